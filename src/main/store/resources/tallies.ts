/** What left the lanes minute by minute, and how requests ended hour by hour. Instants are of the real clock. */
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { Duration, Instant } from "#shared/time.ts";

/** One minute of a lane. A minute in which nothing ran has no row, which is not the same as nothing sent. */
export interface LaneMinute {
  readonly upstream: string;
  /** Start of the minute. */
  readonly at: Instant;
  readonly sent: number;
  /** What the limits allowed while the lane ran in this minute. */
  readonly allowed: number;
  /** How long work waited that nothing but the limits held back. */
  readonly heldMs: Duration;
  /** Of `sent`, those that left meanwhile. */
  readonly sentHeld: number;
}

/** How the requests for one kind of resource ended in an hour, and how many were not needed. */
export interface RequestHour {
  readonly upstream: string;
  readonly kind: string;
  /** Start of the hour. */
  readonly at: Instant;
  readonly fresh: number;
  readonly unchanged: number;
  readonly same: number;
  readonly failed: number;
  readonly spared: number;
}

/** Adds to what is known of these minutes. */
export function addLaneMinutes(tx: Tx, minutes: readonly LaneMinute[]): void {
  for (const { upstream, at, sent, allowed, heldMs, sentHeld } of minutes) {
    execute(
      tx,
      `insert into lane_minutes (upstream, at, sent, allowed, held_ms, sent_held) values (?, ?, ?, ?, ?, ?)
       on conflict (upstream, at) do update set sent = sent + excluded.sent, allowed = allowed + excluded.allowed,
         held_ms = held_ms + excluded.held_ms, sent_held = sent_held + excluded.sent_held`,
      upstream,
      at,
      sent,
      allowed,
      Math.round(heldMs),
      sentHeld,
    );
  }
}

/** Adds to what is known of these hours. */
export function addRequestHours(tx: Tx, hours: readonly RequestHour[]): void {
  for (const { upstream, kind, at, fresh, unchanged, same, failed, spared } of hours) {
    execute(
      tx,
      `insert into request_hours (upstream, kind, at, fresh, unchanged, same, failed, spared)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (upstream, kind, at) do update set fresh = fresh + excluded.fresh,
         unchanged = unchanged + excluded.unchanged, same = same + excluded.same, failed = failed + excluded.failed,
         spared = spared + excluded.spared`,
      upstream,
      kind,
      at,
      fresh,
      unchanged,
      same,
      failed,
      spared,
    );
  }
}

/** Minutes that begin in [from, to), oldest first. */
export function listLaneMinutes(reader: Reader, from: Instant, to: Instant): LaneMinute[] {
  return queryAll(
    reader,
    `select upstream, at, sent, allowed, held_ms as heldMs, sent_held as sentHeld
     from lane_minutes where at >= ? and at < ? order by at`,
    from,
    to,
  );
}

/** Hours that begin in [from, to), oldest first. */
export function listRequestHours(reader: Reader, from: Instant, to: Instant): RequestHour[] {
  return queryAll(
    reader,
    `select upstream, kind, at, fresh, unchanged, same, failed, spared
     from request_hours where at >= ? and at < ? order by at`,
    from,
    to,
  );
}

/** Forgets what is older than each is kept for. */
export function pruneTallies(tx: Tx, minutesBefore: Instant, hoursBefore: Instant): void {
  execute(tx, "delete from lane_minutes where at < ?", minutesBefore);
  execute(tx, "delete from request_hours where at < ?", hoursBefore);
}

/** What the age of data is told from: everything that somebody needs. Instants are of the data's clock. */
export interface AgeRow {
  readonly game: string;
  readonly upstream: string;
  readonly kind: string;
  readonly lastCheckedAt: Instant | null;
  /** The most age it is allowed: as planned, or as long as its answer holds where that is longer. */
  readonly allowedMs: Duration;
}

/**
 * How often a resource can be asked: not before its allowed age, and not before its last answer holds no longer. A failure
 * says nothing of how long an answer holds, so what is counted then is the allowed age alone.
 */
export const PERIOD_MS = `max(resources.max_age_ms,
  coalesce(resources.good_until - max(resources.last_attempt_at, coalesce(resources.last_checked_at, 0)), 0))`;

export function listAges(reader: Reader): AgeRow[] {
  return queryAll(
    reader,
    `select game, upstream, kind, last_checked_at as lastCheckedAt,
       ${PERIOD_MS} as allowedMs
     from resources where due_at is not null and state <> 'dead' and max_age_ms > 0`,
  );
}
