import { hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alone, EXAMPLE, witnessed } from "#test/support/draws.ts";
import { drawResult, drawValue, nonceOf, pickAll, seedOf } from "./pick.ts";
import { createWeights } from "./weights.ts";

const { commitment, lock, entries, reveal, result } = EXAMPLE;
const decided = (...[seed, list, winners, alternates, afterWin]: Parameters<typeof pickAll>) =>
  pickAll(seed, list, winners, alternates, afterWin).map(({ pick, index, runningTotal }) => [
    pick.id,
    pick.kind,
    pick.pool_weight,
    index,
    runningTotal,
  ]);

describe("the draw of the protocol's example", () => {
  it("goes from the nonce to the picks as printed", () => {
    expect(nonceOf(reveal)).toBe(result.nonce);
    const { commitment_hash: commitmentHash, nonce } = result;
    expect(seedOf({ secret: reveal.secret, commitmentHash, entriesRoot: lock.entries_root, nonce })).toBe(result.seed);
    expect(drawResult({ commitment, lock, entries, reveal })).toEqual(result);
  });

  it("says for each pick which running total decided it", () => {
    expect(decided(result.seed, entries, 1, 1, "remove_member")).toEqual([
      ["coc:#9CUG", "winner", 9, 2, 9],
      ["coc:#8QU8J9LP", "alternate", 6, 1, 6],
    ]);
  });
});

describe("the pool", () => {
  const { seed } = result;
  it("is empty when every member was picked", () => {
    expect(decided(seed, entries, 5, 5, "remove_member").map(([id, , pool]) => [id, pool])).toEqual([
      ["coc:#9CUG", 9],
      ["coc:#8QU8J9LP", 6],
      ["coc:#2PP", 1],
    ]);
  });

  it("loses one entry a pick where tickets are used up", () => {
    const picks = decided(seed, entries, 20, 0, "remove_ticket");
    expect(picks.map(([, , pool]) => pool)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(entries.map(({ id, weight }) => picks.filter(([one]) => one === id).length - weight)).toEqual([0, 0, 0]);
  });

  it("of one entry needs no random bits", () => {
    expect(drawValue(hexToBytes(seed), 1, 1)).toEqual({ attempt: 0, value: 0 });
  });
});

it("offline the nonce is what the witnesses said, of nobody too", () => {
  const nonces = [nonceOf(alone().reveal), nonceOf(witnessed().reveal), nonceOf({ ...reveal, beacon: null })];
  expect(nonces[0]).toBe(nonces[2]);
  expect(nonces[0]).not.toBe(nonces[1]);
});

it("values lie below the total, for totals of every size", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      fc.integer({ min: 1, max: 2_000 }),
      (total, at) => {
        const { value } = drawValue(hexToBytes(result.seed), at, total);
        expect(value >= 0 && value < total && Number.isSafeInteger(value)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

describe("weights", () => {
  it("are found by their running total, also when some are nothing", () => {
    const given = [0, 3, 0, 0, 2, 1, 0];
    const weights = createWeights(given);
    const found = [0, 1, 2, 3, 4, 5].map((value) => weights.find(value));
    expect(found.map(({ index }) => index)).toEqual([1, 1, 1, 4, 4, 5]);
    expect(found.map(({ runningTotal }) => runningTotal)).toEqual([3, 3, 3, 5, 5, 6]);
    weights.reduce(1, 3);
    weights.reduce(4, 1);
    expect([weights.total(), weights.find(0), weights.find(1), weights.at(4)]).toEqual([
      2,
      { index: 4, runningTotal: 1 },
      { index: 5, runningTotal: 2 },
      1,
    ]);
  });

  it("stay exact up to 2^53 − 1", () => {
    const half = 2 ** 52;
    const weights = createWeights([half - 1, 1, half - 1]);
    expect(weights.total()).toBe(Number.MAX_SAFE_INTEGER);
    expect([half - 2, half - 1, half, Number.MAX_SAFE_INTEGER - 1].map((value) => weights.find(value).index)).toEqual([
      0, 1, 2, 2,
    ]);
  });

  it("of nobody are none", () => {
    expect(createWeights([]).total()).toBe(0);
  });
});
