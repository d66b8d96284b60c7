import { expect, test } from "vitest";
import { builderLeague, CAPITAL_LEAGUES, LEAGUE_TIERS, WAR_LEAGUES } from "./leagues.ts";

// Trophies and league of recorded members.
test.each([
  [0, 44_000_000, "Wood League V"],
  [261, 44_000_002, "Wood League III"],
  [355, 44_000_003, "Wood League II"],
  [1_570, 44_000_015, "Copper League V"],
  [2_409, 44_000_022, "Brass League I"],
  [2_799, 44_000_023, "Iron League III"],
  [3_178, 44_000_025, "Iron League I"],
  [3_304, 44_000_026, "Steel League III"],
  [3_677, 44_000_028, "Steel League I"],
  [4_704, 44_000_033, "Platinum League II"],
  [99_999, 44_000_041, "Diamond League"],
])("%i builder trophies are %i, %s", (trophies, id, name) => {
  expect(builderLeague(trophies)).toEqual({ id, name });
});

test("lists hold the game's ids and names at their ends", () => {
  const ends = (list: readonly { id: number; name: string }[]) =>
    [list[0], list.at(-1)].map((one) => `${one?.id} ${one?.name}`);
  expect([LEAGUE_TIERS, WAR_LEAGUES, CAPITAL_LEAGUES].map(ends)).toEqual([
    ["105000000 Unranked", "105000036 Legend League I"],
    ["48000000 Unranked", "48000018 Champion League I"],
    ["85000000 Unranked", "85000022 Legend League"],
  ]);
  expect(LEAGUE_TIERS[21]).toEqual({ id: 105_000_021, name: "Golem League 21" });
});
