import { eq } from "drizzle-orm";
import type { ClanFact } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { ClanSettings } from "#shared/contract/clans.ts";
import type { ClanId, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { clanSettings } from "./schema.ts";

export interface StoredClan extends ClanSettings {
  readonly id: ClanId;
  readonly game: GameId;
  readonly ref: string;
  readonly name: string;
  readonly description: string | null;
  readonly addedAt: Instant;
  readonly memberCount: number | null;
  readonly isWarLogPublic: boolean | null;
}

type Flag = "enabled" | "monitorWars" | "monitorGames" | "monitorDonations" | "monitorRaids";

interface ClanRow extends Omit<StoredClan, "isWarLogPublic" | Flag>, Readonly<Record<Flag, 0 | 1>> {
  readonly isWarLogPublic: 0 | 1 | null;
}

const SELECT = `select clans.id, clans.game, clans.ref, clans.name, clans.description, clans.added_at as addedAt,
    clans.member_count as memberCount, clans.is_war_log_public as isWarLogPublic, clan_settings.enabled,
    clan_settings.priority, clan_settings.zone, clan_settings.monitor_wars as monitorWars,
    clan_settings.monitor_games as monitorGames, clan_settings.monitor_donations as monitorDonations,
    clan_settings.monitor_raids as monitorRaids, clan_settings.interval_ms as intervalMs,
    clan_settings.peak_from as peakFrom, clan_settings.peak_to as peakTo,
    clan_settings.night_from as nightFrom, clan_settings.night_to as nightTo
  from clans join clan_settings on clan_settings.clan_id = clans.id`;

function clanOf(row: ClanRow): StoredClan {
  return {
    ...row,
    isWarLogPublic: row.isWarLogPublic === null ? null : row.isWarLogPublic === 1,
    enabled: row.enabled === 1,
    monitorWars: row.monitorWars === 1,
    monitorGames: row.monitorGames === 1,
    monitorDonations: row.monitorDonations === 1,
    monitorRaids: row.monitorRaids === 1,
  };
}

/** All tracked clans in the order they were added. */
export function listClans(reader: Reader): StoredClan[] {
  return queryAll<ClanRow>(reader, `${SELECT} order by clans.id`).map(clanOf);
}

export function findClan(reader: Reader, id: ClanId): StoredClan | undefined {
  const row = queryFirst<ClanRow>(reader, `${SELECT} where clans.id = ?`, id);
  return row && clanOf(row);
}

export function findClanByRef(reader: Reader, game: GameId, ref: string): { id: ClanId; name: string } | undefined {
  return queryFirst(reader, "select id, name from clans where game = ? and ref = ?", game, ref);
}

/** Starts tracking, under a name that holds until a reading tells another. */
export function insertClan(
  tx: Tx,
  { game, ref, name, memberCount }: Pick<StoredClan, "game" | "ref" | "name" | "memberCount">,
  at: Instant,
): ClanId {
  const id = execute(
    tx,
    "insert into clans (game, ref, name, added_at, member_count) values (?, ?, ?, ?, ?)",
    game,
    ref,
    name,
    at,
    memberCount,
  ).lastId as ClanId;
  execute(tx, "insert into clan_settings (clan_id) values (?)", id);
  return id;
}

/**
 * What a clan's body says of the clan itself. Says whether that is new.
 * @param isCounting whether that body's number of members counts: where another resource tells the roster, that one's does
 */
export function saveClanFact(tx: Tx, id: ClanId, fact: ClanFact, isCounting: boolean): boolean {
  return (
    execute(
      tx,
      `update clans set name = :name, description = :description, member_count = iif(:isCounting, :memberCount, member_count),
         is_war_log_public = :isWarLogPublic
       where id = :id and (name, description, member_count, is_war_log_public)
         is not (:name, :description, iif(:isCounting, :memberCount, member_count), :isWarLogPublic)`,
      {
        id,
        name: fact.name,
        description: fact.description,
        memberCount: fact.memberCount,
        isCounting: Number(isCounting),
        isWarLogPublic: fact.isWarLogPublic === null ? null : Number(fact.isWarLogPublic),
      },
    ).changes > 0
  );
}

export function saveClanSettings(tx: Tx, id: ClanId, settings: Partial<ClanSettings>): void {
  if (Object.keys(settings).length === 0) return;
  tx.update(clanSettings).set(settings).where(eq(clanSettings.clanId, id)).run();
}

export interface RemovedClan {
  readonly events: number;
  readonly members: number;
}

/**
 * Forgets a clan with all that belongs to it alone: its stays, events, wars and batches, the accounts that no other clan
 * ever had, and the resources of both.
 */
export function removeClan(tx: Tx, clan: StoredClan): RemovedClan {
  const count = (sql: string) => queryFirst<{ n: number }>(tx, sql, clan.id)?.n ?? 0;
  const events = count("select count(*) as n from events where clan_id = ?");
  const members = count("select count(distinct account_id) as n from clan_members where clan_id = ?");
  const orphans = queryAll<{ id: number; ref: string }>(
    tx,
    `select accounts.id, accounts.ref from accounts
     where exists (select 1 from clan_members where account_id = accounts.id and clan_id = :clan)
       and not exists (select 1 from clan_members where account_id = accounts.id and clan_id <> :clan)`,
    { clan: clan.id },
  );
  execute(tx, "delete from resources where game = ? and about = 'clan' and owner = ?", clan.game, clan.ref);
  execute(
    tx,
    "delete from resources where game = ? and about = 'account' and owner in (select value from json_each(?))",
    clan.game,
    JSON.stringify(orphans.map((account) => account.ref)),
  );
  execute(tx, "delete from clans where id = ?", clan.id);
  execute(
    tx,
    "delete from accounts where id in (select value from json_each(?))",
    JSON.stringify(orphans.map((account) => account.id)),
  );
  // Who was in another clan once keeps the history, and is asked for only while some clan has them.
  execute(
    tx,
    `update resources set due_at = null, asked_at = null where game = :game and (
       (about = 'account' and not exists (
         select 1 from accounts join clan_members on clan_members.account_id = accounts.id and clan_members.left_at is null
         where accounts.game = resources.game and accounts.ref = resources.owner))
       or (about = 'activity' and due_at is not null and not exists (
         select 1 from activities join activity_players on activity_players.activity_id = activities.id
         join clan_members on clan_members.account_id = activity_players.account_id and clan_members.left_at is null
         where activities.game = resources.game and activities.instance = resources.owner))
       or (about = 'game' and not exists (select 1 from clans where clans.game = resources.game)))`,
    { game: clan.game },
  );
  return { events, members };
}
