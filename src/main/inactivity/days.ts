import { DAY, type Instant } from "#shared/time.ts";

/** Whole days since an instant: spans of 24 hours, none before the first is over. */
export function wholeDays(since: Instant, now: Instant): number {
  return Math.max(0, Math.floor((now - since) / DAY));
}

export interface Quiet {
  /** Null: not known. */
  readonly days: number | null;
  readonly isAtLeast: boolean;
}

/**
 * Days without progress: since the last that was seen. Where none was seen the member is quiet since at least
 * `watchedSince`, and nothing is known before that.
 */
export function quietDays(lastProgressAt: Instant | null, watchedSince: Instant | null, now: Instant): Quiet {
  if (lastProgressAt !== null) return { days: wholeDays(lastProgressAt, now), isAtLeast: false };
  return { days: watchedSince === null ? null : wholeDays(watchedSince, now), isAtLeast: true };
}

/** Most days first, who is not known last; of equal ones whose days are a least first. */
export function byQuietDays(a: Quiet, b: Quiet): number {
  return (b.days ?? -1) - (a.days ?? -1) || Number(b.isAtLeast) - Number(a.isAtLeast);
}
