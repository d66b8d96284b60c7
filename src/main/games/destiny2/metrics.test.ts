import { describe, expect, it } from "vitest";
import { keysOfSum, MetricDefinition } from "#shared/metric.ts";
import { CONTEST_RULES } from "./contest-rules.ts";
import { kindOf } from "./kinds.ts";
import { clearsOfName, isSign, METRICS } from "./metrics.ts";
import { RESOURCES } from "./resources.ts";

const keys = METRICS.known.map((metric) => metric.key);

describe("the catalogue", () => {
  it("has each key once, as keys are written, from a resource that there is", () => {
    expect(new Set(keys).size).toBe(keys.length);
    for (const metric of METRICS.known) {
      expect(MetricDefinition.parse(metric)).toEqual(metric);
      expect(Object.keys(RESOURCES)).toContain(metric.source);
      expect(METRICS.describe(metric.key)).toEqual(metric);
    }
  });

  it("has what its sums, its columns and the first board name", () => {
    for (const sum of METRICS.sums) {
      expect(keys).not.toContain(sum.key);
      for (const key of keysOfSum(sum, keys)) expect(keys).toContain(key);
    }
    expect(keys).toContain(METRICS.first);
    const gains = METRICS.columns.filter((column) => column.startsWith("7d:")).map((column) => column.slice(3));
    expect(gains).not.toEqual([]);
    for (const key of gains) expect(keys).toContain(key);
  });

  it.each([
    ["raid", "King's Fall", "clears.raid.kings_fall"],
    ["raid", "Leviathan, Spire of Stars", "clears.raid.leviathan_spire_of_stars"],
    ["dungeon", "Warlord’s Ruin", "clears.dungeon.warlords_ruin"],
    ["dungeon", "Savathûn's Nest", "clears.dungeon.savathuns_nest"],
    ["raid", "Classified (77)", null],
    ["raid", "!", null],
    ["raid", "", null],
  ])("names clears of the %s %j by %s", (kind, name, key) => {
    expect(clearsOfName(kind, name)).toBe(key);
  });

  it("describes a raid that came later, as well as its key allows", () => {
    expect(METRICS.describe("clears.raid.vault_of_the_unseen")).toEqual({
      key: "clears.raid.vault_of_the_unseen",
      label: "Vault of the Unseen",
      unit: "clears",
      group: "Raids",
      kind: "counter",
      scope: "account",
      source: "history",
      isRanked: true,
    });
    for (const key of ["clears.picnic", "clears.picnic.x", "clears.raid.", "clears.raid._x", "donations"]) {
      expect(METRICS.describe(key)).toBeNull();
    }
  });

  it("takes what is counted out of play for a sign of it, and nothing else", () => {
    for (const key of [
      "activities",
      "minutes_played",
      "kills",
      "clears.raid.tomorrow",
      "full_clears.raid",
      "flawless",
    ]) {
      expect(isSign(key)).toBe(true);
    }
    for (const key of ["deaths", "lifetime.kills", "characters.light", "guardian_rank", "clan_members"]) {
      expect(isSign(key)).toBe(false);
    }
  });

  it("has rules of contests that count what there is", () => {
    for (const { metrics } of CONTEST_RULES) {
      for (const metric of metrics) {
        expect(keys.some((key) => (metric.endsWith("*") ? key.startsWith(metric.slice(0, -1)) : key === metric))).toBe(
          true,
        );
      }
    }
  });
});

it.each<[modes: readonly number[], kind: string | null]>([
  [[7, 4], "raid"],
  [[7, 82], "dungeon"],
  [[7, 18, 46], "nightfall"],
  [[7, 3, 18], "strike"],
  [[5, 84], "trials"],
  [[5, 19, 43], "iron_banner"],
  [[5, 10], "crucible"],
  [[7, 63, 64], "gambit"],
  [[64, 75], "gambit"],
  [[7, 85], "seasonal"],
  [[7, 2], "story"],
  [[7, 6], null],
  [[40], null],
  [[9_999], null],
  [[], null],
])("modes %j are of the kind %s", (modes, kind) => {
  expect(kindOf(modes)).toBe(kind);
});
