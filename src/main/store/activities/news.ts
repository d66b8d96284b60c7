import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { AccountId, ActivityId, ClanId } from "#shared/ids.ts";

/** Who was in a clan when an instance ended. */
export interface NewsMember {
  readonly clan: ClanId;
  readonly account: AccountId;
  readonly ref: string;
  readonly name: string;
  /** Whether it ended after the clan was added and after the history of the member's character was first read. */
  readonly isNews: boolean;
}

interface Row extends Omit<NewsMember, "isNews"> {
  readonly isNews: 0 | 1;
}

/** The members of clans in an instance, by clan, each once. */
export function listNewsMembers(reader: Reader, activity: ActivityId): ReadonlyMap<ClanId, readonly NewsMember[]> {
  const rows = queryAll<Row>(
    reader,
    `select clan_members.clan_id as clan, accounts.id as account, accounts.ref, accounts.name,
       max(coalesce(max(characters.first_read_at, clans.added_at) < activities.ended_at, 0)) as isNews
     from activities
     join activity_players as players on players.activity_id = activities.id
     join accounts on accounts.id = players.account_id
     join clan_members on clan_members.account_id = players.account_id
       and coalesce(clan_members.joined_at, 0) <= activities.ended_at
       and (clan_members.left_at is null or clan_members.left_at > activities.ended_at)
     join clans on clans.id = clan_members.clan_id
     left join characters on characters.account_id = players.account_id and characters.ref = players.character
     where activities.id = ?
     group by clan_members.clan_id, players.account_id
     order by clan_members.clan_id, min(players.start_seconds), accounts.id`,
    activity,
  );
  return Map.groupBy(
    rows.map((row) => ({ ...row, isNews: row.isNews === 1 })),
    (row) => row.clan,
  );
}
