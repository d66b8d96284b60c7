import { expect, it } from "vitest";
import { EXAMPLE } from "#test/support/draws.ts";
import { commitmentHash } from "./commitment.ts";
import type { Commitment } from "./documents.ts";
import { ledgerFaults } from "./ledger.ts";

/** So many commitments of one issuer, each naming the one before. */
function chain(length: number): Commitment[] {
  const made: Commitment[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const before = made.at(-1);
    const prev = before === undefined ? EXAMPLE.commitment.prev : commitmentHash(before);
    made.push({ ...EXAMPLE.commitment, seq, prev, contest_id: `c${seq}` });
  }
  return made;
}

const [one, two, three, four, five] = chain(5) as [Commitment, Commitment, Commitment, Commitment, Commitment];
const other = { ...three, title: "Another" };

it.each<[what: string, commitments: readonly Commitment[], faults: readonly string[]]>([
  ["none", [], []],
  ["the first", [one], []],
  ["all", [one, two, three, four, five], []],
  ["shuffled, one of them twice", [four, one, five, three, two, { ...three }], []],
  ["without one", [one, two, four], ["gap:3"]],
  ["without the first", [three, four], ["gap:1", "gap:2"]],
  ["two with one number", [one, two, three, four, other], ["fork:3"]],
  ["another in place of one", [one, two, other, four], ["prev:4"]],
  ["two, and what follows neither", [one, two, three, other, { ...four, prev: "ab".repeat(32) }], ["fork:3", "prev:4"]],
  ["of two issuers", [one, two, { ...three, issuer: "00".repeat(16) }], ["issuer"]],
  ["everything", [one, two, other, { ...five, issuer: "00".repeat(16) }, five], ["issuer", "fork:5", "gap:4"]],
])("%s", (_, commitments, faults) => {
  expect(ledgerFaults(commitments)).toEqual(faults);
});

it("a number out of all reason is told in a thousand gaps", () => {
  const faults = ledgerFaults([one, { ...two, seq: Number.MAX_SAFE_INTEGER }]);
  expect([faults.length, faults[0], faults.at(-1)]).toEqual([1_000, "gap:2", "gap:1001"]);
});
