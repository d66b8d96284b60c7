import { DAY, type Instant, toIso } from "#shared/time.ts";
import { CSV_LISTS, type CsvList } from "./csv-lists.ts";
import { valuesOf } from "./read.ts";
import type { HiscoreWire } from "./wire.ts";

export type CsvReading =
  | { readonly ok: true; readonly values: Readonly<Record<string, number | null>> }
  | { readonly ok: false; readonly detail: string };

/** Lists change in the middle of a day, and files are often dated by the day after. */
const SLACK = 2 * DAY;

const ROW = /^-?\d{1,15}(?:,-?\d{1,15}){1,2}$/;
const SKILL_COLUMNS = 3;
const ACTIVITY_COLUMNS = 2;

/**
 * A player's answer of the main table as CSV, read by the list that held at `at`. Refused, in words, where no list of that
 * time has so many rows, or where it is no such answer at all.
 */
export function readCsv(text: string, at: Instant): CsvReading {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  const bad = lines.findIndex((line) => !ROW.test(line));
  if (bad >= 0) return { ok: false, detail: `Line ${bad + 1} is no row of the hiscores.` };
  const list = CSV_LISTS.find(({ skills, activities }) => skills.length + activities.length === lines.length);
  if (list === undefined) return { ok: false, detail: `The hiscores never had ${lines.length} rows.` };
  if (!isOfTime(list, at)) {
    const day = toIso(at).slice(0, "2026-11-30".length);
    return { ok: false, detail: `On ${day} the hiscores did not have ${lines.length} rows: its date is another one.` };
  }
  const body = bodyOf(lines, list);
  return body === null ? { ok: false, detail: "A row has more or fewer numbers than its kind has." } : valuesOf(body);
}

function isOfTime({ from, to }: CsvList, at: Instant): boolean {
  return at >= from - SLACK && (to === null || at < to + SLACK);
}

function bodyOf(lines: readonly string[], list: CsvList): Pick<HiscoreWire, "skills" | "activities"> | null {
  const rows = lines.map((line) => line.split(",").map(Number));
  const isWhole = rows.every(
    (row, index) => row.length === (index < list.skills.length ? SKILL_COLUMNS : ACTIVITY_COLUMNS),
  );
  if (!isWhole) return null;
  return {
    skills: list.skills.map((name, index) => {
      const [rank = -1, level = -1, xp = -1] = rows[index] ?? [];
      return { name, rank, level, xp };
    }),
    activities: list.activities.map((name, index) => {
      const [rank = -1, score = -1] = rows[list.skills.length + index] ?? [];
      return { name, rank, score };
    }),
  };
}
