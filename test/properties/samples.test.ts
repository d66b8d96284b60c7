/** History as it is appended, imported and folded again: the same numbers in every order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Database } from "#main/store/database.ts";
import { mergeValues, type PastValue, refold, saveSeries } from "#main/store/samples/merge.ts";
import {
  appendValues,
  findSeries,
  gainOf,
  listSamples,
  listWindowSums,
  saveSubjects,
} from "#main/store/samples/samples.ts";
import type { AccountId } from "#shared/ids.ts";
import type { MetricDefinition, MetricKind } from "#shared/metric.ts";
import { memoryStore } from "#test/support/store.ts";

const ACCOUNT = 1 as AccountId;

function metric(kind: MetricKind): MetricDefinition {
  return { key: "some_metric", label: "", unit: "", group: "", kind, scope: "account", source: "player" };
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
  return database.transact((tx) => mergeValues(tx, saveSeries(tx, subject, "some_metric", kind), kind, values));
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
});
