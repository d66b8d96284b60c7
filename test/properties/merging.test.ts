/** Two names that turn out to be one player: their histories become one, and nothing of either is lost. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Database } from "#main/store/database.ts";
import { mergeAccounts } from "#main/store/members/merge.ts";
import { joinSubjects, mergeValues, refold, saveSeries } from "#main/store/samples/merge.ts";
import { saveSubjects } from "#main/store/samples/samples.ts";
import type { AccountId } from "#shared/ids.ts";
import type { MetricKind } from "#shared/metric.ts";
import { memoryStore } from "#test/support/store.ts";

interface Value {
  readonly at: number;
  readonly value: number | null;
  readonly isOwn: boolean;
}

const METRICS = ["kc.a", "kc.b"] as const;
type History = Readonly<Record<(typeof METRICS)[number], readonly Value[]>>;

const values = (of: fc.Arbitrary<number | null>) =>
  fc.uniqueArray(fc.record({ at: fc.integer({ min: 1, max: 40 }), value: of, isOwn: fc.boolean() }), {
    selector: (one) => one.at,
    maxLength: 12,
  });
const histories = (of: fc.Arbitrary<number | null>): fc.Arbitrary<History> =>
  fc.record({ "kc.a": values(of), "kc.b": values(of) });
const anyValue = fc.option(fc.integer({ min: 0, max: 30 }));

/** A store in which each account has its history, in the order given, from id 1. */
function storeOf(kind: MetricKind, accounts: readonly History[]): Database {
  const database = memoryStore();
  database.transact((tx) => {
    for (const [index, history] of accounts.entries()) {
      const id = index + 1;
      tx.$client.exec(`insert into accounts (game, ref, name, first_seen_at) values ('g', 'p${id}', 'P', 0)`);
      const subject = saveSubjects(tx, "account", [id]).get(id)!;
      for (const metric of METRICS) {
        if (history[metric].length === 0) continue;
        const series = saveSeries(tx, subject, metric, kind);
        mergeValues(tx, series, kind, history[metric], 0);
        const own = history[metric].filter((one) => one.isOwn).map((one) => one.at);
        tx.$client
          .prepare("update samples set is_imported = 0 where series_id = ? and at in (select value from json_each(?))")
          .run(series, JSON.stringify(own));
      }
    }
  });
  return database;
}

const merge = (database: Database, from: number, into: number) =>
  database.transact((tx) => mergeAccounts(tx, from as AccountId, into as AccountId, joinSubjects));

const rowsOf = (database: Database) =>
  database.reader.$client
    .prepare(
      `select subjects.account_id as account, series.metric, samples.at, samples.value, samples.total
       from samples join series on series.id = samples.series_id join subjects on subjects.id = series.subject_id
       order by series.metric, samples.at`,
    )
    .all() as { account: number; metric: string; at: number; value: number | null; total: number }[];

const endsOf = (database: Database) =>
  database.reader.$client
    .prepare("select metric, last_at, last_value, known_value, peak, total from series order by metric")
    .all();

/** What held at each instant, by metric. */
function heldBy(rows: ReturnType<typeof rowsOf>, of: "value" | "total"): unknown[] {
  return METRICS.flatMap((metric) =>
    Array.from({ length: 41 }, (_, at) => rows.findLast((row) => row.metric === metric && row.at <= at)?.[of] ?? null),
  );
}

describe("merging two accounts", () => {
  const kinds = fc.constantFrom<MetricKind>("counter", "resetting", "gauge");

  it("loses no sample: at every instant at which either was known, the better known of both holds", () => {
    fc.assert(
      fc.property(kinds, histories(anyValue), histories(anyValue), (kind, first, second) => {
        const before = storeOf(kind, [first, second]);
        const known = rowsOf(before);
        const imported = new Map(
          (
            before.reader.$client
              .prepare(
                `select subjects.account_id as account, series.metric, samples.at, samples.is_imported as isImported
                 from samples join series on series.id = samples.series_id
                 join subjects on subjects.id = series.subject_id`,
              )
              .all() as { account: number; metric: string; at: number; isImported: number }[]
          ).map((row) => [`${row.account} ${row.metric} ${row.at}`, row.isImported]),
        );
        merge(before, 2, 1);
        const after = rowsOf(before);
        expect(after.every((row) => row.account === 1)).toBe(true);
        for (const [key, rows] of Map.groupBy(known, (row) => `${row.metric} ${row.at}`)) {
          const [metric, at] = [rows[0]!.metric, rows[0]!.at];
          const own = rows.filter((row) => imported.get(`${row.account} ${key}`) === 0);
          const best = (own.length > 0 ? own : rows).map((row) => row.value ?? -1);
          const held = after.findLast((row) => row.metric === metric && row.at <= at)?.value ?? -1;
          expect(held).toBe(Math.max(...best));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("comes to totals that folding again does not change", () => {
    fc.assert(
      fc.property(kinds, histories(anyValue), histories(anyValue), (kind, first, second) => {
        const database = storeOf(kind, [first, second]);
        merge(database, 1, 2);
        const merged = { rows: rowsOf(database), ends: endsOf(database) };
        database.transact((tx) => {
          for (const { id } of tx.$client.prepare("select id from series").all() as { id: number }[]) refold(tx, id);
        });
        expect({ rows: rowsOf(database), ends: endsOf(database) }).toEqual(merged);
      }),
      { numRuns: 25 },
    );
  });

  it("comes to the same totals of counters in whatever order three are merged", () => {
    fc.assert(
      fc.property(histories(anyValue), histories(anyValue), histories(anyValue), (a, b, c) => {
        const totals = [
          [2, 1, 3, 1],
          [3, 1, 2, 1],
          [2, 3, 3, 1],
          [1, 3, 3, 2],
        ].map(([from, into, nextFrom, nextInto]) => {
          const database = storeOf("counter", [a, b, c]);
          merge(database, from!, into!);
          merge(database, nextFrom!, nextInto!);
          return heldBy(rowsOf(database), "total");
        });
        for (const one of totals) expect(one).toEqual(totals[0]);
      }),
      { numRuns: 12 },
    );
  });

  it("makes one of stays that overlap or touch, with the numbers of both, and leaves the others", () => {
    const database = memoryStore();
    database.transact((tx) => {
      tx.$client.exec(`
        insert into accounts (game, ref, name, first_seen_at) values ('g', 'old', 'Old', 5), ('g', 'new', 'New', 3);
        insert into clans (game, ref, name, added_at) values ('g', 'c', 'C', 0), ('g', 'd', 'D', 0);
        insert into clan_members (id, clan_id, account_id, joined_at, left_at, game_role, source) values
          (1, 1, 1, null, 100, 'owner', 'hand'), (2, 1, 2, 100, null, null, 'hand'),
          (3, 2, 1, 10, 20, null, 'hand'), (4, 2, 2, 30, 40, 'recruit', 'api');
        insert into member_notes (clan_id, account_id, kind, text, written_by, written_at) values (1, 2, 'note', 'Hi', 'x', 1);
        insert into account_links (account_id, source, external_id) values (1, 'a', '1'), (2, 'a', '2'), (2, 'b', '3');
        insert into presence (account_id, state, exactness, from_at, to_at, sign) values (2, 'active', 'inferred', 1, 2, 'x');
      `);
      const subjects = saveSubjects(tx, "stay", [1, 2]);
      mergeValues(
        tx,
        saveSeries(tx, subjects.get(1)!, "donations", "resetting"),
        "resetting",
        [{ at: 50, value: 7 }],
        0,
      );
      mergeValues(
        tx,
        saveSeries(tx, subjects.get(2)!, "donations", "resetting"),
        "resetting",
        [{ at: 150, value: 9 }],
        0,
      );
    });
    merge(database, 2, 1);
    const all = (sql: string) => database.reader.$client.prepare(sql).all();
    expect({
      stays: all("select id, clan_id, account_id, joined_at, left_at, game_role, source from clan_members order by id"),
      accounts: all("select id, first_seen_at from accounts"),
      notes: all("select account_id from member_notes"),
      links: all("select account_id, source, external_id from account_links order by source"),
      presence: all("select account_id from presence"),
      samples: all("select at, value, total from samples order by at"),
      broken: all("pragma foreign_key_check"),
    }).toEqual({
      stays: [
        { id: 1, clan_id: 1, account_id: 1, joined_at: null, left_at: null, game_role: "owner", source: "hand" },
        { id: 3, clan_id: 2, account_id: 1, joined_at: 10, left_at: 20, game_role: null, source: "hand" },
        { id: 4, clan_id: 2, account_id: 1, joined_at: 30, left_at: 40, game_role: "recruit", source: "api" },
      ],
      accounts: [{ id: 1, first_seen_at: 3 }],
      notes: [{ account_id: 1 }],
      links: [
        { account_id: 1, source: "a", external_id: "1" },
        { account_id: 1, source: "b", external_id: "3" },
      ],
      presence: [{ account_id: 1 }],
      samples: [
        { at: 50, value: 7, total: 0 },
        { at: 150, value: 9, total: 2 },
      ],
      broken: [],
    });
  });
});
