import { commitmentHash } from "./commitment.ts";
import type { Commitment } from "./documents.ts";

/** A made-up number could ask for 2^53 lines. */
const MOST_GAPS = 1_000;

/**
 * What is wrong with the numbering of one issuer's commitments (section 10): `issuer`, then `fork:N`, `gap:N`, `prev:N`, each
 * by number; none where nothing is. Of gaps the first thousand are listed.
 */
export function ledgerFaults(commitments: readonly Commitment[]): readonly string[] {
  const bySeq = new Map<number, Map<string, Commitment>>();
  for (const commitment of commitments) {
    const same = bySeq.get(commitment.seq) ?? new Map<string, Commitment>();
    bySeq.set(commitment.seq, same.set(commitmentHash(commitment), commitment));
  }
  const numbers = [...bySeq.keys()].toSorted((a, b) => a - b);
  const numbered = (fault: string, isFault: (seq: number) => boolean) =>
    numbers.filter(isFault).map((seq) => `${fault}:${seq}`);
  return [
    ...(new Set(commitments.map((one) => one.issuer)).size > 1 ? ["issuer"] : []),
    ...numbered("fork", (seq) => (bySeq.get(seq)?.size ?? 0) > 1),
    ...gapsOf(numbers).map((seq) => `gap:${seq}`),
    ...numbered("prev", (seq) => {
      const before = bySeq.get(seq - 1);
      return before !== undefined && [...(bySeq.get(seq)?.values() ?? [])].some((one) => !before.has(one.prev));
    }),
  ];
}

/** Numbers missing below the highest, from 1. */
function gapsOf(numbers: readonly number[]): readonly number[] {
  const gaps: number[] = [];
  let next = 1;
  for (const seq of numbers) {
    for (; next < seq && gaps.length < MOST_GAPS; next += 1) gaps.push(next);
    next = seq + 1;
  }
  return gaps;
}
