import { describe, expect, it } from "vitest";
import type { Freshness } from "#shared/contract/base.ts";
import { noActivities } from "./activity-empty.ts";

const well: Freshness = { lastUpdated: 1, isStale: false, nextCheckAt: null, trouble: null };
const never: Freshness = { ...well, lastUpdated: null };
const trouble = { outcome: "maintenance", detail: null, since: 1, nextTryAt: null } as const;

describe("noActivities", () => {
  const cases: readonly [
    situation: string,
    look: Parameters<typeof noActivities>[0],
    expected: ReturnType<typeof noActivities>,
  ][] = [
    ["a filter that matches nothing", { isFiltered: true, clan: well, histories: well }, "unmatched"],
    ["a new clan", { isFiltered: false, clan: never, histories: never }, "unchecked"],
    ["the roster is read, no history yet", { isFiltered: false, clan: well, histories: never }, "unread"],
    ["nobody played", { isFiltered: false, clan: well, histories: well }, "none"],
    ["servers down from the first", { isFiltered: false, clan: { ...never, trouble }, histories: never }, "down"],
    [
      "histories are down, the roster was read",
      { isFiltered: false, clan: well, histories: { ...never, trouble } },
      "down",
    ],
    [
      "nobody played before the servers went down",
      { isFiltered: false, clan: { ...well, trouble }, histories: { ...well, trouble } },
      "none",
    ],
  ];
  it.each(cases)("%s", (_, look, expected) => {
    expect(noActivities(look)).toBe(expected);
  });
});
