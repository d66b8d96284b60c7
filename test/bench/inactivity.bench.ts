/** How long the last progress of a clan takes, over two years of its history. */
import { createRandom } from "#demo/world/random.ts";
import { openStore } from "#main/store/migrations.ts";
import { listLastGains } from "#main/store/samples/last-gains.ts";
import { appendValues, saveSubjects } from "#main/store/samples/samples.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import { DAY } from "#shared/time.ts";
import { milliseconds, quietestP95, report } from "./report.ts";

const CLAN = 1 as ClanId;
const MEMBERS = 50;
const METRICS = 116;
const DAYS = 730;
const CHANGED_PER_DAY = 4;
const MOVED_METRICS = 3;
const RUNS = 100;
const PASSES = 8;
const MOST_MS = 16;

const random = createRandom("quiet");
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
const opened = openStore({ file: ":memory:", backupsDir: null, now: () => 0 });
if (!opened.ok) throw new Error(opened.code);
const { database } = opened;
const accounts = Array.from({ length: MEMBERS }, (_, index) => (index + 1) as AccountId);
const subjects = database.transact((tx) => {
  tx.$client.exec("insert into clans (id, game, ref, name, added_at) values (1, 'g', '#C', 'C', 0)");
  const account = tx.$client.prepare(
    "insert into accounts (id, game, ref, name, first_seen_at) values (?, 'g', ?, ?, 0)",
  );
  const member = tx.$client.prepare("insert into clan_members (clan_id, account_id, source) values (1, ?, 'api')");
  for (const id of accounts) {
    account.run(id, `#${id}`, `Member ${id}`);
    member.run(id);
  }
  return saveSubjects(tx, "account", accounts);
});

const values = accounts.map(() => metrics.map(() => random.int(0, 5_000_000)));
for (let day = 0; day < DAYS; day += 1) {
  database.transact((tx) => {
    for (const [index, account] of accounts.entries()) {
      const mine = values[index] ?? [];
      // Every other member stopped somewhere on the way.
      if (index % 2 === 1 && day > (DAYS * index) / MEMBERS) continue;
      for (let check = 0; check < (day === 0 ? 1 : CHANGED_PER_DAY); check += 1) {
        const moved = day === 0 ? metrics : Array.from({ length: MOVED_METRICS }, () => random.pick(metrics));
        const read = [...new Set(moved)].map((metric) => {
          const place = metrics.indexOf(metric);
          mine[place] = (mine[place] ?? 0) + random.int(1, 20_000);
          return { subject: subjects.get(account) ?? 0, metric, value: mine[place] ?? 0 };
        });
        appendValues(tx, read, day * DAY + check * 1_000);
      }
    }
  });
}

const keys = metrics.map((metric) => metric.key);
const found = listLastGains(database.reader, CLAN, keys);
if (new Set(found.map((gain) => gain.account)).size !== MEMBERS) throw new Error("Somebody's progress was not found.");
const { p95 } = quietestP95(PASSES, {
  p95: { runs: RUNS, run: () => void listLastGains(database.reader, CLAN, keys) },
});
database.close();

report(`Inactivity: ${MEMBERS} members, ${METRICS} metrics, ${DAYS} days`, [
  {
    what: "last progress of everybody, p95",
    value: milliseconds(p95),
    reach: `at most ${MOST_MS} ms`,
    isReached: p95 <= MOST_MS,
  },
]);
