import { expect, it } from "vitest";
import { drawn, EXAMPLE } from "#test/support/draws.ts";
import type { Receipt } from "./documents.ts";
import { makeReceipt, receiptsOf, verifyReceipt } from "./receipt.ts";

const entriesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `m${String(index).padStart(3, "0")}`,
    name: "",
    weight: index + 1,
  }));

/** Every receipt that is another than the given one in a single place. */
function changesOf(receipt: Receipt, id: string): readonly Receipt[] {
  const { lock, entry, index, path } = receipt;
  const flipped = (hash: string) => hash.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
  return [
    { ...receipt, entry: { ...entry, id } },
    { ...receipt, entry: { ...entry, weight: entry.weight + 1 } },
    { ...receipt, index: index + 1 },
    ...(index > 0 ? [{ ...receipt, index: index - 1 }] : []),
    { ...receipt, path: [...path, lock.entries_root] },
    { ...receipt, lock: { ...lock, entries_root: flipped(lock.entries_root) } },
    { ...receipt, lock: { ...lock, entry_count: index } },
    ...path.map((hash, place) => ({ ...receipt, path: path.with(place, flipped(hash)) })),
    ...path.map((_, place) => ({ ...receipt, path: path.toSpliced(place, 1) })),
    ...path.slice(1).map((hash, place) => ({ ...receipt, path: path.toSpliced(place, 2, hash, path[place] ?? "") })),
  ];
}

it("every member of lists of 1 to 40 has a receipt, and none with a change holds", () => {
  for (let size = 1; size <= 40; size += 1) {
    const { lock, entries } = drawn({ entries: entriesOf(size) });
    const receiptOf = receiptsOf(lock, entries);
    for (const { id } of entries) {
      const receipt = receiptOf(id);
      expect([size, id, verifyReceipt(receipt).ok]).toEqual([size, id, true]);
      // All changes of every receipt of some lists.
      if (receipt === null || (size % 7 !== 0 && size > 5)) continue;
      expect([size, id, changesOf(receipt, `${id}x`).filter((one) => verifyReceipt(one).ok)]).toEqual([size, id, []]);
    }
  }
});

it("says what is wrong", () => {
  const receipt = makeReceipt(EXAMPLE.lock, EXAMPLE.entries, "coc:#9CUG");
  expect(receipt).toMatchObject({
    index: 2,
    path: ["b2d1992852ffa89e4fd906c4edb3655f25287f41a7abfc3186ebcb46ea54b9e1"],
  });
  expect(verifyReceipt(receipt)).toEqual({ ok: true, code: null, receipt });
  expect(verifyReceipt({ ...receipt, index: 1 })).toMatchObject({ ok: false, code: "path" });
  expect(verifyReceipt({ ...receipt, index: "2" })).toMatchObject({ ok: false, code: "format" });
  expect(verifyReceipt(EXAMPLE)).toMatchObject({ ok: false, code: "format" });
});

it("there is none for who has no entry", () => {
  expect(makeReceipt(EXAMPLE.lock, EXAMPLE.entries, "coc:#2pp")).toBeNull();
});
