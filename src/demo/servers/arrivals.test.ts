import fc from "fast-check";
import { expect, test } from "vitest";
import { countViolations, createAdmission, createArrivals } from "./arrivals.ts";

const at = (...times: number[]) => times.map((time) => ({ at: time, key: "a" }));
const TWO_A_SECOND = [{ requests: 2, perMs: 1_000 }];

test.each([
  ["nothing", at(), 0],
  ["as many as allowed", at(0, 1), 0],
  ["a third within the window", at(0, 1, 999.9), 1],
  ["a third exactly one window after the first: the window is half-open", at(0, 1, 1_000), 0],
  ["each that comes too early after the last two", at(0, 1, 2, 3), 2],
  ["bursts around the edge of a second", at(900, 990, 1_010, 1_020), 2],
  ["any order", at(1_020, 900, 1_010, 990), 2],
])("counts %s", (_, arrivals, violations) => {
  expect(countViolations(arrivals, TWO_A_SECOND)).toBe(violations);
});

test("counts keys apart, and an arrival over two limits once", () => {
  const limits = [...TWO_A_SECOND, { requests: 3, perMs: 60_000 }];
  const arrivals = [...at(0, 10, 20, 30), { at: 15, key: "b" }, { at: 25, key: "b" }];
  expect(countViolations(arrivals, limits)).toBe(2);
});

test("agrees with counting every window that begins at an arrival", () => {
  const limit = fc.record({ requests: fc.integer({ min: 1, max: 5 }), perMs: fc.integer({ min: 1, max: 300 }) });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 60 }), limit, (list, { requests, perMs }) => {
      const times = [...list].sort((a, b) => a - b);
      const over = new Set<number>();
      for (const [first, from] of times.entries()) {
        times.forEach((time, i) => {
          if (i >= first + requests && time < from + perMs) over.add(i);
        });
      }
      expect(countViolations(at(...list), [{ requests, perMs }])).toBe(over.size);
    }),
  );
});

test("what an admission lets in breaks no limit, and what it refuses would have", () => {
  const limits = [
    { requests: 3, perMs: 100 },
    { requests: 5, perMs: 400 },
  ];
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 80 }), (gaps) => {
      const admits = createAdmission(limits);
      const admitted: number[] = [];
      let time = 0;
      for (const gap of gaps) {
        time += gap;
        const isIn = admits("a", time);
        expect(isIn).toBe(countViolations(at(...admitted, time), limits) === 0);
        if (isIn) admitted.push(time);
      }
    }),
  );
});

test("the log keeps the latest, counts all, and shows a status once it is known", () => {
  const log = createArrivals(3);
  for (let i = 0; i < 5; i++) {
    const entry = log.record({ at: i, method: "GET", path: `/${i}`, key: "a" });
    if (i !== 3) entry.status = 200;
  }
  expect(log.list().map(({ path, status }) => [path, status])).toEqual([
    ["/2", 200],
    ["/3", null],
    ["/4", 200],
  ]);
  expect(log.total).toBe(5);
  log.clear();
  expect([log.list(), log.total]).toEqual([[], 0]);
});
