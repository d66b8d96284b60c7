/**
 * Two accounts that turned out to be one player: everything of the second becomes the first's, and the second goes.
 *
 * 1. No sample, note, event or span of activity is lost; what both say of one instant is said once.
 * 2. Stays of one clan that overlap or touch become one.
 */
import type { Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { AccountId, StayId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { forgetAllPlayed } from "./played-days.ts";

/** Gives the numbers of one owner to another: the samples' `joinSubjects`. */
export type JoinNumbers = (tx: Tx, owner: "account" | "stay", from: number, into: number) => void;

/** Gives `into` all that `from` has but its names and resources, and removes `from`. */
export function mergeAccounts(tx: Tx, from: AccountId, into: AccountId, joinNumbers: JoinNumbers): void {
  execute(tx, "update clan_members set account_id = ? where account_id = ?", into, from);
  joinStays(tx, into, joinNumbers);
  forgetAllPlayed(tx);
  joinNumbers(tx, "account", from, into);
  joinPresence(tx, from, into);
  for (const table of ["presence", "events", "member_notes", "activity_players"] as const) {
    execute(tx, `update ${table} set account_id = ? where account_id = ?`, into, from);
  }
  // Where both have one the first's stays: a service that knows them as two speaks against the officer, and is not lost by that.
  for (const table of ["account_links", "rule_dismissals", "characters"] as const) {
    execute(tx, `update or ignore ${table} set account_id = ? where account_id = ?`, into, from);
  }
  // A locked list keeps its names and ids as they were; only whose page they lead to follows.
  execute(tx, "update contest_entries set account_id = ? where account_id = ?", into, from);
  execute(tx, "update clan_stats set top_account_id = ? where top_account_id = ?", into, from);
  execute(
    tx,
    `update accounts set first_seen_at = min(accounts.first_seen_at, other.first_seen_at),
       type = coalesce(accounts.type, other.type), type_checked_at = coalesce(accounts.type_checked_at, other.type_checked_at)
     from (select first_seen_at, type, type_checked_at from accounts where id = ?) as other where accounts.id = ?`,
    from,
    into,
  );
  execute(tx, "delete from accounts where id = ?", from);
}

/** Both were one player in the game: what is open of the second counts until it was last seen, what overlaps counts once. */
function joinPresence(tx: Tx, from: AccountId, into: AccountId): void {
  execute(
    tx,
    `update sessions set to_at = max(from_at, seen_at), to_exactness = 'inferred' where account_id = ? and to_at is null`,
    from,
  );
  execute(
    tx,
    `delete from sessions where account_id = :from and exists (
       select 1 from sessions as own where own.account_id = :into and own.kind = sessions.kind
         and own.from_at < sessions.to_at and coalesce(own.to_at, own.seen_at) > sessions.from_at)`,
    { from, into },
  );
  execute(tx, "update sessions set account_id = ? where account_id = ?", into, from);
  execute(tx, "update fireteam_members set account_id = ? where account_id = ?", into, from);
  execute(tx, "update or ignore presence_now set account_id = ? where account_id = ?", into, from);
}

interface StayRow {
  readonly id: StayId;
  readonly clan: number;
  readonly joinedAt: Instant | null;
  readonly leftAt: Instant | null;
  readonly gameRole: string | null;
  readonly source: "api" | "hand";
}

/** Makes one of stays of an account in one clan that overlap or touch. */
function joinStays(tx: Tx, account: AccountId, joinNumbers: JoinNumbers): void {
  const stays = queryAll<StayRow>(
    tx,
    `select id, clan_id as clan, joined_at as joinedAt, left_at as leftAt, game_role as gameRole, source
     from clan_members where account_id = ? order by clan_id, coalesce(joined_at, 0), id`,
    account,
  );
  let open: StayRow | null = null;
  for (const stay of stays) {
    const isOne: boolean =
      open !== null && open.clan === stay.clan && (open.leftAt === null || (stay.joinedAt ?? 0) <= open.leftAt);
    open = isOne && open !== null ? joinStay(tx, open, stay, joinNumbers) : stay;
  }
}

function joinStay(tx: Tx, first: StayRow, second: StayRow, joinNumbers: JoinNumbers): StayRow {
  const joined: StayRow = {
    ...first,
    leftAt: first.leftAt === null || second.leftAt === null ? null : Math.max(first.leftAt, second.leftAt),
    gameRole: second.gameRole ?? first.gameRole,
    source: first.source === "api" || second.source === "api" ? "api" : "hand",
  };
  joinNumbers(tx, "stay", second.id, first.id);
  execute(tx, "delete from clan_members where id = ?", second.id);
  execute(
    tx,
    `update clan_members set left_at = ?, game_role = ?, source = ?, missing_since = null, missing_after = null
     where id = ?`,
    joined.leftAt,
    joined.gameRole,
    joined.source,
    joined.id,
  );
  return joined;
}
