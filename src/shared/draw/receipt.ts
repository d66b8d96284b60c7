import { hexToBytes } from "@noble/hashes/utils.js";
import { type Entry, type Lock, type Receipt, VERSION } from "./documents.ts";
import { toHex } from "./encode.ts";
import { leafOf, treeOfEntries } from "./lock.ts";
import { pathOf, rootOnPath } from "./merkle.ts";
import { readReceipt } from "./read.ts";

/** Section 11: what shows one member that the entry is in the locked list. */

/** The receipts of a lock. `entries` are those of the lock, sorted; null where none has that id. */
export function receiptsOf(lock: Lock, entries: readonly Entry[]): (id: string) => Receipt | null {
  const tree = treeOfEntries(entries);
  const places = new Map(entries.map((entry, index) => [entry.id, { entry, index }]));
  return (id) => {
    const place = places.get(id);
    if (place === undefined) return null;
    const { entry, index } = place;
    const path = pathOf(tree, index).map(toHex);
    return { v: VERSION, type: "receipt", lock, entry: { id, weight: entry.weight }, index, path };
  };
}

/** The receipt of one member; `receiptsOf` is for many. */
export function makeReceipt(lock: Lock, entries: readonly Entry[], id: string): Receipt | null {
  return receiptsOf(lock, entries)(id);
}

/** `format`: it is no receipt. `path`: the entry is not at that place of the locked list. */
export type ReceiptReport =
  | { readonly ok: true; readonly code: null; readonly receipt: Receipt }
  | { readonly ok: false; readonly code: "format" | "path"; readonly detail: string };

export function verifyReceipt(value: unknown): ReceiptReport {
  const read = readReceipt(value);
  if (!read.ok) return { ok: false, code: "format", detail: `${read.where || "the document"} ${read.detail}` };
  const { receipt } = read;
  const { lock, entry, index, path } = receipt;
  const root = rootOnPath(leafOf(entry), index, lock.entry_count, path.map(hexToBytes));
  return root !== null && toHex(root) === lock.entries_root
    ? { ok: true, code: null, receipt }
    : { ok: false, code: "path", detail: "the path does not lead from this entry to the locked list" };
}
