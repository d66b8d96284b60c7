/** Who stands where on a board, and what the clan gained together. Pure. */
import type { Board } from "#shared/contract/leaderboards.ts";
import { HOUR, type Instant } from "#shared/time.ts";
import type { MemberGain } from "./member-gain.ts";

export type By = Board["by"];
export type Order = "top" | "bottom";

/** A member with what it gained. */
export interface Contender<Who> {
  readonly who: Who;
  readonly gain: MemberGain;
  readonly perHour: number | null;
}

export interface Place<Who> extends Contender<Who> {
  /** From 1; ties share one, and the next has as many before it as there are. */
  readonly rank: number;
}

/** Gained per hour of (from, to], or since the first known value where `from` is null. */
export function perHourOf({ gained, startAt }: MemberGain, from: Instant | null, to: Instant): number | null {
  const begin = from ?? startAt;
  if (gained === null || begin === null) return null;
  return to <= begin ? 0 : (gained * HOUR) / (to - begin);
}

function scoreOf({ gain, perHour }: Contender<unknown>, by: By): number | null {
  switch (by) {
    case "gained":
      return gain.gained;
    case "value":
      return gain.end;
    case "per-hour":
      return perHour;
  }
}

/** Those of whom it is known, in order; the order of the list decides between ties. */
export function rank<Who>(contenders: readonly Contender<Who>[], by: By, order: Order): Place<Who>[] {
  const places = ranksOf(
    contenders.map((contender) => scoreOf(contender, by)),
    order,
  );
  return places.flatMap(({ index, rank: place }) => {
    const contender = contenders[index];
    return contender === undefined ? [] : [{ ...contender, rank: place }];
  });
}

/** The places of scores that are known, in order, each with its index; equal ones share a rank. */
export function ranksOf(scores: readonly (number | null)[], order: Order): { index: number; rank: number }[] {
  const sign = order === "top" ? -1 : 1;
  const scored = scores.flatMap((score, index) => (score === null ? [] : [{ index, score }]));
  scored.sort((a, b) => sign * (a.score - b.score));
  let last: { score: number; rank: number } | null = null;
  return scored.map(({ index, score }, place) => {
    if (last === null || last.score !== score) last = { score, rank: place + 1 };
    return { index, rank: last.rank };
  });
}

/** The part of what all who gained gained together, 0 to 1; null where nobody gained. */
export function shareOf(gained: number | null, all: readonly (number | null)[]): number | null {
  const whole = all.reduce<number>((total, one) => total + Math.max(0, one ?? 0), 0);
  return gained === null || whole === 0 ? null : Math.max(0, gained) / whole;
}

/** The middle of a list, between two the mean of them; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/** What a list of gains comes to; the unknown ones do not count. */
export function totalsOf(
  gains: readonly (number | null)[],
): Pick<Board["totals"], "gained" | "median" | "gainers" | "zero"> {
  const known = gains.filter((one) => one !== null);
  return {
    gained: known.reduce((total, one) => total + one, 0),
    median: medianOf(known),
    gainers: known.filter((one) => one > 0).length,
    zero: known.filter((one) => one === 0).length,
  };
}
