import type { AccountTypes, ResourceKind } from "#main/games/game.ts";
import type { Instant } from "#shared/time.ts";

export const MAIN = "hiscore";
export const IRONMAN = "hiscore-ironman";
export const HARDCORE = "hiscore-hardcore";
export const ULTIMATE = "hiscore-ultimate";

/** What each table tells of somebody: the experience of all skills as it stands there. */
export const BOARD_METRICS = {
  [MAIN]: "xp.overall",
  [IRONMAN]: "board.ironman",
  [HARDCORE]: "board.hardcore",
  [ULTIMATE]: "board.ultimate",
} as const;

/** Tables that only some types of account are on. */
export type IronTable = typeof IRONMAN | typeof HARDCORE | typeof ULTIMATE;

type Standings = Readonly<Record<ResourceKind, number | null>>;
type Instants = Readonly<Record<ResourceKind, Instant>>;

/**
 * The type of an account by the tables that it is on (games/osrs, section 1.8). A hardcore or ultimate ironman is on the
 * table of all ironmen too, and a table that somebody has left stays as it was: what is lower there than elsewhere is past.
 * Null: what is not known, or was read too early to be compared, could change the answer.
 */
function typeOf(standings: Standings, checkedAt: Instants): string | null {
  const main = standings[MAIN];
  const ironman = standings[IRONMAN];
  if (main === undefined || ironman === undefined) return null;
  if (ironman === null) return main === null ? null : "regular";
  const isHardcore = keepsUp(HARDCORE, IRONMAN, standings, checkedAt);
  if (isHardcore === null) return null;
  const isUltimate = isHardcore ? false : keepsUp(ULTIMATE, IRONMAN, standings, checkedAt);
  if (isUltimate === null) return null;
  const table = isHardcore ? HARDCORE : isUltimate ? ULTIMATE : IRONMAN;
  // Low ironmen are on their own table before they are on the main one.
  const isIron = main === null ? true : keepsUp(table, MAIN, standings, checkedAt);
  if (isIron === null) return null;
  return isIron ? TYPE_OF_TABLE[table] : "regular";
}

const TYPE_OF_TABLE: Readonly<Record<IronTable, string>> = {
  [IRONMAN]: "ironman",
  [HARDCORE]: "hardcore",
  [ULTIMATE]: "ultimate",
};

/** Whether a table shows no less than another one; null where it is not known, or shows less and was read before. */
function keepsUp(table: ResourceKind, other: ResourceKind, standings: Standings, checkedAt: Instants): boolean | null {
  const own = standings[table];
  const others = standings[other];
  if (own === undefined || others === undefined || others === null) return null;
  if (own === null) return false;
  if (own >= others) return true;
  return (checkedAt[table] ?? 0) >= (checkedAt[other] ?? 0) ? false : null;
}

export const ACCOUNT_TYPES: AccountTypes = {
  types: [
    { id: "regular", label: "Regular" },
    { id: "ironman", label: "Ironman" },
    { id: "hardcore", label: "Hardcore ironman" },
    { id: "ultimate", label: "Ultimate ironman" },
  ],
  kinds: BOARD_METRICS,
  typeOf,
};
