/**
 * A year of a clan of 500 taken in from lines, as `adjutant import` sends them: call by call, so that it tells how far it is and
 * can be stopped between two calls; beside bare prepared inserts of the rows that come of it.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { createRandom } from "#demo/world/random.ts";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { openStore } from "#main/store/migrations.ts";
import { importLines } from "#main/transfer/import.ts";
import type { ImportLine } from "#shared/contract/transfer.ts";
import type { Actor } from "#shared/game.ts";
import { DAY } from "#shared/time.ts";
import { milliseconds, percentile, report, times } from "./report.ts";

const MEMBERS = 500;
const DAYS = 365;
/** As many lines as the command line sends in one call. */
const CALL_LINES = 2_000;
/** Whoever stops an import waits for the call that runs. */
const MOST_WAIT_MS = 1_000;

const random = createRandom("a year");
const start = Date.UTC(2025, 7, 6);
const end = start + DAYS * DAY;
const actor: Actor = { name: "bench", role: "leader" };
const metrics = clashOfClans.metrics.known.filter((one) => one.scope === "account" && one.kind === "counter");

/** The line of a day of a member: three of its numbers rose. */
function linesOf(member: number): ImportLine[] {
  const values = new Map(metrics.map(({ key }) => [key, random.int(0, 100_000)]));
  return Array.from({ length: DAYS }, (_, day) => {
    for (const { key } of [random.pick(metrics), random.pick(metrics), random.pick(metrics)]) {
      values.set(key, (values.get(key) ?? 0) + random.int(1, 500));
    }
    const account = `#2PP${member.toString(2).padStart(9, "0").replaceAll("1", "2")}`;
    return { game: clashOfClans.id, account, at: start + day * DAY, metrics: Object.fromEntries(values) };
  });
}

const dir = mkdtempSync(join(tmpdir(), "adjutant-bench-"));
const opened = openStore({ file: join(dir, "ours.db"), backupsDir: null, now: () => 0 });
if (!opened.ok) throw new Error(opened.code);
const { database } = opened;
const games = new Map([[clashOfClans.id, clashOfClans]]);

const lines = Array.from({ length: MEMBERS }, (_, member) => linesOf(member)).flat();
const calls: number[] = [];
let added = 0;
for (let at = 0; at < lines.length; at += CALL_LINES) {
  const began = performance.now();
  const imported = importLines(database, games, lines.slice(at, at + CALL_LINES), { actor, at: end });
  if (imported.refused.length > 0) throw new Error(JSON.stringify(imported.refused[0]));
  added += imported.added;
  calls.push(performance.now() - began);
}
const ours = calls.reduce((sum, ms) => sum + ms, 0);

const rows = database.reader.$client.prepare("select series_id, at, value, total from samples").raw().all();
if (rows.length !== added) throw new Error(`${added} values were added, and there are ${rows.length} rows.`);
const bare = new Sqlite(join(dir, "bare.db"));
bare.pragma("journal_mode = WAL");
bare.pragma("synchronous = NORMAL");
bare.exec(
  `create table samples (series_id integer not null, at integer not null, value integer, total integer not null,
     is_imported integer not null default 1, primary key (series_id, at)) without rowid`,
);
const insert = bare.prepare("insert into samples (series_id, at, value, total) values (?, ?, ?, ?)");
const began = performance.now();
for (let at = 0; at < rows.length; at += CALL_LINES) {
  bare.transaction(() => {
    for (const row of rows.slice(at, at + CALL_LINES)) insert.run(...(row as number[]));
  })();
}
const peer = performance.now() - began;
database.close();
bare.close();
rmSync(dir, { recursive: true, force: true });

const longest = percentile(calls, 1);
report(
  `Import: ${MEMBERS} members, ${DAYS} days, ${lines.length} lines of ${metrics.length} numbers, ${added} changes`,
  [
    {
      what: "a year of the clan",
      value: milliseconds(ours),
      reach: `${((lines.length * metrics.length) / ours).toFixed(0)} numbers a millisecond`,
      isReached: null,
    },
    {
      what: "bare prepared inserts of the same rows",
      value: milliseconds(peer),
      reach: times(ours / peer),
      isReached: null,
    },
    {
      what: `the longest call of ${CALL_LINES} lines: until it stops, and between two words of progress`,
      value: milliseconds(longest),
      reach: `at most ${MOST_WAIT_MS} ms`,
      isReached: longest <= MOST_WAIT_MS,
    },
  ],
);
