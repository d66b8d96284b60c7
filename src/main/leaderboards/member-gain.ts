/**
 * What a member gained, out of the ends of the series behind it.
 *
 * 1. Gained is total(to) − total(from); of a derived number f(start + gained) − f(start).
 * 2. A number that only counts in a clan is that of all stays there that the window meets. A stay that begins in the window
 *    adds to an earlier one of the same member; alone it has no baseline, like everything that was not known at the start.
 * 3. A sum is known where every part that was ever known of the member has a baseline. Parts never known are left out: who
 *    never killed a boss still has a sum of all bosses.
 * 4. Becoming unknown takes nothing away: what was gained until then stays gained.
 */
import { type Ends, gainOf, type WindowSum } from "#main/store/samples/ends.ts";
import type { Instant } from "#shared/time.ts";

/** One number of a member at both ends, with what is made of its value. */
export interface PartEnds {
  /** Null: never known until the end. */
  readonly ends: Ends | null;
  readonly derive: ((value: number) => number) | null;
}

export type Why = "never-known" | "no-baseline" | "unknown-at-start";

export interface MemberGain {
  /** Null is unknown. */
  readonly gained: number | null;
  /** Why `gained` is unknown; null where it is not. */
  readonly why: Why | null;
  readonly start: number | null;
  readonly end: number | null;
  /** Of the oldest and of the newest sample behind it. */
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
}

const NEVER: MemberGain = { gained: null, why: "never-known", start: null, end: null, startAt: null, endAt: null };

/** The ends of one number over several stays, which come in their order. */
export function joinStays(stays: readonly Ends[]): Ends | null {
  const known = stays.filter((ends) => ends.endAt !== null);
  const [first, ...more] = known;
  if (first === undefined || more.length === 0) return first ?? null;
  const begun = known.filter((ends) => ends.startAt !== null);
  const [held] = begun;
  const last = known.at(-1) ?? first;
  return {
    startAt: held?.startAt ?? null,
    startValue: held?.startValue ?? null,
    startTotal: held === undefined ? null : sum(begun.map((ends) => ends.startTotal ?? 0)),
    endAt: last.endAt,
    endValue: last.endValue,
    endTotal: sum(known.map((ends) => ends.endTotal ?? 0)),
  };
}

/** What the parts of an expression gained together. */
export function gainOfParts(parts: readonly PartEnds[]): MemberGain {
  let isKnown = false;
  let why: Why | null = null;
  let gained = 0;
  let start: number | null = 0;
  let end: number | null = 0;
  let startAt: Instant | null = null;
  let endAt: Instant = 0;
  for (const { ends, derive } of parts) {
    if (ends === null || ends.endAt === null) continue;
    isKnown = true;
    end = plus(end, made(ends.endValue, derive));
    endAt = Math.max(endAt, ends.endAt);
    if (ends.startAt !== null) startAt = Math.min(startAt ?? ends.startAt, ends.startAt);
    if (ends.startAt === null) why = "no-baseline";
    else if (ends.startValue === null) why ??= "unknown-at-start";
    else {
      start = plus(start, made(ends.startValue, derive));
      gained += gainOfPart(ends, derive);
    }
  }
  if (!isKnown) return NEVER;
  if (why !== null) return { gained: null, why, start: null, end, startAt, endAt };
  return { gained, why, start, end, startAt, endAt };
}

/** The same out of totals alone, of `count` members in their order; each sum is of one part of one of them. */
export function gainedOfSums(
  count: number,
  sums: readonly WindowSum[],
  memberOf: (sum: number) => number,
): (number | null)[] {
  const gained = new Array<number | null | undefined>(count).fill(undefined);
  for (const [place, sum] of sums.entries()) {
    // Not known until the end of the window: no part of what the member has.
    if (sum.endTotal === null) continue;
    const member = memberOf(place);
    const before = gained[member];
    const own = gainOf(sum);
    gained[member] = before === null || own === null ? null : (before ?? 0) + own;
  }
  return gained.map((one) => one ?? null);
}

/** What one number with a baseline gained. */
function gainOfPart({ startValue, startTotal, endTotal }: Ends, derive: PartEnds["derive"]): number {
  const gained = (endTotal ?? 0) - (startTotal ?? 0);
  if (derive === null) return gained;
  return derive((startValue ?? 0) + gained) - derive(startValue ?? 0);
}

function made(value: number | null, derive: PartEnds["derive"]): number | null {
  return value === null || derive === null ? value : derive(value);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Unknown where one of them is. */
const plus = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);
