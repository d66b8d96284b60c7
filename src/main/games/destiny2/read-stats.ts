import type { ReadResult } from "#main/games/game.ts";
import type { AccountStatsWire } from "./wire.ts";

const SECONDS_A_MINUTE = 60;

/** What the game itself counts of an account, over all its characters and those that are gone. */
const TOLD: readonly (readonly [stat: string, metric: string, of: number])[] = [
  ["kills", "lifetime.kills", 1],
  ["deaths", "lifetime.deaths", 1],
  ["secondsPlayed", "lifetime.minutes", SECONDS_A_MINUTE],
  ["activitiesEntered", "lifetime.activities", 1],
  ["activitiesCleared", "lifetime.clears", 1],
];

/** Nothing where it is all zero: so answers a game that is just closed, and whoever is in a clan has played. */
export function readStats({ Response: { mergedAllCharacters } }: AccountStatsWire, ref: string): ReadResult {
  const [, account = ""] = ref.split("/");
  const told = mergedAllCharacters.merged?.allTime;
  if (told === undefined) return { ok: true, reading: { facts: [], follow: [] } };
  const values = Object.fromEntries(
    TOLD.map(([stat, metric, of]) => {
      const value = told[stat]?.basic?.value;
      return [metric, value === undefined ? null : Math.floor(value / of)];
    }),
  );
  if (!Object.values(values).some((value) => value !== null && value > 0)) {
    return { ok: true, reading: { facts: [], follow: [] } };
  }
  return { ok: true, reading: { facts: [{ type: "values", of: { scope: "account", account }, values }], follow: [] } };
}
