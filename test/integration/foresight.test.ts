/** The prediction, on a small world that plays by itself: it may know only what its own checks found. */
import { expect, it } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { plainClans } from "#demo/world/clash-of-clans.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { recordLives, replay, scaleFor } from "#test/support/replay.ts";
import { fixedTiers, foresight, roundRobin } from "#test/support/rules.ts";

const startAt = DEMO_START;
const span = { startAt, endAt: startAt + 14 * DAY, clanEvery: 5 * MINUTE };

it("finds more changes with the same number of requests than asking in turn and than fixed tiers, and sooner than these", () => {
  const lives = recordLives({ seed: "foresight", clashOfClans: { clans: plainClans(1, 20) } }, startAt, span.endAt);
  const alone = replay(lives, foresight(startAt, lives.length, { pace: 1, asksActive: false }), span);
  const inTurn = (scale: number) => replay(lives, roundRobin(startAt, lives.length, scale * HOUR), span);
  const inTiers = (scale: number) => replay(lives, fixedTiers(startAt, lives.length, scale), span);
  const turn = inTurn(scaleFor(alone.requests, (scale) => inTurn(scale).requests));
  const tiers = inTiers(scaleFor(alone.requests, (scale) => inTiers(scale).requests));
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

  for (const other of [turn, tiers]) {
    expect(Math.abs(other.requests / alone.requests - 1)).toBeLessThan(0.01);
    expect(other.delays).not.toEqual([]);
    expect(alone.fresh / alone.requests).toBeGreaterThan(1.1 * (other.fresh / other.requests));
  }
  expect(mean(alone.delays)).toBeLessThan(mean(tiers.delays));
  expect(alone.longestWait).toBeLessThanOrEqual(8 * HOUR + MINUTE);

  const seen = replay(lives, foresight(startAt, lives.length, { pace: 1, asksActive: true }), span);
  expect(seen.fresh / seen.requests).toBeGreaterThan(alone.fresh / alone.requests);
  expect(mean(seen.delays)).toBeLessThan(mean(turn.delays));
});
