/** A queue that is written out and taken in by a fresh workspace of the same clans is the same queue. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trackClan } from "#main/clans/tracking.ts";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { GAMES } from "#main/games/registry.ts";
import type { Database } from "#main/store/database.ts";
import { listResources, type QueueState, saveQueueState } from "#main/store/resources/queue-state.ts";
import { saveResource } from "#main/store/resources/resources.ts";
import { createKnownHabits } from "#main/sync/known-habits.ts";
import { exportQueue } from "#main/sync/queue-document.ts";
import { readQueue, takeInQueue } from "#main/sync/queue-import.ts";
import { LooseQueueDocument } from "#shared/contract/queue.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { memoryStore } from "#test/support/store.ts";

const NOW = 10_000 * HOUR;
const REAL = 7_000_000_000;
const CLOCK = { now: NOW, realNow: REAL, speed: 1 };
const CONTEXT = { now: NOW, isWatched: () => false, zoneOffset: () => 0, habits: createKnownHabits(() => 0) };
const EDIT = { actor: { name: "test", role: "leader" as const }, at: NOW };
const TAGS = ["#2PP", "#8QU", "#9JY"];

/** Clans, each with two members, and no answer yet. */
function workspaceOf(tags: readonly string[]): Database {
  const database = memoryStore();
  database.transact((tx) => {
    for (const tag of tags) {
      const tracked = trackClan(tx, clashOfClans, { ref: tag, name: tag }, EDIT);
      if (!tracked.ok) throw new Error(tag);
      for (const member of ["L", "P"]) {
        const account = tx.$client
          .prepare(
            "insert into accounts (game, ref, name, first_seen_at) values ('clash-of-clans', ?, 'm', 0) returning id",
          )
          .get(`${tag}${member}`) as { id: number };
        tx.$client
          .prepare("insert into clan_members (clan_id, account_id, joined_at, source) values (?, ?, 0, 'api')")
          .run(tracked.clan, account.id);
      }
    }
  });
  return database;
}

const past = fc.option(
  fc.integer({ min: 1, max: 1_000 }).map((minutes) => NOW - minutes * MINUTE),
  { nil: null },
);

const stateArbitrary: fc.Arbitrary<QueueState> = fc.record({
  class: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  maxAgeMs: fc.integer({ min: MINUTE, max: 8 * HOUR }),
  dueAt: fc.integer({ min: NOW - 10 * HOUR, max: NOW + HOUR }),
  goodUntil: fc.integer({ min: 0, max: NOW + HOUR }),
  retryAt: fc.integer({ min: 0, max: REAL + HOUR }),
  priority: fc.integer({ min: -5, max: 5 }),
  state: fc.constantFrom("ready" as const, "dead" as const),
  attempts: fc.nat(20),
  failingSince: past,
  lastOutcome: fc.constantFrom("fresh", "unchanged", "malformed", null),
  lastDetail: fc.option(fc.string({ maxLength: 50 }), { nil: null }),
  lastStatus: fc.option(fc.constantFrom(200, 404, 503), { nil: null }),
  lastAttemptAt: past,
});

/** The schedule and the attempts, without ids; nothing is ever due before its answer holds no longer. */
const scheduleOf = (database: Database) =>
  listResources(database.reader)
    .map(({ id, hash, lastCheckedAt, lastChangedAt, isUnsettled, lastAnswer, askedAt, ...rest }) => rest)
    .sort((a, b) => (`${a.kind} ${a.ref}` < `${b.kind} ${b.ref}` ? -1 : 1));

const rowsArbitrary = fc.uniqueArray(
  fc.record({
    of: fc.constantFrom(...TAGS.flatMap((tag) => [`clan ${tag}`, `player ${tag}L`, `player ${tag}P`])),
    state: stateArbitrary,
  }),
  { selector: (row) => row.of, maxLength: 9 },
);

function fill(database: Database, rows: readonly { readonly of: string; readonly state: QueueState }[]): void {
  database.transact((tx) => {
    for (const { of, state } of rows) {
      const [kind = "", ref = ""] = of.split(" ");
      const about = kind === "clan" ? "clan" : "account";
      const id = saveResource(tx, { game: "clash-of-clans", upstream: "supercell", kind, ref, about });
      saveQueueState(tx, id, { ...state, dueAt: Math.max(state.dueAt ?? 0, state.goodUntil) });
    }
  });
}

/** Through JSON, as a file is. */
const written = (database: Database) =>
  LooseQueueDocument.parse(JSON.parse(JSON.stringify(exportQueue(database.reader, NOW))));

function takeIn(database: Database, document: LooseQueueDocument) {
  return database.transact((tx) => {
    const intake = readQueue(tx, GAMES, document, CONTEXT, CLOCK);
    takeInQueue(tx, intake, document.exportedAt, EDIT);
    return intake.report;
  });
}

describe("a queue", () => {
  it("is the same after it was written out and taken in by a fresh workspace of the same clans", () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const source = workspaceOf(TAGS);
        fill(source, rows);
        // Clans that were never planned are planned by whoever takes them in.
        const named = new Set(rows.map((row) => row.of));
        const target = workspaceOf(TAGS);
        const report = takeIn(target, written(source));
        expect(report.invalid).toEqual([]);
        const mine = (database: Database) => scheduleOf(database).filter((row) => named.has(`${row.kind} ${row.ref}`));
        expect(mine(target)).toEqual(mine(source));
        // Once more changes nothing.
        expect(takeIn(target, written(source)).changes).toEqual([]);
        source.close();
        target.close();
      }),
      { numRuns: 60 },
    );
  });

  it("never makes anything due before an answer of either side holds no longer, nor goes back behind a later attempt", () => {
    fc.assert(
      fc.property(rowsArbitrary, rowsArbitrary, (theirs, ours) => {
        const source = workspaceOf(TAGS);
        const target = workspaceOf(TAGS);
        fill(source, theirs);
        fill(target, ours);
        const before = new Map(listResources(target.reader).map((row) => [`${row.kind} ${row.ref}`, row]));
        takeIn(target, written(source));
        for (const row of listResources(target.reader)) {
          const known = before.get(`${row.kind} ${row.ref}`);
          if (known === undefined) continue;
          expect(row.lastAttemptAt ?? 0).toBeGreaterThanOrEqual(known.lastAttemptAt ?? 0);
          expect(row.goodUntil).toBeGreaterThanOrEqual(known.goodUntil);
          if (row.dueAt !== null) expect(row.dueAt).toBeGreaterThanOrEqual(row.goodUntil);
          // What belongs to facts stays as it was.
          expect([row.hash, row.lastCheckedAt, row.lastChangedAt]).toEqual([
            known.hash,
            known.lastCheckedAt,
            known.lastChangedAt,
          ]);
        }
        source.close();
        target.close();
      }),
      { numRuns: 60 },
    );
  });

  it("brings back nothing that nobody needs here", () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const source = workspaceOf(TAGS);
        fill(source, rows);
        const target = workspaceOf(TAGS.slice(0, 1));
        const report = takeIn(target, written(source));
        expect(listResources(target.reader).every((row) => row.ref.startsWith(TAGS[0] ?? ""))).toBe(true);
        expect(report.unknownClans.map((clan) => clan.ref)).toEqual(TAGS.slice(1));
        source.close();
        target.close();
      }),
      { numRuns: 30 },
    );
  });

  it("takes any JSON in without a throw, and nothing of it that is no line", () => {
    const database = workspaceOf(TAGS);
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 20 }), (resources) => {
        const before = scheduleOf(database);
        const report = takeIn(database, { format: "adjutant-queue/1", exportedAt: NOW, resources, clans: [] });
        expect(report.invalid).toHaveLength(resources.length);
        expect(scheduleOf(database)).toEqual(before);
      }),
      { numRuns: 100 },
    );
    database.close();
  });
});
