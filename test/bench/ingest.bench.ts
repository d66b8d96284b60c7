/**
 * Taking answers in: parsing, comparing, deriving and writing, against inserting the same rows with bare prepared
 * statements; and answers that are the same bytes as before.
 */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Statement } from "better-sqlite3";
import { DEMO_START } from "#demo/clock.ts";
import { NO_LIVES, startClashOfClansServer } from "#demo/servers/clash-of-clans.ts";
import { realTime } from "#demo/servers/real-time.ts";
import { createWorld } from "#demo/world/world.ts";
import { trackClan } from "#main/clans/tracking.ts";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { connect, type Database } from "#main/store/database.ts";
import { openStore } from "#main/store/migrations.ts";
import { findResourceByRef, type StoredResource } from "#main/store/resources/resources.ts";
import type { Attempt } from "#main/sync/fetcher.ts";
import { createKnownHabits, type KnownHabits } from "#main/sync/known-habits.ts";
import { TIMING } from "#main/sync/lane-state.ts";
import { outcomeOf } from "#main/sync/outcome.ts";
import { type SettleContext, settle } from "#main/sync/settle.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { percentile, report, times } from "./report.ts";

/** Answers of a busy evening: a clan's body every ten minutes, and its players between. */
const ROUNDS = 60;
const UNCHANGED = 20_000;

interface Answer {
  readonly kind: string;
  readonly ref: string;
  readonly at: number;
  readonly body: Uint8Array;
}

/** Genuine bodies of the simulated server, fetched over HTTP before anything is measured. */
async function recordAnswers(): Promise<{ readonly clan: string; readonly answers: readonly Answer[] }> {
  let now = DEMO_START;
  const world = createWorld({ startAt: DEMO_START });
  const server = await startClashOfClansServer({
    world,
    clock: { now: () => now, speed: 1 },
    realTime,
    keys: [{ id: "k", token: "k" }],
    cacheLives: NO_LIVES,
  });
  const [clan] = world.clashOfClans.clans;
  if (clan === undefined) throw new Error("The demo has no clan.");
  const answers: Answer[] = [];
  const fetchOne = async (kind: string, ref: string, path: string) => {
    const response = await fetch(`${server.baseUrl}${path}`, { headers: { authorization: "Bearer k" } });
    answers.push({ kind, ref, at: now, body: new Uint8Array(await response.arrayBuffer()) });
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    now += 10 * MINUTE;
    world.advanceTo(now);
    await fetchOne("clan", clan.tag, `/clans/${encodeURIComponent(clan.tag)}`);
    await fetchOne("current-war", clan.tag, `/clans/${encodeURIComponent(clan.tag)}/currentwar`);
    for (const member of clan.members)
      await fetchOne("player", member.tag, `/players/${encodeURIComponent(member.tag)}`);
  }
  await server.close();
  return { clan: clan.tag, answers };
}

/** The clan's body again and again, with every number of every member another one: as many rows as it can cause. */
function everybodyMoved(first: Answer | undefined): Answer[] {
  if (first === undefined) throw new Error("There is no answer.");
  const body = JSON.parse(new TextDecoder().decode(first.body)) as { memberList: Record<string, number>[] };
  return Array.from({ length: ROUNDS }, (_, round) => {
    const memberList = body.memberList.map((member) => {
      const now: Record<string, number> = { ...member };
      for (const key of ["donations", "donationsReceived", "trophies", "builderBaseTrophies", "expLevel"]) {
        now[key] = (now[key] ?? 0) + round;
      }
      return now;
    });
    const text = JSON.stringify({ ...body, memberList });
    return { ...first, at: first.at + round * 10 * MINUTE, body: new TextEncoder().encode(text) };
  });
}

const dir = mkdtempSync(join(tmpdir(), "adjutant-bench-"));
let files = 0;

function openEmpty(): Database {
  files += 1;
  habits = createKnownHabits(() => 8 * HOUR);
  const opened = openStore({ file: join(dir, `${files}.db`), backupsDir: null, now: () => 0 });
  if (!opened.ok) throw new Error(opened.code);
  return opened.database;
}

/** Each database has its own, as a workspace does. */
let habits: KnownHabits = createKnownHabits(() => 0);

function contextAt(now: number): SettleContext {
  return {
    game: clashOfClans,
    plan: { now, isWatched: () => false, zoneOffset: () => 8 * HOUR, habits },
    now,
    speed: 1,
    realNow: now,
    timing: TIMING,
    random: () => 0.5,
    roundTripMs: 40,
    unreachableInARow: 0,
    failedInARow: 0,
    areBatchesRunning: false,
    batchPatience: 0,
    schedulePatience: 0,
  };
}

const attemptOf = (body: Uint8Array): Attempt => ({
  kind: "answered",
  status: 200,
  header: (name) => (name === "cache-control" ? "max-age=120" : null),
  body,
  roundTripMs: 40,
});

function take(database: Database, answer: Answer, resource: StoredResource): void {
  const definition = clashOfClans.resources[answer.kind];
  if (definition === undefined) throw new Error(answer.kind);
  const outcome = outcomeOf(
    definition,
    answer.ref,
    attemptOf(answer.body),
    resource.isUnsettled === 1 ? null : resource.hash,
  );
  database.transact((tx) => settle(tx, resource, outcome, contextAt(answer.at)));
}

/** All answers through the engine's own way in. */
function ingest(clan: string, answers: readonly Answer[]): { readonly database: Database; readonly ms: number } {
  const database = openEmpty();
  database.transact((tx) =>
    trackClan(
      tx,
      clashOfClans,
      { ref: clan, name: clan },
      { actor: { name: "bench", role: "leader" }, at: DEMO_START },
    ),
  );
  const started = performance.now();
  for (const answer of answers) {
    const resource = findResourceByRef(database.reader, clashOfClans.id, answer.kind, answer.ref);
    if (resource !== undefined) take(database, answer, resource);
  }
  return { database, ms: performance.now() - started };
}

/** Every write of an ingest, in order: the statement and its values, grouped by transaction. */
type Writes = { readonly sql: string; readonly values: unknown[] }[][];

/** Ingests once more with every write written down; that run is not timed. */
function recordWrites(clan: string, answers: readonly Answer[]): Writes {
  const database = openEmpty();
  const client = database.reader.$client;
  const writes: Writes = [];
  const prepare = client.prepare.bind(client);
  client.prepare = ((sql: string) => {
    const statement = prepare(sql);
    const run = statement.run.bind(statement);
    statement.run = ((...values: unknown[]) => {
      writes.at(-1)?.push({ sql, values });
      return run(...(values as never[]));
    }) as typeof statement.run;
    return statement;
  }) as typeof client.prepare;
  database.transact((tx) =>
    trackClan(
      tx,
      clashOfClans,
      { ref: clan, name: clan },
      { actor: { name: "bench", role: "leader" }, at: DEMO_START },
    ),
  );
  const before = copyOf(database);
  for (const answer of answers) {
    writes.push([]);
    const resource = findResourceByRef(database.reader, clashOfClans.id, answer.kind, answer.ref);
    if (resource !== undefined) take(database, answer, resource);
  }
  database.close();
  start = before;
  return writes;
}

/** The database as it was before the first answer. */
let start = "";
function copyOf(database: Database): string {
  files += 1;
  const file = join(dir, `${files}.db`);
  database.reader.$client.exec(`vacuum into '${file}'`);
  return file;
}

/** The same writes by bare prepared statements, a transaction an answer. */
function writeBare(writes: Writes): number {
  files += 1;
  const file = join(dir, `${files}.db`);
  copyFileSync(start, file);
  const database = connect(file);
  const client = database.reader.$client;
  const statements = new Map<string, Statement>();
  for (const { sql } of writes.flat()) if (!statements.has(sql)) statements.set(sql, client.prepare(sql));
  const one = client.transaction((list: Writes[number]) => {
    for (const { sql, values } of list) statements.get(sql)?.run(...values);
  });
  const started = performance.now();
  for (const list of writes) one.immediate(list);
  const ms = performance.now() - started;
  database.close();
  return ms;
}

interface Measured {
  readonly ratio: number;
  readonly perSecond: number;
  readonly writes: number;
}

/** Ours and the bare writes in turn, so that both meet the same machine. */
function measure(clan: string, answers: readonly Answer[]): Measured {
  const writes = recordWrites(clan, answers);
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const ours = ingest(clan, answers);
    ours.database.close();
    ratios.push(writeBare(writes) / ours.ms);
    rates.push((answers.length / ours.ms) * 1_000);
  }
  return { ratio: percentile(ratios, 0.5), perSecond: percentile(rates, 0.5), writes: writes.flat().length };
}

const { clan, answers } = await recordAnswers();
const evening = measure(clan, answers);
const moved = measure(clan, everybodyMoved(answers[0]));

const { database } = ingest(clan, answers);
const player = answers.findLast((answer) => answer.kind === "player");
if (player === undefined) throw new Error("There is no player.");
const unchanged: number[] = [];
for (let round = 0; round < 3; round += 1) {
  const started = performance.now();
  for (let index = 1; index <= UNCHANGED; index += 1) {
    const resource = findResourceByRef(database.reader, clashOfClans.id, "player", player.ref);
    if (resource === undefined) throw new Error("The resource is gone.");
    take(database, { ...player, at: player.at + (round * UNCHANGED + index) * 1_000 }, resource);
  }
  unchanged.push((UNCHANGED / (performance.now() - started)) * 1_000);
}
database.close();
rmSync(dir, { recursive: true, force: true });

const rate = percentile(unchanged, 0.5);
const size = (answer: Answer | undefined) => `${((answer?.body.byteLength ?? 0) / 1_024).toFixed(0)} KiB`;
report("Ingest: parse, compare, derive and write, against the same writes by bare prepared statements", [
  {
    what: `a clan's body (${size(answers[0])}) in which all 50 members moved, ${Math.round(moved.writes / ROUNDS)} writes an answer`,
    value: times(moved.ratio),
    reach: "at least 0.5×",
    isReached: moved.ratio >= 0.5,
  },
  { what: "the same, answers a second", value: moved.perSecond.toFixed(0), reach: "", isReached: null },
  {
    what: `a busy evening (clan, war, players; most bodies hold little news), ${(evening.writes / answers.length).toFixed(1)} writes an answer`,
    value: times(evening.ratio),
    reach: "",
    isReached: null,
  },
  { what: "the same, answers a second", value: evening.perSecond.toFixed(0), reach: "", isReached: null },
  {
    what: `the same bytes again (${size(player)}), answers a second`,
    value: rate.toFixed(0),
    reach: "at least 20 000",
    isReached: rate >= 20_000,
  },
]);
