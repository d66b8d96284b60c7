import type { Game } from "#main/games/game.ts";
import type { StoredContest } from "#main/store/contests/contests.ts";
import { type LockedMember, listLockedMembers } from "#main/store/contests/locked.ts";
import type { Reader } from "#main/store/database.ts";
import { makeReceipt, verifyReceipt } from "#shared/draw/receipt.ts";
import { findLocked } from "./bundle.ts";
import { lockedListOf } from "./documents.ts";
import { type ExportFile, fileNameOf } from "./export-file.ts";

type Named = Pick<LockedMember, "entryId" | "ref" | "name" | "weight">;

export type FoundEntry =
  | { readonly ok: true; readonly entry: Named }
  | { readonly ok: false; readonly code: "nobody" }
  /** The member was looked at when the list was locked, and has no entries. */
  | { readonly ok: false; readonly code: "no-entries"; readonly name: string }
  | { readonly ok: false; readonly code: "ambiguous"; readonly entryIds: readonly string[] };

/**
 * Who is meant by the id of an entry, by the game's own id or by a name. An id is stronger than a name; a name counts if
 * only one who has entries has it.
 */
export function findEntry(entries: readonly Named[], text: string, parseRef: Game["parseAccountRef"]): FoundEntry {
  const wanted = text.trim();
  const ref = parseRef(wanted);
  const byId = entries.find((entry) => entry.entryId === wanted) ?? entries.find((entry) => entry.ref === ref);
  if (byId !== undefined) return found([byId]);
  const plain = (name: string) => name.normalize("NFC").toLowerCase();
  return found(entries.filter((entry) => plain(entry.name) === plain(wanted)));
}

function found(matching: readonly Named[]): FoundEntry {
  const [entry, another] = matching.filter(({ weight }) => weight > 0);
  if (another !== undefined) return { ok: false, code: "ambiguous", entryIds: matching.map(({ entryId }) => entryId) };
  if (entry !== undefined) return { ok: true, entry };
  const [without] = matching;
  return without === undefined ? { ok: false, code: "nobody" } : { ok: false, code: "no-entries", name: without.name };
}

export type ReceiptResult =
  | ({ readonly ok: true } & ExportFile)
  | { readonly ok: false; readonly code: "not-locked" }
  | Extract<FoundEntry, { ok: false }>;

/** A member's receipt, verified before it is given out. */
export function receiptFile(reader: Reader, contest: StoredContest, game: Game, text: string): ReceiptResult {
  const locked = findLocked(reader, contest);
  if (locked === null) return { ok: false, code: "not-locked" };
  const { draw, lock } = locked;
  const named = findEntry(listLockedMembers(reader, contest.id, draw.attempt), text, game.parseAccountRef);
  if (!named.ok) return named;
  const receipt = makeReceipt(lock, lockedListOf(reader, draw), named.entry.entryId);
  if (receipt === null || !verifyReceipt(receipt).ok) {
    throw new Error(`No receipt of contest ${contest.publicId} leads to its lock.`);
  }
  const fileName = fileNameOf(draw.seq, `${contest.title} ${named.entry.name}`, "receipt");
  return { ok: true, fileName, text: `${JSON.stringify(receipt, null, 1)}\n` };
}
