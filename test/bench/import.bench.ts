/**
 * A year of a clan of 500 taken in from a file, by what `adjutant import` does: call by call, with a word of progress after each,
 * stopped half-way and begun again; beside bare prepared inserts of the rows that come of it.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { createRandom } from "#demo/world/random.ts";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { importFile } from "#main/hosts/cli/import-file.ts";
import { DAY, toIso } from "#shared/time.ts";
import { milliseconds, percentile, report, times } from "./report.ts";
import { type BenchWorkspace, openBenchWorkspace } from "./workspace.ts";

const MEMBERS = 500;
const DAYS = 365;
/** Of the file that goes day after day: a value of each series in each call is the most work. */
const DAYS_IN_TIME = 20;
/** Rows that the peer inserts in one transaction. */
const PEER_ROWS = 2_000;
/** Whoever stops an import, or asks something else, waits for the call that runs. */
const MOST_WAIT_MS = 200;

const random = createRandom("a year");
const start = Date.UTC(2024, 7, 6);
const metrics = clashOfClans.metrics.known.filter((one) => one.scope === "account" && one.kind === "counter");

/** The line of a day of a member: three of its numbers rose. */
function linesOf(member: number): string[] {
  const values = new Map(metrics.map(({ key }) => [key, random.int(0, 100_000)]));
  return Array.from({ length: DAYS }, (_, day) => {
    for (const { key } of [random.pick(metrics), random.pick(metrics), random.pick(metrics)]) {
      values.set(key, (values.get(key) ?? 0) + random.int(1, 500));
    }
    const account = `#2PP${member.toString(2).padStart(9, "0").replaceAll("1", "2")}`;
    const at = toIso(start + day * DAY);
    return JSON.stringify({ game: clashOfClans.id, account, at, metrics: Object.fromEntries(values) });
  });
}

const dir = mkdtempSync(join(tmpdir(), "adjutant-bench-"));
const members = Array.from({ length: MEMBERS }, (_, member) => linesOf(member));
const lines = members.flat();
const byMember = join(dir, "by-member.jsonl");
const byDay = join(dir, "by-day.jsonl");
writeFileSync(byMember, lines.join("\n"));
writeFileSync(
  byDay,
  Array.from({ length: DAYS_IN_TIME }, (_, day) => members.map((own) => own[day] ?? ""))
    .flat()
    .join("\n"),
);

interface Taken {
  readonly added: number;
  readonly redundant: number;
  readonly isCancelled: boolean;
  readonly ms: number;
  readonly calls: readonly number[];
  /** Longest time without a word of progress. */
  readonly silence: number;
  /** From the moment it was told to stop. */
  readonly stoppedAfter: number;
}

/** Imports a file as a person does; stopped after so many values, while the next call runs. */
async function take({ client }: BenchWorkspace, file: string, stopAfter = Number.POSITIVE_INFINITY): Promise<Taken> {
  const stop = new AbortController();
  const calls: number[] = [];
  let [added, silence, stoppedAt] = [0, 0, 0];
  const began = performance.now();
  let last = began;
  const { import: call } = client.transfer;
  const timedCall: typeof call = async (...asked) => {
    if (added >= stopAfter && stoppedAt === 0) {
      stop.abort();
      stoppedAt = performance.now();
    }
    const before = performance.now();
    const taken = await call(...asked);
    calls.push(performance.now() - before);
    added += taken.added;
    return taken;
  };
  const result = await importFile({
    client: { transfer: { ...client.transfer, import: timedCall } },
    file,
    signal: stop.signal,
    onProgress: () => {
      const now = performance.now();
      silence = Math.max(silence, now - last);
      last = now;
    },
  });
  if (result.refusedCount > 0) throw new Error(JSON.stringify(result.refused[0]));
  const { redundant, isCancelled } = result;
  const ended = performance.now();
  return { added, redundant, isCancelled, ms: ended - began, calls, silence, stoppedAfter: ended - stoppedAt };
}

function rowsOf({ workspace }: BenchWorkspace): number[][] {
  return workspace.database.reader.$client
    .prepare(
      `select accounts.ref, series.metric, samples.at, samples.value, samples.total from samples
       join series on series.id = series_id join subjects on subjects.id = subject_id
       join accounts on accounts.id = account_id order by accounts.ref, series.metric, samples.at`,
    )
    .raw()
    .all() as number[][];
}

const digest = (rows: readonly unknown[]) => createHash("sha256").update(JSON.stringify(rows)).digest("hex");

const none = { baseUrl: "http://127.0.0.1:9", clans: [] };
const whole = await openBenchWorkspace(none);
const ours = await take(whole, byMember);
const rows = rowsOf(whole);
if (rows.length !== ours.added) throw new Error(`${ours.added} values were added, and there are ${rows.length} rows.`);
const stored = whole.workspace.database.reader.$client
  .prepare("select series_id, at, value, total from samples")
  .raw()
  .all() as number[][];
await whole.close();

const halved = await openBenchWorkspace(none);
const half = await take(halved, byMember, ours.added / 2);
const kept = rowsOf(halved).length;
const rest = await take(halved, byMember);
const isSame = digest(rowsOf(halved)) === digest(rows);
await halved.close();

const daily = await openBenchWorkspace(none);
const inTime = await take(daily, byDay);
const firstDays = rows.filter(([, , at]) => Number(at) < start + DAYS_IN_TIME * DAY);
const isSameInTime = digest(rowsOf(daily)) === digest(firstDays);
await daily.close();

const bare = new Sqlite(join(dir, "bare.db"));
bare.pragma("journal_mode = WAL");
bare.pragma("synchronous = NORMAL");
bare.exec(
  `create table samples (series_id integer not null, at integer not null, value integer, total integer not null,
     is_imported integer not null default 1, primary key (series_id, at)) without rowid`,
);
const insert = bare.prepare("insert into samples (series_id, at, value, total) values (?, ?, ?, ?)");
const began = performance.now();
for (let at = 0; at < stored.length; at += PEER_ROWS) {
  bare.transaction(() => {
    for (const row of stored.slice(at, at + PEER_ROWS)) insert.run(...row);
  })();
}
const peer = performance.now() - began;
bare.close();
rmSync(dir, { recursive: true, force: true });

const pace = ({ ms }: Taken, count: number) => `${((count * metrics.length) / ms).toFixed(0)} numbers a millisecond`;
const longest = (taken: readonly Taken[]) => Math.max(...taken.map(({ calls }) => percentile(calls, 1)));
const all = [ours, half, rest, inTime];
const isStopped = half.isCancelled && kept === half.added && kept > 0 && kept < rows.length;
report(
  `Import: ${MEMBERS} members, ${DAYS} days, ${lines.length} lines of ${metrics.length} numbers, ${rows.length} changes`,
  [
    {
      what: "a year of the clan, member after member",
      value: milliseconds(ours.ms),
      reach: pace(ours, lines.length),
      isReached: null,
    },
    {
      what: `${DAYS_IN_TIME} days of it, day after day`,
      value: milliseconds(inTime.ms),
      reach: `${pace(inTime, MEMBERS * DAYS_IN_TIME)}, the same rows`,
      isReached: isSameInTime,
    },
    {
      what: "bare prepared inserts of the same rows",
      value: milliseconds(peer),
      reach: times(ours.ms / peer),
      isReached: null,
    },
    {
      what: `calls, and the longest of all ${all.reduce((sum, { calls }) => sum + calls.length, 0)}`,
      value: `${ours.calls.length}, ${milliseconds(longest(all))}`,
      reach: `at most ${MOST_WAIT_MS} ms`,
      isReached: longest(all) <= MOST_WAIT_MS,
    },
    {
      what: "the longest time without a word of progress",
      value: milliseconds(Math.max(...all.map(({ silence }) => silence))),
      reach: "at most 1000 ms",
      isReached: all.every(({ silence }) => silence <= 1_000),
    },
    {
      what: `stopped half-way: ${kept} of ${rows.length} changes stay`,
      value: milliseconds(half.stoppedAfter),
      reach: `at most ${MOST_WAIT_MS} ms later`,
      isReached: isStopped && half.stoppedAfter <= MOST_WAIT_MS,
    },
    {
      what: "the same file again: what was missing, and the rows of an import in one go",
      value: `${rest.added}`,
      reach: `${rows.length - kept}`,
      isReached: isSame && rest.added === rows.length - kept,
    },
  ],
);
