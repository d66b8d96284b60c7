import { describe, expect, it } from "vitest";
import type { Database } from "#main/store/database.ts";
import { extendCoverage, gapsIn, listCoverage } from "#main/store/resources/coverage.ts";
import { countEligible, findNext, findWait } from "#main/store/resources/queue.ts";
import type { ResourceId } from "#shared/ids.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { memoryStore } from "#test/support/store.ts";

const NOW = 100 * HOUR;
const REAL = 5_000_000;
const VIEW = { upstream: "here", onlyAsked: false };
const CLOCK = { now: NOW, realNow: REAL, speed: 1 };

interface Row {
  readonly ref: string;
  readonly class?: 0 | 1 | 2 | 3;
  readonly maxAge?: number;
  /** How long it has been due. */
  readonly overdue?: number;
  readonly priority?: number;
  readonly goodFor?: number;
  readonly retryIn?: number;
  readonly isAsked?: boolean;
  readonly state?: "ready" | "sending" | "dead";
}

function queueOf(rows: readonly Row[]): Database {
  const database = memoryStore();
  database.transact((tx) => {
    const insert = tx.$client.prepare(
      `insert into resources (game, upstream, kind, ref, about, class, max_age_ms, due_at, priority, good_until, retry_at, asked_at, state)
       values ('g', 'here', 'k', ?, 'account', ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const row of rows) {
      insert.run(
        row.ref,
        row.class ?? 2,
        row.maxAge ?? 10 * MINUTE,
        row.overdue === undefined ? null : NOW - row.overdue,
        row.priority ?? 0,
        NOW + (row.goodFor ?? -1),
        row.retryIn === undefined ? 0 : REAL + row.retryIn,
        row.isAsked === true ? NOW : null,
        row.state ?? "ready",
      );
    }
  });
  return database;
}

/** The order in which a queue is emptied. */
function drain(database: Database, view = VIEW, isRisenTurn = false): string[] {
  const order: string[] = [];
  for (
    let next = findNext(database.reader, view, CLOCK, isRisenTurn);
    next !== undefined;
    next = findNext(database.reader, view, CLOCK, isRisenTurn)
  ) {
    order.push(next.ref);
    const { id } = next;
    database.transact(
      (tx) => tx.$client.prepare("update resources set state = 'sending' where id = ?").run(id).changes,
    );
  }
  return order;
}

describe("the order of the queue", () => {
  it.each<[situation: string, rows: Row[], expected: string[]]>([
    [
      "by class, the critical first",
      [
        { ref: "low", class: 3, overdue: MINUTE },
        { ref: "critical", class: 0, overdue: 0 },
        { ref: "high", class: 1, overdue: 0 },
      ],
      ["critical", "high", "low"],
    ],
    [
      "what a person waits for before everything",
      [
        { ref: "critical", class: 0, overdue: 4 * MINUTE },
        { ref: "asked", class: 3, overdue: 0, isAsked: true },
      ],
      ["asked", "critical"],
    ],
    [
      "in a class by the clan's priority",
      [
        { ref: "plain", overdue: 9 * MINUTE },
        { ref: "dear", overdue: 0, priority: 5 },
        { ref: "cheap", overdue: 9 * MINUTE, priority: -5 },
      ],
      ["dear", "plain", "cheap"],
    ],
    [
      "then by how overdue in proportion to its own age",
      [
        { ref: "half its age", overdue: 30 * MINUTE, maxAge: HOUR },
        { ref: "twice its age", overdue: 20 * MINUTE, maxAge: 10 * MINUTE },
        { ref: "once its age", overdue: 50 * MINUTE, maxAge: 50 * MINUTE },
      ],
      ["twice its age", "once its age", "half its age"],
    ],
    [
      "one that waited longer than its class allows rises, yet not among the critical",
      [
        { ref: "risen", class: 2, overdue: 30 * HOUR },
        { ref: "high", class: 1, overdue: 0 },
        { ref: "critical", class: 0, overdue: 0 },
      ],
      ["critical", "risen", "high"],
    ],
    [
      "not what is not due, still good, backing off, dead, under way or needed by nobody",
      [
        { ref: "later", overdue: -1 },
        { ref: "good", overdue: MINUTE, goodFor: 1 },
        { ref: "backing off", overdue: MINUTE, retryIn: 1 },
        { ref: "dead", overdue: MINUTE, state: "dead" },
        { ref: "under way", overdue: MINUTE, state: "sending" },
        { ref: "nobody's" },
        { ref: "due", overdue: 0 },
      ],
      ["due"],
    ],
  ])("%s", (_situation, rows, expected) => {
    expect(drain(queueOf(rows))).toEqual(expected);
  });

  it("lets one that rose go ahead of everything on its turn", () => {
    const rows: Row[] = [
      { ref: "critical", class: 0, overdue: MINUTE },
      { ref: "asked", class: 1, overdue: 0, isAsked: true },
      { ref: "risen", class: 3, overdue: 20 * HOUR },
    ];
    expect(drain(queueOf(rows), VIEW, true)).toEqual(["risen", "asked", "critical"]);
  });

  it("holds nothing but what was asked for where only that is wanted", () => {
    const database = queueOf([
      { ref: "due", overdue: HOUR },
      { ref: "asked", overdue: 0, isAsked: true },
    ]);
    const view = { ...VIEW, onlyAsked: true };
    expect(countEligible(database.reader, view, CLOCK)).toBe(1);
    expect(drain(database, view)).toEqual(["asked"]);
  });

  it("keeps upstreams apart", () => {
    expect(drain(queueOf([{ ref: "due", overdue: 0 }]), { ...VIEW, upstream: "elsewhere" })).toEqual([]);
  });
});

describe("how long a lane may sleep", () => {
  it.each<[situation: string, rows: Row[], speed: number, expected: number | null]>([
    [
      "until the next is due",
      [
        { ref: "a", overdue: -5_000 },
        { ref: "b", overdue: -9_000 },
      ],
      1,
      5_000,
    ],
    ["less where the data's clock runs faster", [{ ref: "a", overdue: -5_000 }], 10, 500],
    ["until its answer no longer holds", [{ ref: "a", overdue: 0, goodFor: 3_000 }], 1, 3_000],
    ["until its back-off is over, which is of the real clock", [{ ref: "a", overdue: 0, retryIn: 2_000 }], 10, 2_000],
    ["not at all where something is due", [{ ref: "a", overdue: 1 }], 1, 0],
    ["for good where nothing ever is", [{ ref: "a" }, { ref: "dead", overdue: 1, state: "dead" }], 1, null],
  ])("%s", (_situation, rows, speed, expected) => {
    expect(findWait(queueOf(rows).reader, VIEW, { ...CLOCK, speed })).toBe(expected);
  });
});

describe("spans of unbroken checks", () => {
  function check(database: Database, at: number, maxAgeMs = 100): void {
    database.transact((tx) => {
      const known = tx.$client.prepare("select last_checked_at as lastCheckedAt from resources").get() as {
        lastCheckedAt: number | null;
      };
      extendCoverage(tx, { id: 1 as ResourceId, maxAgeMs, ...known }, at);
      tx.$client.prepare("update resources set last_checked_at = ?").run(at);
    });
  }

  it("go on while checks follow each other, and end where nobody looked for twice the allowed age", () => {
    const database = queueOf([{ ref: "a", overdue: 0 }]);
    for (const at of [1_000, 1_100, 1_290, 1_491, 1_500]) check(database, at);
    expect(listCoverage(database.reader, 1 as ResourceId, 0, 9_999)).toEqual([
      { from: 1_000, to: 1_290 },
      { from: 1_491, to: 1_500 },
    ]);
  });

  it.each<[situation: string, spans: { from: number; to: number }[], expected: { from: number; to: number }[]]>([
    ["all of it where nobody looked", [], [{ from: 0, to: 100 }]],
    ["none where somebody always did", [{ from: -5, to: 200 }], []],
    [
      "before, between and after",
      [
        { from: 10, to: 20 },
        { from: 30, to: 90 },
      ],
      [
        { from: 0, to: 10 },
        { from: 20, to: 30 },
        { from: 90, to: 100 },
      ],
    ],
  ])("leave gaps: %s", (_situation, spans, expected) => {
    expect(gapsIn(spans, 0, 100)).toEqual(expected);
  });
});
