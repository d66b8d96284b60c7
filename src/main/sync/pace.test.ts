import { describe, expect, it } from "vitest";
import type { Freshness } from "#main/games/game.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { type DayHours, paced, partOfDay, turnOf } from "./pace.ts";

describe("the parts of a clan's day", () => {
  const usual: DayHours = { peakFrom: 18, peakTo: 23, nightFrom: 1, nightTo: 7 };
  it.each<[situation: string, hours: DayHours, peak: number[], night: number[]]>([
    ["as they are at first", usual, [18, 19, 20, 21, 22], [1, 2, 3, 4, 5, 6]],
    ["over midnight", { peakFrom: 22, peakTo: 1, nightFrom: 23, nightTo: 4 }, [0, 22, 23], [1, 2, 3]],
    ["none, where both ends are equal", { peakFrom: 5, peakTo: 5, nightFrom: 0, nightTo: 0 }, [], []],
    ["until midnight", { ...usual, peakFrom: 20, peakTo: 0 }, [20, 21, 22, 23], [1, 2, 3, 4, 5, 6]],
  ])("%s", (_situation, hours, peak, night) => {
    const all = Array.from({ length: 24 }, (_, hour) => partOfDay(hour, hours));
    const those = (part: string) => all.flatMap((one, hour) => (one === part ? [hour] : []));
    expect({ peak: those("peak"), night: those("night") }).toEqual({ peak, night });
  });
});

describe("a clan's interval", () => {
  it.each<
    [
      situation: string,
      wanted: Pick<Freshness, "class" | "maxAgeMs">,
      pace: number,
      expected: Pick<Freshness, "class" | "maxAgeMs">,
    ]
  >([
    ["as its game suggests", { class: 1, maxAgeMs: 5 * MINUTE }, 1, { class: 1, maxAgeMs: 5 * MINUTE }],
    ["twice as long", { class: 1, maxAgeMs: 5 * MINUTE }, 2, { class: 1, maxAgeMs: 10 * MINUTE }],
    ["shorter", { class: 2, maxAgeMs: 40 * MINUTE }, 0.4, { class: 2, maxAgeMs: 16 * MINUTE }],
    ["never under a minute", { class: 0, maxAgeMs: 2 * MINUTE }, 0.4, { class: 0, maxAgeMs: MINUTE }],
    ["no longer for what is shorter still", { class: 0, maxAgeMs: 30_000 }, 0.4, { class: 0, maxAgeMs: 30_000 }],
    [
      "a war stays critical, within five minutes",
      { class: 0, maxAgeMs: 2 * MINUTE },
      96,
      { class: 0, maxAgeMs: 5 * MINUTE },
    ],
    ["more than its class allows: the next one", { class: 1, maxAgeMs: 5 * MINUTE }, 12, { class: 2, maxAgeMs: HOUR }],
    ["exactly what its class allows", { class: 1, maxAgeMs: 5 * MINUTE }, 6, { class: 1, maxAgeMs: 30 * MINUTE }],
    ["eight hours", { class: 1, maxAgeMs: 5 * MINUTE }, 96, { class: 3, maxAgeMs: 8 * HOUR }],
    ["never more than eight hours", { class: 3, maxAgeMs: 8 * HOUR }, 3, { class: 3, maxAgeMs: 8 * HOUR }],
  ])("%s", (_situation, wanted, pace, expected) => {
    expect(paced(wanted, pace)).toEqual(expected);
  });
});

it("spreads refs evenly over a span, each always at the same place", () => {
  const refs = Array.from({ length: 2_000 }, (_, index) => `#2PP${index.toString(14).toUpperCase()}`);
  const counts = Array.from({ length: 10 }, () => 0);
  for (const ref of refs) counts[Math.floor(turnOf(ref) * 10)] = (counts[Math.floor(turnOf(ref) * 10)] ?? 0) + 1;
  expect(Math.min(...counts)).toBeGreaterThan(140);
  expect(Math.max(...counts)).toBeLessThan(260);
  expect(turnOf("#2PP")).toBe(turnOf("#2PP"));
});
