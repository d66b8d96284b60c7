import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { MemberNote } from "#shared/contract/inactivity.ts";
import type { AccountId, ClanId, NoteId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

const SELECT = `select id, account_id as account, kind, text, written_by as writtenBy, written_at as writtenAt,
  withdrawn_at as withdrawnAt, withdrawn_by as withdrawnBy from member_notes`;

/** What officers of a clan wrote about a member, the newest first; what was taken back too. */
export function listNotes(reader: Reader, clan: ClanId, account: AccountId): MemberNote[] {
  return queryAll(reader, `${SELECT} where clan_id = ? and account_id = ? order by id desc`, clan, account);
}

export function findNote(reader: Reader, clan: ClanId, id: NoteId): MemberNote | undefined {
  return queryFirst(reader, `${SELECT} where clan_id = ? and id = ?`, clan, id);
}

export function appendNote(
  tx: Tx,
  clan: ClanId,
  note: Pick<MemberNote, "account" | "kind" | "text" | "writtenBy" | "writtenAt">,
): NoteId {
  return execute(
    tx,
    "insert into member_notes (clan_id, account_id, kind, text, written_by, written_at) values (?, ?, ?, ?, ?, ?)",
    clan,
    note.account,
    note.kind,
    note.text,
    note.writtenBy,
    note.writtenAt,
  ).lastId as NoteId;
}

/** Takes a note back; null puts it back. */
export function saveWithdrawal(
  tx: Tx,
  id: NoteId,
  withdrawal: { readonly at: Instant; readonly by: string } | null,
): void {
  execute(
    tx,
    "update member_notes set withdrawn_at = ?, withdrawn_by = ? where id = ?",
    withdrawal?.at ?? null,
    withdrawal?.by ?? null,
    id,
  );
}

/** How many warnings the accounts of a clan have that were not taken back; who has none is absent. */
export function countWarnings(reader: Reader, clan: ClanId): Map<AccountId, number> {
  const rows = queryAll<{ account: AccountId; n: number }>(
    reader,
    `select account_id as account, count(*) as n from member_notes
     where clan_id = ? and kind = 'warning' and withdrawn_at is null group by account_id`,
    clan,
  );
  return new Map(rows.map((row) => [row.account, row.n]));
}
