import * as fc from "fast-check";
import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { type Conversion, entriesOf, type TargetGain, totalOf } from "./rule-entries.ts";

const RULE: Conversion = { comparator: ">=", threshold: 1, weight: 1, cap: null, per: null };
const known = (gained: number | null, isWhole = gained !== null): TargetGain => ({ gained, isWhole });

describe("entries of a gain", () => {
  it.each<
    [situation: string, rule: Partial<Conversion>, gains: readonly TargetGain[], entries: number, uncapped: number]
  >([
    ["at least: it is met exactly", { threshold: 10 }, [known(10)], 1, 1],
    ["at least: it is missed by one", { threshold: 10 }, [known(9)], 0, 0],
    ["more than: the same is not more", { comparator: ">", threshold: 10 }, [known(10)], 0, 0],
    ["more than", { comparator: ">", threshold: 10 }, [known(10.5)], 1, 1],
    ["at most: the same is", { comparator: "<=", threshold: 10 }, [known(10)], 1, 1],
    ["at most: what is known of a sum that lacks a part", { comparator: "<=", threshold: 10 }, [known(5, false)], 0, 0],
    ["less than", { comparator: "<", threshold: 10 }, [known(0)], 1, 1],
    ["exactly", { comparator: "=", threshold: 10 }, [known(10)], 1, 1],
    ["exactly, of a sum that lacks a part", { comparator: "=", threshold: 10 }, [known(10, false)], 0, 0],
    ["at least, of a sum that lacks a part", { threshold: 10 }, [known(10, false)], 1, 1],
    ["unknown is not zero", { threshold: 0 }, [known(null)], 0, 0],
    ["zero is known: everybody gets one", { threshold: 0 }, [known(0)], 1, 1],
    ["less than, and unknown", { comparator: "<", threshold: 10 }, [known(null)], 0, 0],
    ["a weight", { weight: 7 }, [known(100)], 7, 7],
    ["one for every so much, rounded down", { per: 300 }, [known(899)], 2, 2],
    ["for every so much, and less than that", { per: 300 }, [known(299)], 0, 0],
    ["for every so much, from a threshold on", { threshold: 1_000, per: 300 }, [known(999)], 0, 0],
    ["for every so much, above the threshold all of it", { threshold: 1_000, per: 300 }, [known(1_000)], 3, 3],
    ["for every so much of nothing", { threshold: 0, per: 300 }, [known(0)], 0, 0],
    ["a weight for every so much", { weight: 5, per: 10 }, [known(25)], 10, 10],
    ["a cap of entries, not of times", { weight: 5, per: 10, cap: 7 }, [known(25)], 7, 10],
    ["a cap that is not reached", { weight: 5, cap: 7 }, [known(25)], 5, 5],
    ["tenths, as they are written", { threshold: 0, per: 0.1 }, [known(0.3)], 3, 3],
    ["hundredths, as they are written", { threshold: 0, per: 0.07 }, [known(0.56)], 8, 8],
    ["a very small share", { per: 1e-7 }, [known(1)], 10_000_000, 10_000_000],
    ["any: the best one counts", { per: 10 }, [known(5), known(25), known(19)], 2, 2],
    ["any: the best one where others are unknown", { per: 10 }, [known(null), known(25)], 2, 2],
    ["any: under a cap the first of the best", { per: 10, cap: 1 }, [known(25), known(99)], 1, 9],
    ["no targets at all", {}, [], 0, 0],
  ])("%s", (_, rule, gains, entries, uncapped) => {
    expect(entriesOf({ ...RULE, ...rule }, gains)).toMatchObject({ entries, uncapped });
  });

  it.each<[situation: string, gains: readonly TargetGain[], gained: number | null]>([
    ["that of the target that counts", [known(3), known(25)], 25],
    ["the largest known one where none gives entries", [known(null), known(0.5), known(0)], 0.5],
    ["unknown where all are", [known(null), known(null)], null],
  ])("tell as gained %s", (_, gains, gained) => {
    expect(entriesOf({ ...RULE, threshold: 1 }, gains).gained).toBe(gained);
  });

  const rules = fc.record<Conversion>({
    comparator: fc.constantFrom(">=", ">"),
    threshold: fc.double({ min: 0, max: 1e15, noNaN: true }),
    weight: fc.integer({ min: 1, max: 1_000_000 }),
    cap: fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
    per: fc.option(fc.double({ min: 1e-9, max: 1e15, noNaN: true })),
  });
  const gains = fc.oneof(fc.nat({ max: 5_000_000_000 }), fc.double({ min: 0, max: 1e12, noNaN: true }));

  it("never fall with a higher gain, keep to the cap and are whole", () => {
    assert(
      property(rules, gains, gains, (rule, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((gained) => entriesOf(rule, [known(gained)]));
        expect(less?.entries).toBeLessThanOrEqual(more?.entries ?? Number.NaN);
        expect(more?.entries).toBeLessThanOrEqual(rule.cap ?? Number.POSITIVE_INFINITY);
        expect(Number.isInteger(more?.entries)).toBe(true);
        expect(more?.uncapped).toBeGreaterThanOrEqual(more?.entries ?? Number.NaN);
      }),
      { interruptAfterTimeLimit: 1_000 },
    );
  });

  it("are added up exactly, or said to be too many", () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(totalOf([most - 1, 1])).toEqual({ total: most, isTooLarge: false });
    expect(totalOf([most, 1]).isTooLarge).toBe(true);
    expect(totalOf([1e24]).isTooLarge).toBe(true);
    expect(totalOf([])).toEqual({ total: 0, isTooLarge: false });
  });
});
