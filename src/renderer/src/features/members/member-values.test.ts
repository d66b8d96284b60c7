import { describe, expect, it } from "vitest";
import type { GameInfo } from "#shared/game.ts";
import { valueGroups } from "./member-values.ts";

const metric = (key: string, label: string, group: string, scope = "account") => ({ key, label, group, scope });
const GAME = {
  metrics: [
    metric("xp.attack", "Attack", "Skills"),
    metric("xp.sailing", "Sailing", "Skills"),
    metric("kc.kraken", "Kraken", "Bosses"),
    metric("kc.zulrah", "Zulrah", "Bosses"),
    metric("clan_points", "Clan points", "Clan", "clan"),
  ],
  derived: [{ key: "level.attack", label: "Attack level", unit: "level", group: "Levels", from: "xp.attack" }],
} as unknown as Pick<GameInfo, "metrics" | "derived">;
const VALUES = { "xp.attack": 13_034_431, "level.attack": 99, "xp.sailing": null, "kc.kraken": 0, "kc.zulrah": 512 };

const shown = (search: string, values: Record<string, number | null> = VALUES) =>
  valueGroups(GAME, values, search).map(
    ({ group, values: own, counted }) =>
      `${group} (${counted}): ${own.map((one) => `${one.label} ${one.value}${one.derived ? ` ${one.derived.label} ${one.derived.value}` : ""}`).join(", ")}`,
  );

describe("valueGroups", () => {
  const cases: readonly [situation: string, shown: string[], expected: string[]][] = [
    [
      "all but the clan's own; zero is known, unknown is not zero, a level stands beside its experience",
      shown(""),
      ["Skills (1): Attack 13034431 level 99, Sailing null", "Bosses (1): Kraken 0, Zulrah 512"],
    ],
    ["a label, whatever its case", shown("ZUL"), ["Bosses (1): Zulrah 512"]],
    ["a group", shown("boss"), ["Bosses (1): Kraken 0, Zulrah 512"]],
    ["nothing", shown("nothing like this"), []],
    ["no level where the experience is unknown", shown("attack", {}), ["Skills (0): Attack null"]],
  ];
  it.each(cases)("%s", (_, groups, expected) => {
    expect(groups).toEqual(expected);
  });
});
