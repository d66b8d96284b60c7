import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

const draws = (seed: string, count = 200) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

test("equal seeds give equal streams, other seeds others", () => {
  expect(draws("demo")).toEqual(draws("demo"));
  expect(draws("demo")).not.toEqual(draws("demo2"));
});

test("a fork depends on its label and the seed, not on what was drawn before", () => {
  const early = createRandom("demo").fork("clan-1");
  const parent = createRandom("demo");
  for (let i = 0; i < 17; i++) parent.next();
  const late = parent.fork("clan-1");
  expect(late.next()).toBe(early.next());
  expect(createRandom("demo").fork("clan-2").next()).not.toBe(createRandom("demo").fork("clan-1").next());
});

test("draws are spread evenly over [0, 1)", () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const draw of draws("spread", 20_000)) {
    const tenth = Math.floor(draw * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  expect(tenths).toHaveLength(10);
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

test("whole numbers stay within both ends and reach them", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(5), (seed, least, span) => {
      const random = createRandom(seed);
      const seen = new Set(Array.from({ length: 300 }, () => random.int(least, least + span)));
      expect([Math.min(...seen), Math.max(...seen), seen.size]).toEqual([least, least + span, span + 1]);
    }),
  );
});

test("a weighted choice follows the weights and never takes what weighs nothing", () => {
  const random = createRandom("weights");
  const counts = { a: 0, b: 0, c: 0 };
  for (let i = 0; i < 10_000; i++) {
    const chosen = random.weighted(["a", "b", "c"] as const, (one) => ({ a: 3, b: 0, c: 1 })[one]);
    if (chosen) counts[chosen] += 1;
  }
  expect(counts.b).toBe(0);
  expect(counts.a / counts.c).toBeGreaterThan(2.7);
  expect(counts.a / counts.c).toBeLessThan(3.3);
  expect(random.weighted(["a"], () => 0)).toBeUndefined();
});

test("shuffling keeps every element", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.integer()), (seed, list) => {
      const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
      expect(sorted(createRandom(seed).shuffled(list))).toEqual(sorted(list));
    }),
  );
});

test("waits have the mean asked for", () => {
  const random = createRandom("waits");
  const waits = Array.from({ length: 20_000 }, () => random.wait(60));
  expect(waits.reduce((sum, one) => sum + one, 0) / waits.length).toBeCloseTo(60, -1);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
});
