/** Members of a game that tells who plays, as an officer looks for them: who plays together first, then alone, then not. Pure. */
import type { FireteamView, MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import type { FireteamId } from "#shared/ids.ts";

export type Whereabouts = "in-game" | "offline" | "unknown";

/** Whether somebody is in the game. Who hides it is taken for offline where nothing else, such as the roster, says otherwise. */
export function whereaboutsOf({ presence }: Pick<MemberRow, "presence">): Whereabouts {
  switch (presence?.state) {
    case "playing":
    case "orbit":
    case "online":
    case "stale":
      return "in-game";
    case "private":
      return presence.onlineSince === null ? "offline" : "in-game";
    case "offline":
      return "offline";
    default:
      return "unknown";
  }
}

export interface MemberGroup<Item> {
  /** Unique among the groups of a clan, and the same from one answer to the next. */
  readonly key: string;
  readonly kind: "fireteam" | "alone" | "offline" | "unknown";
  /** Of a group that plays together. */
  readonly fireteam: FireteamView | null;
  /** At least one. */
  readonly items: readonly Item[];
}

type Kinds = Pick<GameInfo, "activityKinds">["activityKinds"];

/**
 * Groups in the order in which they are read; inside each the items keep theirs. A group that nobody is left of, because a
 * filter hides them, is left out.
 */
export function groupMembers<Item>(
  items: readonly Item[],
  rowOf: (item: Item) => Pick<MemberRow, "id" | "presence">,
  fireteams: readonly FireteamView[],
  kinds: Kinds,
): MemberGroup<Item>[] {
  const teams = [...fireteams].sort(byInterest(kinds));
  const teamOf = new Map<number, FireteamId>(teams.flatMap((team) => team.members.map((member) => [member, team.id])));
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const row = rowOf(item);
    const place = whereaboutsOf(row);
    const team = place === "in-game" ? teamOf.get(row.id) : undefined;
    const key = team === undefined ? (place === "in-game" ? "alone" : place) : teamKey(team);
    found.set(key, [...(found.get(key) ?? []), item]);
  }
  const group = (
    key: string,
    kind: MemberGroup<Item>["kind"],
    fireteam: FireteamView | null = null,
  ): MemberGroup<Item>[] => {
    const own = found.get(key);
    return own === undefined ? [] : [{ key, kind, fireteam, items: own }];
  };
  return [
    ...teams.flatMap((team) => group(teamKey(team.id), "fireteam", team)),
    ...group("alone", "alone"),
    ...group("offline", "offline"),
    ...group("unknown", "unknown"),
  ];
}

const teamKey = (id: FireteamId) => `fireteam ${id}`;

/** What certainly runs before what is stuck, kinds in the game's own order, the longest first. */
function byInterest(kinds: Kinds): (a: FireteamView, b: FireteamView) => number {
  const rank = ({ activity }: FireteamView) => {
    if (activity === null) return kinds.length + 1;
    const place = kinds.findIndex((kind) => kind.id === activity.kind);
    return place < 0 ? kinds.length : place;
  };
  const since = (team: FireteamView) => team.since ?? Number.MAX_SAFE_INTEGER;
  return (a, b) => Number(a.isStale) - Number(b.isStale) || rank(a) - rank(b) || since(a) - since(b) || a.id - b.id;
}

/** The groups as far as the first `count` items. */
export function firstOf<Item>(groups: readonly MemberGroup<Item>[], count: number): MemberGroup<Item>[] {
  let left = count;
  return groups.flatMap((group) => {
    if (left <= 0) return [];
    const items = group.items.slice(0, left);
    left -= items.length;
    return [{ ...group, items }];
  });
}
