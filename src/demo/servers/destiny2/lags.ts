import { createRandom } from "#demo/world/random.ts";
import { type Duration, type Instant, MINUTE, SECOND } from "#shared/time.ts";

type Range = readonly [least: Duration, most: Duration];

/** How late the service shows what is so, in the world's time. What it shows depends on the clock alone, not on who asked. */
export interface Lags {
  /** How often each of the service's servers makes a profile anew; 0: for every request. */
  readonly profileEvery: Duration;
  /** How far apart two servers do so: an older profile may follow a newer one by so much. */
  readonly serversApart: Duration;
  /** How much older component 1000 is than the others. */
  readonly secondaryBehind: Duration;
  /** From a coming or going to the roster, and the share that it never shows. */
  readonly roster: Range;
  readonly rosterMisses: number;
  /** From the end of an activity to the history and the statistics. */
  readonly history: Range;
  /** From the end of an activity to its report. */
  readonly report: Range;
  /** The share of reports that lack entries, or name somebody by nothing but an id, for so long after they are there. */
  readonly reportFlaws: number;
  readonly reportFlawedFor: Duration;
}

/** As observed (games/destiny2.md sections 1.5, 1.7 and 1.9). */
export const REAL_LAGS: Lags = {
  profileEvery: MINUTE,
  serversApart: 30 * SECOND,
  secondaryBehind: 12 * SECOND,
  roster: [MINUTE, 3 * MINUTE],
  rosterMisses: 0.03,
  history: [MINUTE, 3 * MINUTE],
  report: [90 * SECOND, 5 * MINUTE],
  reportFlaws: 0.2,
  reportFlawedFor: 2 * MINUTE,
};

/** Everything at once and whole: for tests that look at what a command changed. */
export const NO_LAGS: Lags = {
  profileEvery: 0,
  serversApart: 0,
  secondaryBehind: 0,
  roster: [0, 0],
  rosterMisses: 0,
  history: [0, 0],
  report: [0, 0],
  reportFlaws: 0,
  reportFlawedFor: 0,
};

/** A draw in [0, 1) that belongs to a label for good. */
export const drawOf = (label: string): number => createRandom(label).next();

export function within([least, most]: Range, label: string): Duration {
  return least === most ? least : least + Math.floor(drawOf(label) * (most - least));
}

/** When one of the two servers made the profile that it shows at `now`. */
export function mintedAt({ profileEvery, serversApart }: Lags, server: number, now: Instant): Instant {
  return profileEvery === 0 ? now : now - ((now + server * serversApart) % profileEvery);
}
