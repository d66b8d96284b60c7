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
import type { Ends } from "#main/store/samples/ends.ts";
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
  const known = parts.flatMap(({ ends, derive }) => (ends === null || ends.endAt === null ? [] : [{ ends, derive }]));
  if (known.length === 0) return NEVER;
  const lacking = known.filter(({ ends }) => ends.startValue === null);
  const ends = known.map((part) => part.ends);
  const end = addedUp(known.map((part) => made(part.ends.endValue, part.derive)));
  const endAt = Math.max(...ends.map((one) => one.endAt ?? 0));
  const starts = ends.flatMap((one) => one.startAt ?? []);
  const startAt = starts.length === 0 ? null : Math.min(...starts);
  if (lacking.length > 0) {
    const why = lacking.some((part) => part.ends.startAt === null) ? "no-baseline" : "unknown-at-start";
    return { gained: null, why, start: null, end, startAt, endAt };
  }
  return {
    gained: sum(known.map((part) => gainOfPart(part.ends, part.derive))),
    why: null,
    start: addedUp(known.map((part) => made(part.ends.startValue, part.derive))),
    end,
    startAt,
    endAt,
  };
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
function addedUp(values: readonly (number | null)[]): number | null {
  return values.some((value) => value === null) ? null : sum(values.map((value) => value ?? 0));
}
