import { describe, expect, it } from "vitest";
import type { InactivityRow } from "#shared/contract/inactivity.ts";
import type { AccountId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { exportTable, quietFor, type Sorting, sortedBy, sortRows, type WhyEmpty, whyEmpty } from "./inactivity-rows.ts";

const NOW = 100 * DAY;

const row = (name: string, changes: Partial<InactivityRow> = {}): InactivityRow => ({
  account: 1 as AccountId,
  ref: `#${name}`,
  name,
  gameRole: null,
  joinedAt: null,
  progress: null,
  days: 0,
  isAtLeast: false,
  checkedAt: null,
  isNotFound: false,
  warnings: 0,
  ...changes,
});
const names = (rows: readonly InactivityRow[]) => rows.map((one) => one.name).join("");
const ROWS = [row("b", { days: 14 }), row("C", { days: null }), row("a", { days: 7, joinedAt: 5, warnings: 1 })];

it.each([
  [0, "bCa"],
  [7, "ba"],
  [8, "b"],
  [28, ""],
])("shows who made no progress for %i days", (least, expected) => {
  expect(names(quietFor(ROWS, least))).toBe(expected);
});

it.each<[sorting: Sorting, expected: string]>([
  [{ column: "days", isDescending: true }, "baC"],
  [{ column: "days", isDescending: false }, "abC"],
  [{ column: "name", isDescending: false }, "abC"],
  [{ column: "joined", isDescending: true }, "abC"],
  [{ column: "warnings", isDescending: true }, "abC"],
])("sorts by %j, who is unknown last", (sorting, expected) => {
  expect(names(sortRows(ROWS, sorting))).toBe(expected);
});

it("turns the direction of a column, and begins another with the most", () => {
  const days: Sorting = { column: "days", isDescending: true };
  expect(sortedBy(days, "days")).toEqual({ column: "days", isDescending: false });
  expect(sortedBy(days, "warnings")).toEqual({ column: "warnings", isDescending: true });
  expect(sortedBy(days, "name")).toEqual({ column: "name", isDescending: false });
});

describe("an empty list", () => {
  it.each<[situation: string, rows: InactivityRow[], watched: Instant | null, least: number, expected: WhyEmpty]>([
    ["before the first check", [], null, 7, { why: "not-checked" }],
    ["a clan without members", [], NOW - 50 * DAY, 7, { why: "not-checked" }],
    ["watched for too short", ROWS, NOW - 6 * DAY - 1, 7, { why: "not-watched-long-enough", watchedDays: 6 }],
    ["nobody is quiet", ROWS, NOW - 50 * DAY, 28, { why: "nobody", longestDays: 14 }],
    [
      "of nobody anything is known",
      [row("a", { days: null })],
      NOW - 50 * DAY,
      7,
      { why: "nobody", longestDays: null },
    ],
  ])("%s", (_situation, rows, watched, least, expected) => {
    expect(whyEmpty(rows, watched, least, NOW)).toEqual(expected);
  });
});

it("takes what is shown into a table, instants with their zone", () => {
  const progress = { from: null, to: 0, metric: "gold", gained: 5 };
  const { head, rows } = exportTable([row("=A", { gameRole: "admin", progress, days: 3 })], {
    metric: (key) => `${key}!`,
    role: () => "Elder",
  });
  expect(Object.fromEntries(head.map((title, index) => [title, rows[0]?.[index]]))).toEqual({
    Tag: "#=A",
    Name: "=A",
    Role: "Elder",
    "Days without progress": 3,
    "At least": false,
    "Last progress": "gold!",
    Gained: 5,
    After: null,
    Until: "1970-01-01T00:00:00.000Z",
    Joined: null,
    Warnings: 0,
    Checked: null,
    "Not found": false,
  });
});
