import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { findLatestStay } from "#main/store/members/members.ts";
import { appendNote, findNote, listNotes, saveWithdrawal } from "#main/store/members/notes.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { MemberNote } from "#shared/contract/inactivity.ts";
import type { AccountId, ClanId, NoteId } from "#shared/ids.ts";
import type { Edit } from "./rules.ts";

/** Notes about somebody who is or was in the clan, the newest first; undefined where nobody such was. */
export function notesOf(reader: Reader, clan: ClanId, account: AccountId): MemberNote[] | undefined {
  return findLatestStay(reader, clan, account) === undefined ? undefined : listNotes(reader, clan, account);
}

export function findKeptNote(reader: Reader, clan: ClanId, id: NoteId): MemberNote | undefined {
  return findNote(reader, clan, id);
}

export function addNote(
  tx: Tx,
  clan: StoredClan,
  { account, kind, text }: Pick<MemberNote, "account" | "kind" | "text">,
  edit: Edit,
): MemberNote {
  const written = { account, kind, text, writtenBy: edit.actor.name, writtenAt: edit.at };
  const id = appendNote(tx, clan.id, written);
  const target = targetOf(clan, id);
  appendAudit(tx, { ...edit, action: "notes.add", target, before: undefined, after: { account, kind, text } });
  return { ...written, id, withdrawnAt: null, withdrawnBy: null };
}

/** Takes a note back or puts it back; the same again changes nothing. */
export function withdrawNote(tx: Tx, clan: StoredClan, note: MemberNote, isWithdrawn: boolean, edit: Edit): MemberNote {
  if ((note.withdrawnAt !== null) === isWithdrawn) return note;
  const { actor, at } = edit;
  saveWithdrawal(tx, note.id, isWithdrawn ? { at, by: actor.name } : null);
  appendAudit(tx, {
    ...edit,
    action: "notes.withdraw",
    target: targetOf(clan, note.id),
    before: { isWithdrawn: !isWithdrawn },
    after: { isWithdrawn },
  });
  return { ...note, withdrawnAt: isWithdrawn ? at : null, withdrawnBy: isWithdrawn ? actor.name : null };
}

const targetOf = (clan: StoredClan, id: NoteId) => `${clan.game} ${clan.ref} note ${id}`;
