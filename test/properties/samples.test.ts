/** History as it is appended, imported and folded again: the same numbers in every order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBoard } from "#main/leaderboards/board.ts";
import type { Database } from "#main/store/database.ts";
import { gainOf, listWindowSums } from "#main/store/samples/ends.ts";
import type { MarkKind } from "#main/store/samples/fold.ts";
import { decideReview } from "#main/store/samples/marks.ts";
import { mergeValues, type PastValue, refold, saveSeries } from "#main/store/samples/merge.ts";
import { appendValues, findSeries, listSamples, saveSubjects } from "#main/store/samples/samples.ts";
import type { AccountId } from "#shared/ids.ts";
import type { MetricDefinition, MetricKind } from "#shared/metric.ts";
import { boardWorld } from "#test/support/board-world.ts";
import { memoryStore } from "#test/support/store.ts";

const ACCOUNT = 1 as AccountId;

function metric(kind: MetricKind): MetricDefinition {
  return {
    key: "some_metric",
    label: "",
    unit: "",
    group: "",
    kind,
    scope: "account",
    source: "player",
    isRanked: true,
  };
}

function store(): { database: Database; subject: number } {
  const database = memoryStore();
  const subject = database.transact((tx) => {
    tx.$client.exec("insert into accounts (game, ref, name, first_seen_at) values ('g', '#P', 'P', 0)");
    return saveSubjects(tx, "account", [ACCOUNT]).get(ACCOUNT);
  });
  return { database, subject: subject! };
}

function append(database: Database, subject: number, kind: MetricKind, readings: readonly PastValue[]): void {
  for (const { at, value } of readings) {
    database.transact((tx) => appendValues(tx, [{ subject, metric: metric(kind), value }], at));
  }
}

function merge(database: Database, subject: number, kind: MetricKind, values: readonly PastValue[]): number {
  return database.transact((tx) => mergeValues(tx, saveSeries(tx, subject, "some_metric", kind), kind, values, 0));
}

function history(database: Database): { samples: unknown; live: unknown } {
  const series = findSeries(database.reader, { account: ACCOUNT }, "some_metric");
  return {
    samples: series === undefined ? [] : listSamples(database.reader, series.id, -1, Number.MAX_SAFE_INTEGER),
    live: database.reader.$client.prepare("select last_at, last_value, known_value, peak, total from series").all(),
  };
}

const kinds = fc.constantFrom<MetricKind>("counter", "resetting", "gauge");
const values = fc.uniqueArray(
  fc.record({ at: fc.integer({ min: 1, max: 500 }), value: fc.option(fc.integer({ min: 0, max: 60 })) }),
  { selector: (one) => one.at, maxLength: 40 },
);
const sorted = (list: readonly PastValue[]) => [...list].sort((a, b) => a.at - b.at);

describe("history", () => {
  it("of a counter is the same whichever order it is imported in, and in however many pieces", () => {
    // What a counter can be: it never falls. Shuffled by the order of the generated instants.
    const rising = values.map((list) => {
      const places = sorted(list).map((one) => one.at);
      const rises = new Map(
        places.map((at, index) => [at, list.slice(0, index + 1).reduce((sum, one) => sum + (one.value ?? 0), 0)]),
      );
      return list.map(({ at }) => ({ at, value: rises.get(at) ?? 0 }));
    });
    fc.assert(
      fc.property(rising, fc.array(fc.nat(), { maxLength: 5 }), (list, cuts) => {
        const kind = "counter";
        const whole = store();
        merge(whole.database, whole.subject, kind, sorted(list));
        const pieces = store();
        const places = cuts.map((cut) => (list.length === 0 ? 0 : cut % list.length)).sort((a, b) => a - b);
        for (const [index, place] of [...places, list.length].entries()) {
          const piece = list.slice(index === 0 ? 0 : places[index - 1], place);
          if (piece.length > 0) merge(pieces.database, pieces.subject, kind, piece);
        }
        const totalAt = (database: Database, at: number) => {
          const series = findSeries(database.reader, { account: ACCOUNT }, "some_metric");
          return series === undefined ? null : (listSamples(database.reader, series.id, at, at).at(-1) ?? null);
        };
        for (const { at } of list) {
          expect(totalAt(pieces.database, at)?.value ?? null).toBe(totalAt(whole.database, at)?.value ?? null);
          expect(totalAt(pieces.database, at)?.total ?? 0).toBe(totalAt(whole.database, at)?.total ?? 0);
        }
        whole.database.close();
        pieces.database.close();
      }),
      { numRuns: 60 },
    );
  });

  it("does not change when the same lines come again", () => {
    fc.assert(
      fc.property(kinds, values, (kind, list) => {
        const { database, subject } = store();
        if (list.length > 0) merge(database, subject, kind, list);
        const before = history(database);
        if (list.length > 0) expect(merge(database, subject, kind, list)).toBe(0);
        expect(history(database)).toEqual(before);
        database.close();
      }),
      { numRuns: 60 },
    );
  });

  it("has the totals and the ends that folding it again from its first sample gives", () => {
    fc.assert(
      fc.property(kinds, values, values, (kind, readings, imported) => {
        const { database, subject } = store();
        append(database, subject, kind, sorted(readings));
        if (imported.length > 0) merge(database, subject, kind, imported);
        const before = history(database);
        const series = findSeries(database.reader, { account: ACCOUNT }, "some_metric");
        if (series !== undefined) database.transact((tx) => refold(tx, series.id));
        expect(history(database)).toEqual(before);
        database.close();
      }),
      { numRuns: 60 },
    );
  });

  it("lets our own reading win over an imported one of the same instant", () => {
    const { database, subject } = store();
    append(database, subject, "counter", [
      { at: 10, value: 5 },
      { at: 20, value: 8 },
    ]);
    merge(database, subject, "counter", [
      { at: 20, value: 999 },
      { at: 15, value: 6 },
    ]);
    expect(history(database).samples).toEqual([
      { at: 10, value: 5, total: 0 },
      { at: 15, value: 6, total: 1 },
      { at: 20, value: 8, total: 3 },
    ]);
    database.close();
  });

  it("takes the past of before the first reading in, and the baseline moves there", () => {
    const { database, subject } = store();
    append(database, subject, "counter", [{ at: 100, value: 50 }]);
    expect(merge(database, subject, "counter", [{ at: 10, value: 20 }])).toBe(1);
    expect(history(database).samples).toEqual([
      { at: 10, value: 20, total: 0 },
      { at: 100, value: 50, total: 30 },
    ]);
    database.close();
  });

  it("gives the gain of a window as the sum of its parts, by two seeks", () => {
    const instants = fc.tuple(fc.nat({ max: 520 }), fc.nat({ max: 520 }), fc.nat({ max: 520 }));
    fc.assert(
      fc.property(kinds, values, instants, (kind, list, [x, y, z]) => {
        const { database, subject } = store();
        append(database, subject, kind, sorted(list));
        const series = findSeries(database.reader, { account: ACCOUNT }, "some_metric");
        const [a = 0, b = 0, c = 0] = [x, y, z].sort((p, q) => p - q);
        const gained = (from: number, to: number) => {
          const sum = series && listWindowSums(database.reader, [series.id], from, to)[0];
          return sum ? gainOf(sum) : null;
        };
        const parts = [gained(a, b), gained(b, c)];
        if (parts[0] != null && parts[1] != null) expect(gained(a, c)).toBe(parts[0] + parts[1]);
        database.close();
      }),
      { numRuns: 60 },
    );
  });

  it("has a fall to confirm no more once somebody else recorded later values", () => {
    const { database, subject } = store();
    append(database, subject, "counter", [
      { at: 10, value: 100 },
      { at: 20, value: 50 },
    ]);
    merge(database, subject, "counter", [{ at: 25, value: 110 }]);
    append(database, subject, "counter", [
      { at: 30, value: 50 },
      { at: 40, value: 50 },
    ]);
    const folded = history(database);
    expect(folded.samples).toEqual([
      { at: 10, value: 100, total: 0 },
      { at: 25, value: 110, total: 10 },
      { at: 30, value: 50, total: 10 },
    ]);
    const series = findSeries(database.reader, { account: ACCOUNT }, "some_metric")!;
    database.transact((tx) => refold(tx, series.id));
    expect(history(database)).toEqual(folded);
    database.close();
  });

  it("keeps a fall that somebody has to look at where somebody else saw it first", () => {
    const { database, subject } = store();
    append(database, subject, "counter", [
      { at: 10, value: 100 },
      { at: 20, value: 50 },
      { at: 30, value: 50 },
    ]);
    merge(database, subject, "counter", [{ at: 15, value: 50 }]);
    expect(history(database).samples).toEqual([
      { at: 10, value: 100, total: 0 },
      { at: 15, value: 50, total: 0 },
    ]);
    expect(database.reader.$client.prepare("select at, kind from sample_marks").all()).toEqual([
      { at: 15, kind: "review" },
    ]);
    database.close();
  });

  it("is marked and unmarked without a trace", () => {
    const { database, subject } = store();
    append(database, subject, "counter", [
      { at: 10, value: 100 },
      { at: 20, value: 5_000 },
      { at: 30, value: 5_010 },
    ]);
    const before = history(database);
    const series = findSeries(database.reader, { account: ACCOUNT }, "some_metric")!;
    database.transact((tx) => {
      tx.$client.exec(
        `insert into sample_marks (series_id, at, kind, marked_by, marked_at) values (${series.id}, 20, 'baseline', 'me', 40)`,
      );
      refold(tx, series.id);
    });
    expect(history(database).samples).toMatchObject([{ total: 0 }, { total: 0 }, { total: 10 }]);
    database.transact((tx) => {
      tx.$client.exec("delete from sample_marks");
      refold(tx, series.id);
    });
    expect(history(database)).toEqual(before);
    database.close();
  });

  it("gives back every total once all marks are taken away, in whatever order they were set", () => {
    const marks = fc.array(
      fc.record({ place: fc.nat(), as: fc.constantFrom<MarkKind>("reset", "baseline", "ignored") }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(kinds, values, marks, (kind, list, set) => {
        const { database, subject } = store();
        append(database, subject, kind, sorted(list));
        const series = findSeries(database.reader, { account: ACCOUNT }, "some_metric");
        const before = history(database);
        if (series !== undefined) {
          const instants = listSamples(database.reader, series.id, -1, Number.MAX_SAFE_INTEGER).map((one) => one.at);
          const marked = set.map(({ place, as }) => ({
            series: series.id,
            at: instants[place % instants.length]!,
            as,
          }));
          const by = { name: "officer", at: 1_000 };
          for (const { as, ...one } of marked) {
            if (as !== "review") database.transact((tx) => decideReview(tx, one, as, by));
          }
          for (const one of marked) database.transact((tx) => decideReview(tx, one, null, by));
        }
        expect(history(database)).toEqual(before);
        database.close();
      }),
      { numRuns: 25 },
    );
  });

  it("of counters that never fell makes a board that says what the values alone say", () => {
    const rising = values.map((list) => {
      let value = 0;
      return sorted(list).map((one) => {
        value += one.value ?? 0;
        return { at: one.at, value };
      });
    });
    fc.assert(
      fc.property(fc.array(rising, { maxLength: 4 }), fc.nat({ max: 520 }), fc.nat({ max: 520 }), (members, x, y) => {
        const [from, to] = [Math.min(x, y), Math.max(x, y) + 1];
        const world = boardWorld();
        const clan = world.addClan("Clan");
        const expected = members.map((known, index) => {
          const { account } = world.addMember(clan, `Member ${index}`);
          world.read(
            { account },
            "war_stars",
            known.map(({ at, value }) => [at, value]),
          );
          const held = (at: number) => known.findLast((one) => one.at <= at)?.value;
          const [start, end] = [held(from), held(to)];
          return start === undefined || end === undefined ? "unknown" : end - start;
        });
        const board = readBoard(world.scene({ clan }, to), {
          expression: world.expression("war_stars"),
          window: { from, to, timeframe: null, zone: "UTC", season: null },
          before: null,
          by: "gained",
          order: "top",
        });
        const told = new Map<string, number | string | null>([
          ...board.rows.map((row) => [row.name, row.gained] as const),
          ...board.unknown.map((row) => [row.name, "unknown"] as const),
        ]);
        expect(members.map((_, index) => told.get(`Member ${index}`))).toEqual(expected);
        const known = expected.filter((one) => typeof one === "number");
        expect(board.rows.map((row) => row.gained)).toEqual(known.toSorted((a, b) => b - a));
        expect(board.rows.map((row) => row.rank)).toEqual(
          board.rows.map((row) => 1 + known.filter((one) => one > (row.gained ?? 0)).length),
        );
        world.database.close();
      }),
      { numRuns: 25 },
    );
  });
});
