import { describe, expect, it } from "vitest";
import type { AccountId } from "#shared/ids.ts";
import { type ActivityFilter, filterWords, isFiltered, NO_FILTER } from "./activity-filter.ts";

const kinds = [{ id: "raid", label: "Raid" }];

describe("filterWords", () => {
  const cases: readonly [
    situation: string,
    filter: Partial<ActivityFilter>,
    member: string | null,
    expected: string,
  ][] = [
    ["nothing", {}, null, ""],
    ["a kind", { kind: "raid" }, null, "Raid"],
    ["a kind of another build", { kind: "siege" }, null, "siege"],
    ["a hostile name", { account: 3 as AccountId }, "a\u202eb", "with ab"],
    ["somebody unknown", { account: 3 as AccountId }, null, "with somebody who left"],
    [
      "all at once",
      { kind: "raid", account: 3 as AccountId, onlyCleared: true, leastMembers: 3 },
      "Ember",
      "Raid, with Ember, cleared, 3 or more of the clan",
    ],
  ];
  it.each(cases)("%s", (_, changes, member, expected) => {
    const filter = { ...NO_FILTER, ...changes };
    expect(filterWords(filter, { kinds, member })).toBe(expected);
    expect(isFiltered(filter)).toBe(expected !== "");
  });
});
