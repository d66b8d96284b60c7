/**
 * Two years of a clan's history: how large it is, and how long a board over any window takes, beside the tables and the
 * statements that others use on the same history.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { createRandom } from "#demo/world/random.ts";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import type { Game } from "#main/games/game.ts";
import { readBoard } from "#main/leaderboards/board.ts";
import { readClanStats } from "#main/leaderboards/clan-stats.ts";
import { readLines } from "#main/leaderboards/lines.ts";
import { readTallies } from "#main/leaderboards/tallies.ts";
import { openStore } from "#main/store/migrations.ts";
import { readCatalogue } from "#main/store/samples/catalogue.ts";
import { gainOf, listEnds, listSeries, listWindowSums } from "#main/store/samples/ends.ts";
import { appendValues, saveSubjects } from "#main/store/samples/samples.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { milliseconds, percent, quietestP95, report, type Timing, timed, times } from "./report.ts";

const MEMBERS = 50;
const METRICS = 116;
const DAYS = 730;
const CHECK_EVERY = 15 * MINUTE;
/** About four checks a day find something new of somebody who plays, each in a few of the metrics. */
const CHANGED_PER_DAY = 4.1;
const MOVED_METRICS = 3;
const RUNS = 400;
/** Of each measure, the quietest of which counts. */
const PASSES = 12;

const random = createRandom("two years");
const dir = mkdtempSync(join(tmpdir(), "adjutant-bench-"));
const start = Date.UTC(2024, 7, 6);
const end = start + DAYS * DAY;
const metrics = Array.from(
  { length: METRICS },
  (_, index): MetricDefinition => ({
    key: `m${index}`,
    label: "",
    unit: "",
    group: "",
    kind: "counter",
    scope: "account",
    source: "player",
    isRanked: true,
  }),
);

const opened = openStore({ file: join(dir, "ours.db"), backupsDir: null, now: () => 0 });
if (!opened.ok) throw new Error(opened.code);
const { database } = opened;
const subjects = database.transact((tx) => {
  tx.$client.exec("insert into clans (game, ref, name, added_at) values ('g', '#C', 'Clan', 0)");
  tx.$client.exec("insert into clan_settings (clan_id) values (1)");
  const insert = tx.$client.prepare("insert into accounts (game, ref, name, first_seen_at) values ('g', ?, ?, 0)");
  const join = tx.$client.prepare("insert into clan_members (clan_id, account_id, source) values (1, ?, 'api')");
  for (let member = 1; member <= MEMBERS; member += 1) {
    insert.run(`#${member}`, `Member ${member}`);
    join.run(member);
  }
  return [
    ...saveSubjects(
      tx,
      "account",
      Array.from({ length: MEMBERS }, (_, index) => index + 1),
    ).values(),
  ];
});

/**
 * The peer: snapshots as Wise Old Man keeps them, a whole row with the value and the rank of each metric for each check
 * that found something new, and an index by member and time.
 */
const peer = new Sqlite(join(dir, "peer.db"));
peer.pragma("journal_mode = WAL");
peer.pragma("synchronous = NORMAL");
const columns = metrics.flatMap((metric) => [metric.key, `${metric.key}_rank`]);
peer.exec(
  `create table snapshots (id integer primary key, member integer not null, at integer not null, ${columns.map((one) => `${one} integer`).join(", ")});
   create index snapshots_by_member on snapshots (member, at)`,
);
const insertWhole = peer.prepare(
  `insert into snapshots values (null, ${Array(columns.length + 2)
    .fill("?")
    .join(", ")})`,
);

let changedChecks = 0;
const values = Array.from({ length: MEMBERS }, () => Array.from({ length: METRICS }, () => random.int(0, 5_000_000)));
for (let day = 0; day < DAYS; day += 1) {
  const wholes: (readonly unknown[])[] = [];
  database.transact((tx) => {
    for (const [member, mine] of values.entries()) {
      const checks = day === 0 ? 1 : Math.round(random.between(0, 2 * CHANGED_PER_DAY));
      const instants = Array.from({ length: checks }, (_, index) =>
        day === 0
          ? start
          : start + day * DAY + Math.floor((index + random.next()) * (DAY / CHECK_EVERY / checks)) * CHECK_EVERY,
      );
      for (const at of new Set(instants)) {
        const moved =
          day === 0
            ? metrics.map((_, index) => index)
            : Array.from({ length: MOVED_METRICS }, () => random.int(0, METRICS - 1));
        for (const index of moved) mine[index] = (mine[index] ?? 0) + random.int(1, 20_000);
        const read = [...new Set(moved)].map((index) => ({
          subject: subjects[member] as number,
          metric: metrics[index] as MetricDefinition,
          value: mine[index] as number,
        }));
        appendValues(tx, read, at);
        wholes.push([member + 1, at, ...mine.flatMap((value) => [value, 2_000_000 - Math.floor(value / 4)])]);
        changedChecks += 1;
      }
    }
  });
  peer.transaction(() => {
    for (const row of wholes) insertWhole.run(...row);
  })();
}
database.reader.$client.exec("vacuum");
database.reader.$client.pragma("wal_checkpoint(TRUNCATE)");
peer.exec("vacuum");
peer.pragma("wal_checkpoint(TRUNCATE)");
const ourBytes = statSync(join(dir, "ours.db")).size;
const peerBytes = statSync(join(dir, "peer.db")).size;

const accounts = Array.from({ length: MEMBERS }, (_, index) => (index + 1) as AccountId);

interface Window {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Boards that somebody could ask for: any metric, a week to a year, ending anywhere in the given part of the history. */
function windowsIn(from: number, to: number): Window[] {
  return Array.from({ length: RUNS }, () => {
    const length = random.pick([7 * DAY, 30 * DAY, Math.min(90 * DAY, to - from - DAY)]);
    const begin = random.between(from + HOUR, Math.max(from + 2 * HOUR, to - length));
    return { key: `m${random.int(0, METRICS - 1)}`, from: Math.floor(begin), to: Math.floor(begin + length) };
  });
}

const series = new Map(
  metrics.map(({ key }) => {
    const own = listSeries(database.reader, "account", accounts, [key]);
    return [key, own.map((row) => row.series)] as const;
  }),
);

/** What ranks a board: what each member gained, by account, in one statement over their series. */
function board({ key, from, to }: Window): (readonly [member: number, gained: number | null])[] {
  return listWindowSums(database.reader, series.get(key) ?? [], from, to).map(
    (sum, index) => [index + 1, gainOf(sum)] as const,
  );
}

/** The same with what its rows tell beside: the values at both ends, and the instants they were read at. */
function boardWithEnds({ key, from, to }: Window): (readonly [member: number, gained: number])[] {
  return listEnds(database.reader, series.get(key) ?? [], from, to).map(
    (ends, index) => [index + 1, (ends.endTotal ?? 0) - (ends.startTotal ?? 0)] as const,
  );
}

const MEMBER_LIST = JSON.stringify(Array.from({ length: MEMBERS }, (_, index) => index + 1));
const snapshotsAt = peer.prepare(
  `select snapshots.* from json_each(+:members) as m join snapshots on snapshots.id = (
     select id from snapshots where member = m.value and at <= +:at order by at desc limit 1)
   order by snapshots.member`,
);
/** Two snapshots of each member, each found by one seek in the index, and their difference. */
function boardBySeeks({ key, from, to }: Window): [number, number][] {
  const first = snapshotsAt.all({ members: MEMBER_LIST, at: from }) as Record<string, number>[];
  const last = snapshotsAt.all({ members: MEMBER_LIST, at: to }) as Record<string, number>[];
  return last.map((row, index) => [row.member as number, (row[key] as number) - (first[index]?.[key] as number)]);
}

const windowStatements = new Map<string, Sqlite.Statement>();
/** The first and the last snapshot of each member in the window, by window functions. */
function boardByWindowFunctions({ key, from, to }: Window): [number, number][] {
  let statement = windowStatements.get(key);
  if (statement === undefined) {
    statement = peer.prepare(
      `select distinct member, last_value(${key}) over w - first_value(${key}) over w as gained
       from (select member, at, ${key} from snapshots where at <= +:to and at >= (
         select coalesce(max(at), 0) from snapshots as before where before.member = snapshots.member and before.at <= +:from))
       window w as (partition by member order by at rows between unbounded preceding and unbounded following)
       order by member`,
    );
    windowStatements.set(key, statement);
  }
  return statement.raw(true).all({ from, to }) as [number, number][];
}

const all = windowsIn(start, end);
const firstMonth = windowsIn(start, start + 31 * DAY);
for (const window of all.slice(0, 20)) {
  const ours = JSON.stringify(board(window));
  for (const other of [boardWithEnds(window), boardBySeeks(window), boardByWindowFunctions(window)]) {
    if (JSON.stringify(other) !== ours) throw new Error(`The boards differ: ${ours} and ${JSON.stringify(other)}`);
  }
}

function over(windows: readonly Window[], runs: number, run: (window: Window) => unknown): Timing {
  return { runs, run: (index) => void run(windows[index] as Window) };
}

const { ours, month, withEnds, seeks, functions } = quietestP95(PASSES, {
  ours: over(all, RUNS, board),
  month: over(firstMonth, RUNS, board),
  withEnds: over(all, RUNS, boardWithEnds),
  seeks: over(all, 100, boardBySeeks),
  functions: over(all, 20, boardByWindowFunctions),
});

const SUM = "raids";
const game: Game = {
  ...clashOfClans,
  id: "g",
  metrics: {
    ...clashOfClans.metrics,
    known: metrics,
    describe: (key) => metrics.find((metric) => metric.key === key) ?? null,
    sums: [{ key: SUM, label: "", unit: "", group: "", of: metrics.slice(0, 30).map((metric) => metric.key) }],
    derived: metrics.slice(30, 54).map(({ key }) => ({
      key: `level.${key}`,
      label: "",
      unit: "",
      group: "",
      from: key,
      valueOf: (xp) => Math.floor(Math.sqrt(xp)),
    })),
    first: "m0",
  },
};
const clan = 1 as ClanId;
const scene = {
  reader: database.reader,
  database,
  game,
  scope: { clan },
  clock: { now: end, realNow: end, speed: 1 },
  zone: "Europe/Berlin",
};

function expressionOf(key: string) {
  const resolved = readCatalogue(database.reader, game).resolve([key]);
  if (!resolved.ok) throw new Error(`There is no ${resolved.metric}.`);
  return resolved.expression;
}

const bounds = (from: number | null, to: number) => ({ from, to, timeframe: null, zone: scene.zone, season: null });

function wholeBoard(key: string, { from, to }: Pick<Window, "from" | "to">): unknown {
  const before = { from: from - (to - from), to: from };
  return readBoard(scene, {
    expression: expressionOf(key),
    window: bounds(from, to),
    before,
    by: "gained",
    order: "top",
  });
}

const QUERIES: readonly (readonly [what: string, run: (window: Window) => unknown])[] = [
  ["a board with the span before", (window) => wholeBoard(window.key, window)],
  ["a board of a sum of 30 metrics", (window) => wholeBoard(SUM, window)],
  [
    "what was gained until now of all 116 metrics, a sum and 24 levels",
    ({ from, to }) => readTallies(scene, readCatalogue(database.reader, game), bounds(end - (to - from), end)),
  ],
  [
    "lines of five members and the median",
    ({ key, from, to }) => readLines(scene, expressionOf(key), bounds(from, to), accounts.slice(0, 5)),
  ],
  [
    "the same of all two years",
    ({ key }) => readLines(scene, expressionOf(key), bounds(null, end), accounts.slice(0, 5)),
  ],
];
const statsOf = (from: number) =>
  readClanStats(scene, readCatalogue(database.reader, game), expressionOf("m0"), bounds(from, end));
const [firstStats = 0] = timed(1, 0, () => statsOf(end - 30 * DAY));
const MONTH = "a clan's month with its days";
const found = quietestP95(PASSES, {
  ...Object.fromEntries(QUERIES.map(([what, run]) => [what, over(all, 40, run)])),
  [MONTH]: { runs: 40, run: () => void statsOf(end - 30 * DAY) },
});
const queries = Object.entries(found).map(([what, ms]) => ({ what, ms }));
database.close();
peer.close();
rmSync(dir, { recursive: true, force: true });

const checks = (MEMBERS * DAYS * DAY) / CHECK_EVERY;
report(
  `History: ${MEMBERS} members, ${METRICS} metrics, ${DAYS} days of checks each 15 minutes, ${changedChecks} of them changed`,
  [
    {
      what: "board of 50 members over any window, p95",
      value: milliseconds(ours),
      reach: "at most 0.2 ms",
      isReached: ours <= 0.2,
    },
    {
      what: "the same with values and instants at both ends, p95",
      value: milliseconds(withEnds),
      reach: "at most 0.2 ms",
      isReached: withEnds <= 0.2,
    },
    {
      what: "growth from one month to two years",
      value: times(ours / month),
      reach: "at most 1.2×",
      isReached: ours / month <= 1.2,
    },
    {
      what: "two snapshots by window functions, p95",
      value: `${milliseconds(functions)}, ${times(functions / ours)}`,
      reach: "at least 500×",
      isReached: functions / ours >= 500,
    },
    {
      what: "two snapshots by index seeks, p95",
      value: `${milliseconds(seeks)}, ${times(seeks / ours)}`,
      reach: "at least 20×",
      isReached: seeks / ours >= 20,
    },
    {
      what: "bytes against a whole row per changed check",
      value: `${(ourBytes / 1e6).toFixed(1)} of ${(peerBytes / 1e6).toFixed(1)} MB, ${percent(ourBytes / peerBytes)}`,
      reach: "at most 9 %",
      isReached: ourBytes / peerBytes <= 0.09,
    },
    {
      what: "bytes against a whole row per check",
      value: percent(ourBytes / ((peerBytes / changedChecks) * checks)),
      reach: "at most 0.5 %",
      isReached: ourBytes / ((peerBytes / changedChecks) * checks) <= 0.005,
    },
    ...queries.map(({ what, ms }) => ({
      what: `${what}, p95`,
      value: milliseconds(ms),
      reach: "at most 16 ms",
      isReached: ms <= 16,
    })),
    {
      what: "a clan's month the first time, with all its days worked out",
      value: milliseconds(firstStats),
      reach: "at most 400 ms",
      isReached: firstStats <= 400,
    },
  ],
);
