/** Which members are shown. Pure. */
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo, GameRole } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { notSeenFor } from "./members-activity.ts";
import type { Column } from "./metric-column.ts";

export interface Ranking {
  readonly side: "bottom" | "top";
  readonly count: number;
  readonly column: string;
}

export interface MembersFilter {
  readonly text: string;
  /** The game's own roles; none chosen means all. */
  readonly roles: readonly string[];
  readonly notSeenDays: number | null;
  readonly hasAttacksLeft: boolean;
  readonly ranking: Ranking | null;
}

export const NO_FILTER: MembersFilter = {
  text: "",
  roles: [],
  notSeenDays: null,
  hasAttacksLeft: false,
  ranking: null,
};

export const isFiltered = (filter: MembersFilter) =>
  filter.text.trim() !== "" ||
  filter.roles.length > 0 ||
  filter.notSeenDays !== null ||
  filter.hasAttacksLeft ||
  filter.ranking !== null;

export interface FilterContext {
  readonly columns: readonly Column[];
  readonly watchedSince: Instant | null;
  readonly now: Instant;
}

/** The rows that pass. The ranking comes last: the bottom 15 of those that pass the rest. */
export function filterMembers(
  rows: readonly MemberRow[],
  filter: MembersFilter,
  context: FilterContext,
): readonly MemberRow[] {
  const wanted = folded(filter.text);
  const passed = rows.filter((row) => {
    if (wanted !== "" && !folded(`${row.name} ${row.ref}`).includes(wanted)) return false;
    if (filter.roles.length > 0 && !filter.roles.includes(row.gameRole ?? "")) return false;
    if (filter.hasAttacksLeft && (row.war?.attacksLeft ?? 0) === 0) return false;
    if (filter.notSeenDays === null) return true;
    return (notSeenFor(row, context.watchedSince, context.now) ?? 0) >= filter.notSeenDays * DAY;
  });
  return filter.ranking === null ? passed : ranked(passed, filter.ranking, context.columns);
}

/** Who is unknown in the column is neither at the top nor at the bottom: unknown is not zero. */
function ranked(rows: readonly MemberRow[], ranking: Ranking, columns: readonly Column[]): readonly MemberRow[] {
  const column = columns.find((one) => one.id === ranking.column);
  if (column === undefined) return rows;
  const known = rows.flatMap((row) => {
    const value = column.value(row);
    return typeof value === "number" ? [{ row, value }] : [];
  });
  const sign = ranking.side === "bottom" ? 1 : -1;
  known.sort((a, b) => sign * (a.value - b.value));
  return known.slice(0, ranking.count).map(({ row }) => row);
}

/**
 * Roles to filter by, highest first. A roster kept by hand has roles of its clan's own making, and few of the many that its
 * game knows: those that somebody has.
 */
export function rolesToChoose(
  game: Pick<GameInfo, "roster" | "roles">,
  rows: readonly Pick<MemberRow, "gameRole">[],
): readonly Pick<GameRole, "id" | "label">[] {
  if (game.roster === "api") return game.roles;
  const held = new Set(rows.flatMap((row) => row.gameRole ?? []));
  const known = game.roles.filter((role) => held.delete(role.id));
  return [...known, ...[...held].sort().map((id) => ({ id, label: plainText(id) }))];
}

/** For comparing what somebody types with names: case and accents do not matter. */
export function folded(text: string): string {
  return text.trim().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The filter in words: `“elder”, Elder, not seen for 28 days`. */
export function filterWords(filter: MembersFilter, game: GameInfo, columns: readonly Column[]): string {
  const roles = filter.roles.map((role) => game.roles.find((one) => one.id === role)?.label ?? role);
  const parts = [
    filter.text.trim() === "" ? null : `“${filter.text.trim()}”`,
    roles.length === 0 ? null : roles.join(" or "),
    filter.notSeenDays === null ? null : `not seen for ${filter.notSeenDays} days`,
    filter.hasAttacksLeft ? "attacks left" : null,
    filter.ranking === null ? null : rankingWords(filter.ranking, columns),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** `Bottom 15 by donated`. */
export function rankingWords(ranking: Ranking, columns: readonly Column[]): string {
  const column = columns.find((one) => one.id === ranking.column);
  const by = column?.title.split(",")[0]?.toLowerCase() ?? ranking.column;
  return `${ranking.side === "bottom" ? "Bottom" : "Top"} ${ranking.count} by ${by}`;
}
