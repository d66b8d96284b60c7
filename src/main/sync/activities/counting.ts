/**
 * What instances add to a person's counters, as running sums.
 *
 * 1. The sums go over the instances in the order of their ends. Those that end at one instant are one step.
 * 2. One instance counts once for a person, with however many characters; private matches do not count.
 * 3. The truth are the instances: the sums can be made anew from any of them on and come to the same.
 */
import type { ActivityName, ActivityRules } from "#main/games/game.ts";
import type { CountedInstance } from "#main/store/activities/counted.ts";
import type { Instant } from "#shared/time.ts";

/** What one instance adds, by metric. */
export interface Addition {
  readonly endedAt: Instant;
  readonly activity: ActivityName;
  readonly counts: Readonly<Record<string, number>>;
}

/** Of one metric the value after an instance that adds to it. */
export interface RunningSum {
  readonly at: Instant;
  readonly value: number;
}

/** What the instances of one person add, in their order. */
export function additionsOf(
  rules: Pick<ActivityRules, "countsOf">,
  instances: readonly CountedInstance[],
  describe: (instance: CountedInstance) => ActivityName,
): Addition[] {
  return instances
    .filter((one) => !one.played.isPrivate)
    .map((one) => {
      const { endedAt, played, results, judgement } = one;
      const activity = describe(one);
      return { endedAt, activity, counts: rules.countsOf({ activity, played, results, judgement }) };
    });
}

/**
 * The running sum of each metric that anything is added to, from what each was before.
 * @param additions in the order of their ends
 */
export function sumsOf(
  additions: readonly Addition[],
  valueBefore: (metric: string) => number,
): ReadonlyMap<string, readonly RunningSum[]> {
  const sums = new Map<string, RunningSum[]>();
  for (const { endedAt, counts } of additions) {
    for (const [metric, count] of Object.entries(counts)) {
      if (!(count > 0 && Number.isFinite(count))) continue;
      const mine = sums.get(metric) ?? [];
      sums.set(metric, mine);
      const last = mine.at(-1);
      const value = Math.min((last?.value ?? valueBefore(metric)) + count, Number.MAX_SAFE_INTEGER);
      if (last?.at === endedAt) mine[mine.length - 1] = { at: endedAt, value };
      else mine.push({ at: endedAt, value });
    }
  }
  return sums;
}
