import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { Exactness } from "#shared/contract/members.ts";
import type { AccountId, ClanId, FireteamId, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface FireteamMember {
  readonly ref: string;
  /** Null for somebody whom we do not follow. */
  readonly account: AccountId | null;
  readonly name: string | null;
}

export interface FireteamActivity {
  readonly activity: string | null;
  /** Null while they do nothing: then `activity` is what they did last. */
  readonly activitySince: Instant | null;
  readonly activityExactness: Exactness | null;
  readonly activitySeenAt: Instant | null;
}

export interface Fireteam extends FireteamActivity {
  readonly id: FireteamId;
  readonly formedAt: Instant;
  readonly members: readonly FireteamMember[];
}

type Row = Omit<Fireteam, "members"> & FireteamMember;

const COLUMNS = `fireteams.id, fireteams.formed_at as formedAt, fireteams.activity, fireteams.activity_since as activitySince,
  fireteams.activity_exactness as activityExactness, fireteams.activity_seen_at as activitySeenAt,
  member.ref, member.account_id as account, member.name`;

function fromRows(rows: readonly Row[]): Fireteam[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((ofOne) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    const { ref: _ref, account: _account, name: _name, ...fireteam } = first;
    return [{ ...fireteam, members: ofOne.map(({ ref, account, name }) => ({ ref, account, name })) }];
  });
}

/** Fireteams of a game that play now and that any of some people are in, guests included. */
export function listFireteamsWith(reader: Reader, game: GameId, refs: readonly string[]): Fireteam[] {
  return fromRows(
    queryAll<Row>(
      reader,
      `select ${COLUMNS} from (
         select distinct asked_member.fireteam_id as id from json_each(:refs) as asked
         cross join fireteam_members as asked_member on asked_member.ref = asked.value and asked_member.to_at is null) as found
       cross join fireteams on fireteams.id = found.id and fireteams.game = :game and fireteams.ended_at is null
       cross join fireteam_members as member on member.fireteam_id = fireteams.id and member.to_at is null
       order by fireteams.id, member.ref`,
      { game, refs: JSON.stringify(refs) },
    ),
  );
}

/** Fireteams that members of a clan are in now, guests included, the oldest first. */
export function listFireteamsOfClan(reader: Reader, clan: ClanId): Fireteam[] {
  return fromRows(
    queryAll<Row>(
      reader,
      `select ${COLUMNS} from (
         select distinct now.fireteam_id as id from clan_members
         cross join presence_now as now on now.account_id = clan_members.account_id and now.fireteam_id is not null
         where clan_members.clan_id = ? and clan_members.left_at is null) as found
       cross join fireteams on fireteams.id = found.id and fireteams.ended_at is null
       cross join fireteam_members as member on member.fireteam_id = fireteams.id and member.to_at is null
       order by fireteams.id, member.ref`,
      clan,
    ),
  );
}

export function appendFireteam(tx: Tx, game: GameId, at: Instant): FireteamId {
  return execute(tx, "insert into fireteams (game, formed_at) values (?, ?)", game, at).lastId as FireteamId;
}

/** Who plays in it from now on, and what. */
export function saveFireteam(
  tx: Tx,
  id: FireteamId,
  members: readonly FireteamMember[],
  { activity, activitySince, activityExactness, activitySeenAt }: FireteamActivity,
  at: Instant,
): void {
  execute(
    tx,
    `update fireteams set activity = :activity, activity_since = :activitySince, activity_exactness = :activityExactness,
       activity_seen_at = :activitySeenAt, ended_at = null
     where id = :id`,
    { id, activity, activitySince, activityExactness, activitySeenAt },
  );
  const refs = JSON.stringify(members.map((member) => member.ref));
  execute(
    tx,
    `update fireteam_members set to_at = ? where fireteam_id = ? and to_at is null
       and ref not in (select value from json_each(?))`,
    at,
    id,
    refs,
  );
  for (const { ref, account, name } of members) {
    execute(
      tx,
      `insert into fireteam_members (fireteam_id, ref, account_id, name, from_at) values (:id, :ref, :account, :name, :at)
       on conflict (fireteam_id, ref) do update set account_id = excluded.account_id,
         name = coalesce(excluded.name, fireteam_members.name), to_at = null`,
      { id, ref, account, name, at },
    );
  }
  execute(
    tx,
    `update presence_now set fireteam_id = null where fireteam_id = ? and account_id not in (
       select account_id from fireteam_members where fireteam_id = ? and to_at is null and account_id is not null)`,
    id,
    id,
  );
  execute(
    tx,
    `update presence_now set fireteam_id = ? where account_id in (
       select account_id from fireteam_members where fireteam_id = ? and to_at is null)`,
    id,
    id,
  );
}

/** They are still at what they did. */
export function saveFireteamSeen(tx: Tx, id: FireteamId, at: Instant): void {
  execute(tx, "update fireteams set activity_seen_at = ? where id = ? and activity_since is not null", at, id);
}

export function endFireteam(tx: Tx, id: FireteamId, at: Instant): void {
  execute(tx, "update fireteams set ended_at = ?, activity_since = null where id = ?", at, id);
  execute(tx, "update fireteam_members set to_at = ? where fireteam_id = ? and to_at is null", at, id);
  execute(tx, "update presence_now set fireteam_id = null where fireteam_id = ?", id);
}
