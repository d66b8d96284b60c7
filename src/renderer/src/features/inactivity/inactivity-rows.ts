/** Which members are shown, in which order, and what of them is taken into a spreadsheet. */
import type { InactivityRow } from "#shared/contract/inactivity.ts";
import { plainText } from "#shared/plain-text.ts";
import { DAY, type Instant, toIsoOrNull } from "#shared/time.ts";
import type { RuleWording } from "#shared/words/inactivity.ts";
import type { Cell } from "#shared/words/table-text.ts";

export const COLUMNS = ["name", "days", "joined", "warnings", "checked"] as const;
export type ColumnId = (typeof COLUMNS)[number];

export interface Sorting {
  readonly column: ColumnId;
  readonly isDescending: boolean;
}

/** Spans that an officer asks for; 0 shows everybody. */
export const SPANS = [7, 14, 28, 0] as const;

/** Who made no progress for so many days. Of whom nothing is known is shown with everybody only. */
export function quietFor(rows: readonly InactivityRow[], leastDays: number): readonly InactivityRow[] {
  return leastDays === 0 ? rows : rows.filter((row) => row.days !== null && row.days >= leastDays);
}

function cellOf(row: InactivityRow, column: ColumnId): number | string | null {
  switch (column) {
    case "name":
      return plainText(row.name).toLowerCase();
    case "days":
      return row.days;
    case "joined":
      return row.joinedAt;
    case "warnings":
      return row.warnings;
    case "checked":
      return row.checkedAt;
  }
}

/** Who is unknown in a column comes last in both directions; of equal ones the order stays. */
export function sortRows(rows: readonly InactivityRow[], { column, isDescending }: Sorting): InactivityRow[] {
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [cellOf(a, column), cellOf(b, column)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (typeof left === "string" ? left.localeCompare(String(right)) : left - Number(right));
  });
}

/** The other direction of the column that is sorted by; another one begins with the most, names with A. */
export function sortedBy(sorting: Sorting, column: ColumnId): Sorting {
  return column === sorting.column
    ? { column, isDescending: !sorting.isDescending }
    : { column, isDescending: column !== "name" };
}

/** Why the list is empty. */
export type WhyEmpty =
  | { readonly why: "not-checked" }
  /** Nobody can be quiet for longer than the clan is watched. */
  | { readonly why: "not-watched-long-enough"; readonly watchedDays: number }
  | { readonly why: "nobody"; readonly longestDays: number | null };

export function whyEmpty(
  rows: readonly InactivityRow[],
  watchedSince: Instant | null,
  leastDays: number,
  now: Instant,
): WhyEmpty {
  if (watchedSince === null || rows.length === 0) return { why: "not-checked" };
  const watchedDays = Math.max(0, Math.floor((now - watchedSince) / DAY));
  if (watchedDays < leastDays) return { why: "not-watched-long-enough", watchedDays };
  const days = rows.flatMap((row) => row.days ?? []);
  return { why: "nobody", longestDays: days.length === 0 ? null : Math.max(...days) };
}

export function exportTable(
  rows: readonly InactivityRow[],
  wording: Pick<RuleWording, "metric" | "role">,
): { readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] } {
  const head = [
    "Tag",
    "Name",
    "Role",
    "Days without progress",
    "At least",
    "Last progress",
    "Gained",
    "After",
    "Until",
    "Joined",
    "Warnings",
    "Checked",
    "Not found",
  ];
  return {
    head,
    rows: rows.map((row) => [
      row.ref,
      plainText(row.name),
      row.gameRole === null ? null : wording.role(row.gameRole),
      row.days,
      row.isAtLeast,
      row.progress === null ? null : wording.metric(row.progress.metric),
      row.progress?.gained ?? null,
      toIsoOrNull(row.progress?.from ?? null),
      toIsoOrNull(row.progress?.to ?? null),
      toIsoOrNull(row.joinedAt),
      row.warnings,
      toIsoOrNull(row.checkedAt),
      row.isNotFound,
    ]),
  };
}
