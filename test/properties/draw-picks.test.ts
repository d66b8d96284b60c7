/** Picks are those of the protocol's page, written down a second time with big integers and linear sums. */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AfterWin, Entry } from "#shared/draw/documents.ts";
import { sortEntries } from "#shared/draw/lock.ts";
import { drawValue, pickAll } from "#shared/draw/pick.ts";

interface NaivePick {
  readonly position: number;
  readonly pool: bigint;
  readonly attempt: number;
  readonly value: bigint;
  readonly index: number;
  readonly runningTotal: bigint;
}

function naivePicks(seed: string, given: readonly number[], positions: number, afterWin: AfterWin): NaivePick[] {
  const weights = given.map(BigInt);
  const picks: NaivePick[] = [];
  for (let position = 1; position <= positions; position += 1) {
    const pool = weights.reduce((sum, weight) => sum + weight, 0n);
    if (pool === 0n) break;
    const bits = pool === 1n ? 0 : (pool - 1n).toString(2).length;
    let attempt = 0;
    let value = numberFor(seed, position, attempt, bits);
    for (; value >= pool; value = numberFor(seed, position, attempt, bits)) attempt += 1;
    let runningTotal = 0n;
    const index = weights.findIndex((weight) => {
      runningTotal += weight;
      return runningTotal > value;
    });
    picks.push({ position, pool, attempt, value, index, runningTotal });
    weights[index] = afterWin === "remove_member" ? 0n : (weights[index] ?? 0n) - 1n;
  }
  return picks;
}

function numberFor(seed: string, position: number, attempt: number, bits: number): bigint {
  const digits = (value: number) => value.toString(16).padStart(8, "0");
  const message = hexToBytes(`00000010636c616e2d647261772f312f7069636b${digits(position)}${digits(attempt)}`);
  const first = [...hmac(sha256, hexToBytes(seed), message).slice(0, 8)];
  return first.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % 2n ** BigInt(bits);
}

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("hex"));
/** Up to 60 members whose weights, small or huge, add up to at most 2^53 − 1. */
const weightLists = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 60 }),
  fc.array(fc.integer({ min: 1, max: Math.floor(Number.MAX_SAFE_INTEGER / 60) }), { minLength: 1, maxLength: 60 }),
  fc.constantFrom([Number.MAX_SAFE_INTEGER], [2 ** 52, 2 ** 52 - 1], [1, 2 ** 52], [2 ** 32], [2 ** 32, 1], [1]),
);
const entriesOf = (weights: readonly number[]) =>
  weights.map((weight, index): Entry => ({ id: `m${String(index).padStart(3, "0")}`, name: "", weight }));

describe("picks", () => {
  it("are those of big integers and linear sums", () => {
    fc.assert(
      fc.property(
        seeds,
        weightLists,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom<AfterWin>("remove_member", "remove_ticket"),
        (seed, weights, winners, alternates, afterWin) => {
          const entries = entriesOf(weights);
          const picks = pickAll(seed, entries, winners, alternates, afterWin);
          expect(picks).toEqual(
            naivePicks(seed, weights, winners + alternates, afterWin).map((naive) => ({
              pick: {
                position: naive.position,
                kind: naive.position <= winners ? "winner" : "alternate",
                pool_weight: Number(naive.pool),
                attempt: naive.attempt,
                value: Number(naive.value),
                id: entries[naive.index]?.id,
              },
              index: naive.index,
              runningTotal: Number(naive.runningTotal),
            })),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it("are the same in whatever order the entries came", () => {
    fc.assert(
      fc.property(seeds, weightLists, (seed, weights) => {
        const entries = entriesOf(weights);
        const turned = sortEntries(entries.toReversed());
        expect(pickAll(seed, turned, 3, 3, "remove_member")).toEqual(pickAll(seed, entries, 3, 3, "remove_member"));
      }),
      { numRuns: 30 },
    );
  });
});

describe("no modulo bias", () => {
  /** Pearson's statistic of counts against equal shares. */
  const chiSquare = (counts: readonly number[]) => {
    const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  };
  const seedNumber = (index: number) => sha256(Uint8Array.of(index >>> 16, index >>> 8, index));

  // A remainder of 8 bits by 192 would give a third of the values twice the chance of the rest, and a statistic of thousands.
  it.each<[total: number, most: number]>([
    [3, 14],
    [192, 260],
    [129, 185],
  ])("every value below %d comes equally often", (total, most) => {
    const counts = Array.from({ length: total }, () => 0);
    for (let index = 0; index < 6_000; index += 1) {
      const { value } = drawValue(seedNumber(index), 1, total);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    expect(chiSquare(counts)).toBeLessThan(most);
  });

  it("what is too large is thrown away: just above a power of two about half of all attempts", () => {
    const attempts = Array.from({ length: 3_000 }, (_, index) => drawValue(seedNumber(index), 1, 1025).attempt);
    const mean = attempts.reduce((sum, attempt) => sum + attempt, 0) / attempts.length;
    // 1 − 1025/2048 of the attempts fail: 0.998 failures a draw.
    expect(Math.abs(mean - 0.998)).toBeLessThan(0.1);
    expect(attempts.every((attempt, index) => drawValue(seedNumber(index), 1, 1024).attempt === 0 || attempt < 0)).toBe(
      true,
    );
  });

  it("a weight of three wins three times as often as a weight of one", () => {
    const entries = [
      { id: "a", name: "", weight: 1 },
      { id: "b", name: "", weight: 3 },
    ];
    const runs = 4_000;
    const wins = Array.from({ length: runs }, (_, index) => {
      const seed = Buffer.from(seedNumber(index)).toString("hex");
      return pickAll(seed, entries, 1, 0, "remove_member")[0]?.pick.id;
    }).filter((id) => id === "b").length;
    expect(Math.abs(wins / runs - 0.75)).toBeLessThan(0.03);
  });
});
