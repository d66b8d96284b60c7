import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { AccountId, ActivityId, ClanId, EventSeq, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface NewEvent {
  readonly key: string;
  readonly clan: ClanId;
  readonly account: AccountId | null;
  readonly type: string;
  readonly name: string | null;
  readonly happenedFrom: Instant | null;
  readonly happenedTo: Instant;
  readonly detectedAt: Instant;
  readonly isLate?: boolean;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** Adds events; one whose key is there already is the same event seen again. Says how many were new. */
export function appendEvents(tx: Tx, events: readonly NewEvent[]): number {
  let added = 0;
  for (const event of events) {
    added += execute(
      tx,
      `insert into events (key, clan_id, account_id, type, name, happened_from, happened_to, detected_at, is_late, data)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing`,
      event.key,
      event.clan,
      event.account,
      event.type,
      event.name,
      event.happenedFrom,
      event.happenedTo,
      event.detectedAt,
      Number(event.isLate ?? false),
      JSON.stringify(event.data),
    ).changes;
  }
  return added;
}

export interface StoredEvent {
  readonly seq: EventSeq;
  readonly clan: ClanId;
  readonly game: GameId;
  readonly type: string;
  readonly account: AccountId | null;
  readonly activity: ActivityId | null;
  readonly ref: string | null;
  readonly name: string | null;
  readonly happenedFrom: Instant | null;
  readonly happenedTo: Instant;
  readonly detectedAt: Instant;
  readonly isLate: 0 | 1;
  /** JSON, as an earlier version may have written it. */
  readonly data: string;
}

const COLUMNS = `events.seq, events.clan_id as clan, clans.game, events.type, events.account_id as account, accounts.ref,
  events.name, events.happened_from as happenedFrom, events.happened_to as happenedTo, events.detected_at as detectedAt,
  events.is_late as isLate, events.data,
  (select activities.id from activities where activities.game = clans.game
    and activities.instance = iif(json_valid(events.data), json_extract(events.data, '$.instance'), null)) as activity`;
const FROM =
  "from events join clans on clans.id = events.clan_id left join accounts on accounts.id = events.account_id";

export interface EventFilter {
  readonly clan: ClanId | null;
  readonly account: AccountId | null;
  readonly types: readonly string[] | null;
  /** Only what was detected after it. */
  readonly since: Instant | null;
}

const MATCHES = `(:clan is null or events.clan_id = :clan) and (:account is null or events.account_id = :account)
  and (:types is null or events.type in (select value from json_each(:types)))
  and (:since is null or events.detected_at > :since)`;

function bind(filter: EventFilter) {
  return {
    clan: filter.clan,
    account: filter.account,
    types: filter.types === null ? null : JSON.stringify(filter.types),
    since: filter.since,
  };
}

/** Newest first, those before `before`. */
export function listEvents(reader: Reader, filter: EventFilter, before: EventSeq | null, limit: number): StoredEvent[] {
  return queryAll(
    reader,
    `select ${COLUMNS} ${FROM} where ${MATCHES} and (:before is null or events.seq < :before)
     order by events.seq desc limit :limit`,
    { ...bind(filter), before, limit },
  );
}

export function countEvents(reader: Reader, filter: EventFilter): number {
  return queryFirst<{ n: number }>(reader, `select count(*) as n from events where ${MATCHES}`, bind(filter))?.n ?? 0;
}

/** In the order of the feed, those after `after`. */
export function listEventsAfter(reader: Reader, after: EventSeq, limit: number): StoredEvent[] {
  return queryAll(reader, `select ${COLUMNS} ${FROM} where events.seq > ? order by events.seq limit ?`, after, limit);
}

export function getLastSeq(reader: Reader): EventSeq {
  return (queryFirst<{ seq: number }>(reader, "select coalesce(max(seq), 0) as seq from events")?.seq ?? 0) as EventSeq;
}
