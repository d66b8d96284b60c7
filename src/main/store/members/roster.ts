import type { RosterEntry } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { AccountId, ClanId, GameId, StayId } from "#shared/ids.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { forgetPlayedFrom } from "./played-days.ts";

/** A member whose stay has not ended, a pending leave included. */
export interface OpenMember {
  readonly stay: StayId;
  readonly account: AccountId;
  readonly ref: string;
  readonly name: string;
  readonly gameRole: string | null;
  readonly missingSince: Instant | null;
  readonly missingAfter: Instant | null;
}

export interface Member {
  readonly stay: StayId;
  readonly account: AccountId;
}

export type RosterChange = { readonly account: AccountId; readonly stay: StayId; readonly ref: string } & (
  | { readonly type: "joined"; readonly name: string; readonly gameRole: string | null; readonly isReturning: boolean }
  /** `after` is the last reading that showed the member, `at` the first that did not; this one confirmed it. */
  | {
      readonly type: "left";
      readonly name: string;
      readonly gameRole: string | null;
      readonly after: Instant | null;
      readonly at: Instant;
    }
  | { readonly type: "role-changed"; readonly before: string; readonly after: string }
  | { readonly type: "renamed"; readonly before: string; readonly after: string }
);

export interface RosterReading {
  readonly game: GameId;
  readonly clan: ClanId;
  readonly members: readonly RosterEntry[];
  readonly at: Instant;
  /** The reading before; null where this is the first, and who is in it has been there since before we looked. */
  readonly since: Instant | null;
}

export interface SavedRoster {
  readonly members: ReadonlyMap<string, Member>;
  readonly changes: readonly RosterChange[];
  /** Members that this reading lacks and that a second one must confirm to have left. */
  readonly missing: number;
}

/** A leave needs two complete readings this far apart: answers out of caches can lack a member once. */
const LEAVE_CONFIRMED_AFTER = 2 * MINUTE;

/** Members whose stay is open. */
export function listOpenMembers(reader: Reader, clan: ClanId): OpenMember[] {
  return queryAll<OpenMember>(
    reader,
    `select clan_members.id as stay, clan_members.account_id as account, accounts.ref, accounts.name,
       clan_members.game_role as gameRole, clan_members.missing_since as missingSince,
       clan_members.missing_after as missingAfter
     from clan_members join accounts on accounts.id = clan_members.account_id
     where clan_members.clan_id = ? and clan_members.left_at is null`,
    clan,
  );
}

/** Brings the stays of a clan to what a complete roster says, and tells what that changed. */
export function saveRoster(tx: Tx, reading: RosterReading): SavedRoster {
  const { clan, at } = reading;
  const open = new Map(listOpenMembers(tx, clan).map((member) => [member.ref, member]));
  const members = new Map<string, Member>();
  const changes: RosterChange[] = [];
  for (const entry of reading.members) {
    const known = open.get(entry.ref);
    if (known === undefined) {
      const { account, before } = saveAccount(tx, reading.game, entry, at);
      const stay = openStay(tx, clan, account, entry.gameRole, reading.since === null ? null : at);
      members.set(entry.ref, { stay: stay.id, account });
      const about = { account, stay: stay.id, ref: entry.ref };
      if (before !== null) changes.push({ ...about, type: "renamed", before, after: entry.name });
      if (reading.since !== null) {
        changes.push({
          ...about,
          type: "joined",
          name: entry.name,
          gameRole: entry.gameRole,
          isReturning: stay.isReturning,
        });
      }
      continue;
    }
    const { stay, account } = known;
    const about = { account, stay, ref: entry.ref };
    members.set(entry.ref, { stay, account });
    if (known.name !== entry.name) {
      saveName(tx, account, entry.name, at);
      changes.push({ ...about, type: "renamed", before: known.name, after: entry.name });
    }
    if (known.gameRole !== entry.gameRole) {
      execute(tx, "update clan_members set game_role = ? where id = ?", entry.gameRole, stay);
      if (known.gameRole !== null && entry.gameRole !== null) {
        changes.push({ ...about, type: "role-changed", before: known.gameRole, after: entry.gameRole });
      }
    }
    if (known.missingSince !== null)
      execute(tx, "update clan_members set missing_since = null, missing_after = null where id = ?", stay);
  }
  let missing = 0;
  for (const member of open.values()) {
    if (members.has(member.ref)) continue;
    const { stay, account, ref, name, gameRole, missingSince, missingAfter } = member;
    if (missingSince !== null && at - missingSince >= LEAVE_CONFIRMED_AFTER) {
      forgetPlayedFrom(tx, clan, missingSince);
      execute(tx, "update clan_members set left_at = missing_since, missing_since = null where id = ?", stay);
      changes.push({ account, stay, ref, type: "left", name, gameRole, after: missingAfter, at: missingSince });
      continue;
    }
    missing += 1;
    if (missingSince === null) {
      execute(tx, "update clan_members set missing_since = ?, missing_after = ? where id = ?", at, reading.since, stay);
    }
  }
  return { members, changes, missing };
}

/** Finds the account or makes it, under the name that the game shows. `before` is another name that the game showed before. */
export function saveAccount(
  tx: Tx,
  game: GameId,
  entry: { readonly ref: string; readonly name: string },
  at: Instant,
): { account: AccountId; before: string | null } {
  const known = queryFirst<{ id: AccountId; name: string; isNamed: number }>(
    tx,
    `select id, name, exists (select 1 from account_names where account_id = accounts.id) as isNamed
     from accounts where game = ? and ref = ?`,
    game,
    entry.ref,
  );
  const account = known?.id ?? appendAccount(tx, game, entry, at);
  const before = known !== undefined && known.isNamed === 1 ? known.name : null;
  if (before === entry.name) return { account, before: null };
  saveName(tx, account, entry.name, before === null ? null : at);
  return { account, before };
}

/**
 * Makes an account that no game has shown yet. Its name is what somebody calls it: it has no row in `account_names`, and the
 * first name that the game shows takes its place without being a change.
 */
export function appendAccount(
  tx: Tx,
  game: GameId,
  entry: { readonly ref: string; readonly name: string },
  at: Instant,
): AccountId {
  return execute(
    tx,
    "insert into accounts (game, ref, name, first_seen_at) values (?, ?, ?, ?)",
    game,
    entry.ref,
    entry.name,
    at,
  ).lastId as AccountId;
}

/** @param from Null: it had the name before we looked. */
function saveName(tx: Tx, account: AccountId, name: string, from: Instant | null): void {
  execute(tx, "update accounts set name = ? where id = ?", name, account);
  execute(tx, "update account_names set to_at = ? where account_id = ? and to_at is null", from, account);
  execute(
    tx,
    `insert into account_names (account_id, name, from_at, position)
     values (:account, :name, :from, (select count(*) from account_names where account_id = :account))`,
    { account, name, from },
  );
}

function openStay(
  tx: Tx,
  clan: ClanId,
  account: AccountId,
  gameRole: string | null,
  joinedAt: Instant | null,
): { id: StayId; isReturning: boolean } {
  const earlier = queryFirst<{ id: number }>(
    tx,
    "select id from clan_members where clan_id = ? and account_id = ? limit 1",
    clan,
    account,
  );
  forgetPlayedFrom(tx, clan, joinedAt);
  const id = execute(
    tx,
    "insert into clan_members (clan_id, account_id, joined_at, game_role, source) values (?, ?, ?, ?, 'api')",
    clan,
    account,
    joinedAt,
    gameRole,
  ).lastId as StayId;
  return { id, isReturning: earlier !== undefined };
}

/** Clans in which an account has an open stay. */
export function listClansOfAccount(reader: Reader, game: GameId, ref: string): ClanId[] {
  return queryAll<{ id: ClanId }>(
    reader,
    `select clan_members.clan_id as id from accounts
     join clan_members on clan_members.account_id = accounts.id and clan_members.left_at is null
     where accounts.game = ? and accounts.ref = ? order by clan_members.clan_id`,
    game,
    ref,
  ).map((row) => row.id);
}

/** The account of a ref, with its name; undefined where we never met it. */
export function findAccount(reader: Reader, game: GameId, ref: string): { id: AccountId; name: string } | undefined {
  return queryFirst(reader, "select id, name from accounts where game = ? and ref = ?", game, ref);
}
