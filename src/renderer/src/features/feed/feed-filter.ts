/** Which events are shown. Pure. */
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { Tab } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { EVENT_GROUPS, EVENT_KINDS, type EventGroup } from "#shared/words/event.ts";

export interface FeedFilter {
  /** Kinds of events; none chosen means all. */
  readonly types: readonly string[];
  /** Part of somebody's name. */
  readonly text: string;
}

export const NO_FILTER: FeedFilter = { types: [], text: "" };

export const isFiltered = (filter: FeedFilter) => filter.types.length > 0 || filter.text.trim() !== "";

export interface FeedLook {
  /** Null is the feed of all clans. */
  readonly clan: ClanId | null;
  /** How many clans there are. */
  readonly clans: number;
  readonly filter: FeedFilter;
  /** Events that are held back while somebody reads. */
  readonly waiting: number;
}

/** Whether the events of all clans are on the page: what is left out stays unseen, here and on the page of all clans. */
export function showsAll({ clan, clans, filter, waiting }: FeedLook): boolean {
  return !isFiltered(filter) && (clan === null || clans === 1) && waiting === 0;
}

/** For comparing what somebody types with names: case and accents do not matter. */
const folded = (text: string) => text.trim().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** What in the data of an event is a name. */
const NAMES = ["from", "to", "attacker", "defender", "opponent", "names", "activity"] as const;

/** Events of a clan (null: of all) that pass; what the host filtered passes again. */
export function filterEvents(
  events: readonly FeedEvent[],
  filter: FeedFilter,
  clan: ClanId | null,
): readonly FeedEvent[] {
  const wanted = folded(filter.text);
  return events.filter((event) => {
    if (clan !== null && event.clan !== clan) return false;
    if (filter.types.length > 0 && !filter.types.includes(event.type)) return false;
    if (wanted === "") return true;
    const names = [event.name, event.ref, ...NAMES.map((key) => event.data[key])];
    return names.some((name) => typeof name === "string" && folded(name).includes(wanted));
  });
}

/** The filter in words: `“ember”, donations or joined`. */
export function filterWords(filter: FeedFilter): string {
  const kinds = filter.types.map((type) => EVENT_KINDS[type] ?? type);
  const parts = [
    filter.text.trim() === "" ? null : `“${filter.text.trim()}”`,
    kinds.length === 0 ? null : kinds.join(" or "),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** What the chip says: the kinds while they are few. */
export function kindsText(types: readonly string[]): string {
  if (types.length === 0) return "Kind";
  return types.length > 2 ? `${types.length} kinds` : types.map((type) => EVENT_KINDS[type] ?? type).join(" or ");
}

/** Groups of kinds that games with these pages can have. */
export function offeredGroups(tabs: readonly Tab[]): readonly EventGroup[] {
  return EVENT_GROUPS.filter((group) => group.tab === undefined || tabs.includes(group.tab));
}
