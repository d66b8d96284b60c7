/**
 * Addresses of the window, kept behind the # so that they work over `app://` and over HTTP alike. Every page and every
 * open panel has one: Back works, and a notification can open the right place.
 */
import type { Tab } from "#shared/game.ts";
import type { AccountId, ActivityId, ClanId, ContestId, GameId, SnapshotId, WarId } from "#shared/ids.ts";
import { type BoardView, boardSegment, parseBoardSegment } from "./board-address.ts";

export type Panel =
  | { readonly kind: "member"; readonly id: AccountId }
  | { readonly kind: "war"; readonly id: WarId }
  | { readonly kind: "activity"; readonly id: ActivityId };

/** A filter of the members that an address can ask for. */
export type MembersFilterView = "attacks-left" | "not-seen-14";
/** What can be open above the members: the editing of a roster that is kept by hand. */
export type RosterView = "roster" | "renames";
export type MembersView = MembersFilterView | RosterView;

export const isRosterView = (view: MembersView | null): view is RosterView => view === "roster" || view === "renames";

/** A contest that is open, is written anew or is changed. */
export type ContestView =
  | { readonly kind: "open" | "edit"; readonly id: ContestId }
  | { readonly kind: "new"; readonly id: null };

export const SETTINGS_SECTIONS = ["clans", "keys", "servers", "appearance", "workspace"] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

export type Address =
  | { readonly page: "home" | "all-clans" | "feed" | "start" | "add-clan" | "verify" }
  | { readonly page: "sync"; readonly batch: SnapshotId | null }
  | { readonly page: "settings"; readonly section: SettingsSection }
  | { readonly page: "boards"; readonly game: GameId; readonly board: BoardView | null }
  | {
      readonly page: "clan";
      readonly clan: ClanId;
      readonly tab: Tab;
      readonly view: MembersView | null;
      /** What the leaderboards show; null is the usual. */
      readonly board: BoardView | null;
      /** Null: the list of contests. */
      readonly contest: ContestView | null;
      readonly panel: Panel | null;
    }
  | { readonly page: "unknown" };

const PLAIN_PAGES: ReadonlyMap<string, Address> = new Map<string, Address>(
  Object.entries({
    "": { page: "home" },
    clans: { page: "all-clans" },
    feed: { page: "feed" },
    start: { page: "start" },
    add: { page: "add-clan" },
    verify: { page: "verify" },
    sync: { page: "sync", batch: null },
    settings: { page: "settings", section: "clans" },
  }),
);

const UNKNOWN: Address = { page: "unknown" };
const TABS: readonly string[] = [
  "members",
  "activities",
  "wars",
  "leaderboards",
  "inactivity",
  "feed",
  "contests",
] satisfies Tab[];
const VIEWS: readonly string[] = ["attacks-left", "not-seen-14", "roster", "renames"] satisfies MembersView[];
/** What a number after the tab opens. */
const KIND_OF_TAB: Readonly<Record<string, Panel["kind"]>> = { members: "member", wars: "war", activities: "activity" };

/** Reads what stands after `#`. Anything that is no address of ours is `unknown`. */
export function parseAddress(path: string): Address {
  const [head = "", ...rest] = path.replace(/^\/+|\/+$/g, "").split("/");
  const plain = PLAIN_PAGES.get(head);
  if (rest.length === 0 && plain !== undefined) return plain;
  const id = toId(rest[0]);
  switch (head) {
    case "sync":
      return rest.length === 1 && id !== null ? { page: "sync", batch: id as SnapshotId } : UNKNOWN;
    case "settings":
      return rest.length === 1 && isSection(rest[0]) ? { page: "settings", section: rest[0] } : UNKNOWN;
    case "boards":
      return parseBoardsAddress(rest);
    case "clan":
      return id === null ? UNKNOWN : parseClanAddress(id as ClanId, rest.slice(1));
    default:
      return UNKNOWN;
  }
}

function parseClanAddress(clan: ClanId, [tab = "members", ...rest]: readonly string[]): Address {
  if (!TABS.includes(tab)) return UNKNOWN;
  if (tab === "leaderboards" && rest[0]?.includes("=")) {
    const board = parseBoardSegment(rest[0]);
    const address = board === null ? UNKNOWN : parseClanAddress(clan, [tab, ...rest.slice(1)]);
    return address.page === "clan" && address.board === null ? { ...address, board } : UNKNOWN;
  }
  if (tab === "contests" && rest[0] !== undefined && rest[0] !== "member")
    return parseContestAddress(clan, rest[0], rest.slice(1));
  const base = { page: "clan", clan, tab: tab as Tab, view: null, board: null, contest: null, panel: null } as const;
  const [first, second, ...more] = rest;
  if (first === undefined) return base;
  if (more.length > 0) return UNKNOWN;
  if (second === undefined) {
    if (tab === "members" && VIEWS.includes(first)) return { ...base, view: first as MembersView };
    return withPanel(base, KIND_OF_TAB[tab], first);
  }
  return first === "member" || first === "war" || first === "activity" ? withPanel(base, first, second) : UNKNOWN;
}

function parseContestAddress(clan: ClanId, which: string, rest: readonly string[]): Address {
  const base = { page: "clan", clan, tab: "contests", view: null, board: null, panel: null } as const;
  if (which === "new") return rest.length === 0 ? { ...base, contest: { kind: "new", id: null } } : UNKNOWN;
  const id = toId(which);
  if (id === null) return UNKNOWN;
  const [first, second, ...more] = rest;
  if (first === "edit" && rest.length === 1) return { ...base, contest: { kind: "edit", id: id as ContestId } };
  const open = { ...base, contest: { kind: "open", id: id as ContestId } } as const;
  if (first === undefined) return open;
  return first === "member" && more.length === 0 ? withPanel(open, "member", second) : UNKNOWN;
}

function parseBoardsAddress([game, segment, ...more]: readonly string[]): Address {
  if (game === undefined || !/^[a-z0-9-]{1,40}$/.test(game) || more.length > 0) return UNKNOWN;
  if (segment === undefined) return { page: "boards", game, board: null };
  const board = parseBoardSegment(segment);
  return board === null ? UNKNOWN : { page: "boards", game, board };
}

function withPanel(
  base: Extract<Address, { page: "clan" }>,
  kind: Panel["kind"] | undefined,
  text: string | undefined,
): Address {
  const id = toId(text);
  if (id === null || kind === undefined) return UNKNOWN;
  switch (kind) {
    case "member":
      return { ...base, panel: { kind, id: id as AccountId } };
    case "war":
      return { ...base, panel: { kind, id: id as WarId } };
    case "activity":
      return { ...base, panel: { kind, id: id as ActivityId } };
  }
}

function toId(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

function isSection(text: string | undefined): text is SettingsSection {
  return (SETTINGS_SECTIONS as readonly (string | undefined)[]).includes(text);
}

/** Address of a page of a clan, with what is open beside it. */
export function clanPath(clan: ClanId, tab: Tab = "members", panel: Panel | null = null): string {
  const base = `/clan/${clan}/${tab}`;
  if (panel === null) return base;
  return KIND_OF_TAB[tab] === panel.kind ? `${base}/${panel.id}` : `${base}/${panel.kind}/${panel.id}`;
}

export const memberPath = (clan: ClanId, id: AccountId, tab: Tab = "members") =>
  clanPath(clan, tab, { kind: "member", id });
export const warPath = (clan: ClanId, id: WarId, tab: Tab = "wars") => clanPath(clan, tab, { kind: "war", id });
export const activityPath = (clan: ClanId, id: ActivityId, tab: Tab = "activities") =>
  clanPath(clan, tab, { kind: "activity", id });
export const viewPath = (clan: ClanId, view: MembersView) => `${clanPath(clan)}/${view}`;

/** Leaderboards of one clan, or of all clans of a game, with a member beside them. */
export function boardPath(
  scope: { readonly clan: ClanId } | { readonly game: GameId },
  view: BoardView | null = null,
  member: AccountId | null = null,
): string {
  const segment = view === null ? "" : boardSegment(view);
  const base = "clan" in scope ? clanPath(scope.clan, "leaderboards") : `/boards/${scope.game}`;
  const path = segment === "" ? base : `${base}/${segment}`;
  return member === null ? path : `${path}/member/${member}`;
}

/** A contest, with a member beside it; `new` writes one. */
export function contestPath(clan: ClanId, contest: ContestId | "new", member: AccountId | null = null): string {
  const path = `${clanPath(clan, "contests")}/${contest}`;
  return member === null ? path : `${path}/member/${member}`;
}

export const contestEditPath = (clan: ClanId, contest: ContestId) => `${contestPath(clan, contest)}/edit`;

export const settingsPath = (section: SettingsSection) => `/settings/${section}`;
export const batchPath = (batch: SnapshotId) => `/sync/${batch}`;

/** For `<a href>`. */
export const hrefOf = (path: string) => `#${path}`;
