import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { Instant } from "#shared/time.ts";

export type LaneTrouble = "maintenance" | "offline" | "no-key" | "throttled";

/** What a lane remembers across restarts. Instants are of the real clock, except `troubleSince` (data clock, for people). */
export interface StoredLane {
  readonly upstream: string;
  readonly stoppedUntil: Instant;
  readonly speed: number;
  readonly raiseAt: Instant;
  readonly trouble: LaneTrouble | null;
  readonly troubleSince: Instant | null;
  readonly troubleDetail: string | null;
  readonly probeAt: Instant;
  readonly probes: number;
}

export function findLane(reader: Reader, upstream: string): StoredLane | undefined {
  return queryFirst(
    reader,
    `select upstream, stopped_until as stoppedUntil, speed, raise_at as raiseAt, trouble, trouble_since as troubleSince,
       trouble_detail as troubleDetail, probe_at as probeAt, probes
     from lanes where upstream = ?`,
    upstream,
  );
}

export function saveLane(tx: Tx, lane: StoredLane): void {
  execute(
    tx,
    `insert into lanes (upstream, stopped_until, speed, raise_at, trouble, trouble_since, trouble_detail, probe_at, probes)
     values (:upstream, :stoppedUntil, :speed, :raiseAt, :trouble, :troubleSince, :troubleDetail, :probeAt, :probes)
     on conflict (upstream) do update set stopped_until = excluded.stopped_until, speed = excluded.speed,
       raise_at = excluded.raise_at, trouble = excluded.trouble, trouble_since = excluded.trouble_since,
       trouble_detail = excluded.trouble_detail, probe_at = excluded.probe_at, probes = excluded.probes`,
    {
      upstream: lane.upstream,
      stoppedUntil: lane.stoppedUntil,
      speed: lane.speed,
      raiseAt: lane.raiseAt,
      trouble: lane.trouble,
      troubleSince: lane.troubleSince,
      troubleDetail: lane.troubleDetail,
      probeAt: lane.probeAt,
      probes: lane.probes,
    },
  );
}

export interface StoredSend {
  readonly id: number;
  readonly credential: number;
  /** The clock on the wall, milliseconds with fractions. */
  readonly sentAt: number;
  /** Null: its answer was still outstanding. */
  readonly arrivedAt: number | null;
}

/** Records a request before it leaves. */
export function appendSend(tx: Tx, upstream: string, credential: number, sentAt: number): number {
  return execute(
    tx,
    "insert into lane_sends (upstream, credential_id, sent_at) values (?, ?, ?)",
    upstream,
    credential,
    sentAt,
  ).lastId;
}

export function saveArrival(tx: Tx, id: number, arrivedAt: number): void {
  execute(tx, "update lane_sends set arrived_at = ? where id = ?", arrivedAt, id);
}

/** Sends of an upstream after an instant, oldest first. */
export function listSends(reader: Reader, upstream: string, after: number): StoredSend[] {
  return queryAll(
    reader,
    `select id, credential_id as credential, sent_at as sentAt, arrived_at as arrivedAt
     from lane_sends where upstream = ? and sent_at > ? order by sent_at`,
    upstream,
    after,
  );
}

/** Forgets sends that no window reaches any more. */
export function removeSends(tx: Tx, upstream: string, before: number): void {
  execute(tx, "delete from lane_sends where upstream = ? and sent_at < ? and arrived_at is not null", upstream, before);
}
