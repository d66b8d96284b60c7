import { describe, expect, it } from "vitest";
import { createNumbers } from "#renderer/ui/numbers.ts";
import type { GameId } from "#shared/ids.ts";
import { rateWords } from "./sync-rate.ts";

type Lane = Parameters<typeof rateWords>[0]["lanes"][number];
const GAME = "osrs" as GameId;
const lane = (
  sentLastMinute: number,
  allowedPerMinute: number,
  kind: Lane["state"]["kind"] = "running",
  game = GAME,
): Lane => ({
  game,
  state: { kind },
  sentLastMinute,
  allowedPerMinute,
});

describe("rateWords", () => {
  const cases: readonly [situation: string, sync: Parameters<typeof rateWords>[0], state: string, rate: string][] = [
    ["one game", { isPaused: false, lanes: [lane(12, 600)] }, "Sync running", "12 of 600 requests a minute"],
    [
      "the sum of all games",
      { isPaused: false, lanes: [lane(600, 1_199.6), lane(75, 60)] },
      "Sync running",
      "675 of 1\u202f260 requests a minute",
    ],
    [
      "no key in the only game",
      { isPaused: false, lanes: [lane(0, 60, "no-key")] },
      "Sync held up",
      "0 of 60 requests a minute",
    ],
    [
      "maintenance in one of two",
      { isPaused: false, lanes: [lane(0, 60, "maintenance"), lane(1, 60, "idle")] },
      "Sync partly held up",
      "1 of 120 requests a minute",
    ],
    [
      "no key for a game without a clan here",
      { isPaused: false, lanes: [lane(0, 600, "no-key", "clash-of-clans" as GameId), lane(1, 60, "idle")] },
      "Sync running",
      "1 of 60 requests a minute",
    ],
    ["paused", { isPaused: true, lanes: [lane(0, 60)] }, "Checks paused", "0 of 60 requests a minute"],
  ];
  it.each(cases)("%s", (_, sync, state, rate) => {
    expect(rateWords(sync, new Set([GAME]), createNumbers("en"))).toEqual({ state, rate });
  });
});
