/**
 * Whom to ask when: a month of the demo world replayed in virtual time with the same number of requests for members, in
 * turn, by fixed tiers, and by the engine's prediction, which knows only what its own checks found.
 */
import { DEMO_START } from "#demo/clock.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { type Found, recordLives, replay, scaleFor } from "#test/support/replay.ts";
import { fixedTiers, foresight, roundRobin } from "#test/support/rules.ts";
import { type Figure, percentile, report, times } from "./report.ts";

const startAt = DEMO_START;
const endAt = startAt + 30 * DAY;
const span = { startAt, endAt, clanEvery: 5 * MINUTE };

const lives = recordLives({}, startAt, endAt);
const members = lives.length;

const ours = replay(lives, foresight(startAt, members, { pace: 1, asksActive: true }), span);
const atScale = {
  turn: (scale: number) => replay(lives, roundRobin(startAt, members, scale * HOUR), span),
  tiers: (scale: number) => replay(lives, fixedTiers(startAt, members, scale), span),
  alone: (pace: number) => replay(lives, foresight(startAt, members, { pace, asksActive: false }), span),
};
const equal = (rule: (scale: number) => Found) => rule(scaleFor(ours.requests, (scale) => rule(scale).requests));
const turn = equal(atScale.turn);
const tiers = equal(atScale.tiers);
const alone = equal(atScale.alone);

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const perRequest = (found: Found) => found.fresh / found.requests;

function figuresOf(name: string, found: Found): Figure[] {
  const plain = (what: string, value: string): Figure => ({ what, value, reach: "", isReached: null });
  return [
    plain(`${name}: requests`, String(found.requests)),
    plain("  of a hundred, those that found a change", (100 * perRequest(found)).toFixed(1)),
    plain("  from a change to its discovery, mean", compactDuration(mean(found.delays))),
    plain("  the same, p95", compactDuration(percentile(found.delays, 0.95))),
    plain("  the longest that any member was not asked", compactDuration(found.longestWait)),
  ];
}

const gain = perRequest(ours) / perRequest(turn);
report(`Freshness: ${members} members over 30 days, ${lives.flatMap((life) => life.changes).length} changes`, [
  ...figuresOf("everybody in turn", turn),
  ...figuresOf("fixed tiers of activity", tiers),
  ...figuresOf("prediction alone", alone),
  ...figuresOf("prediction, and at once who is seen in the clan's body", ours),
  {
    what: "changes found per request, against everybody in turn",
    value: times(gain),
    reach: "more than 1×",
    isReached: gain > 1,
  },
]);
