/** Days without progress, and what rules suggest, out of stored numbers. */
import { expect, it } from "vitest";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import type { Game } from "#main/games/game.ts";
import { addNote, withdrawNote } from "#main/inactivity/notes.ts";
import { listInactivity } from "#main/inactivity/progress.ts";
import { dismissSuggestion, keepRule } from "#main/inactivity/rules.ts";
import { listSuggestions, previewRule } from "#main/inactivity/suggest.ts";
import { findClan } from "#main/store/clans/clans.ts";
import type { Database } from "#main/store/database.ts";
import { appendActive } from "#main/store/presence/presence.ts";
import { mergeValues, saveSeries } from "#main/store/samples/merge.ts";
import { appendValues, saveSubjects } from "#main/store/samples/samples.ts";
import { saveSeenMetric } from "#main/store/samples/seen-metrics.ts";
import type { RuleDraft } from "#shared/contract/inactivity.ts";
import type { Actor } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import { DAY, HOUR, type Instant } from "#shared/time.ts";
import { memoryStore } from "#test/support/store.ts";

const OFFICER: Actor = { name: "Officer", role: "officer" };
const CLAN = 1 as ClanId;
const ANN = 1 as AccountId;
const BOB = 2 as AccountId;
const NOW = 100 * DAY;
/** First check of the clan and of both players. */
const WATCHED = 60 * DAY;
/** Bob came while we looked. */
const JOINED = 70 * DAY;

const PEOPLE = `
  insert into clans (id, game, ref, name, added_at) values (1, 'clash-of-clans', '#C', 'C', 0);
  insert into clan_settings (clan_id) values (1);
  insert into accounts (id, game, ref, name, first_seen_at) values
    (1, 'clash-of-clans', '#ANN', 'Ann', 0), (2, 'clash-of-clans', '#BOB', 'Bob', 0);
  insert into clan_members (id, clan_id, account_id, joined_at, game_role, source) values
    (1, 1, 1, null, 'admin', 'api'), (2, 1, 2, ${JOINED}, 'member', 'api');
  insert into resources (id, game, upstream, kind, ref, owner, about, class, max_age_ms, last_checked_at, last_outcome) values
    (1, 'clash-of-clans', 'supercell', 'clan', '#C', '#C', 'clan', 2, 1, ${NOW - HOUR}, 'fresh'),
    (2, 'clash-of-clans', 'supercell', 'player', '#ANN', '#ANN', 'account', 2, 1, ${NOW - 2 * HOUR}, 'fresh'),
    (3, 'clash-of-clans', 'supercell', 'player', '#BOB', '#BOB', 'account', 2, 1, ${NOW - DAY}, 'not-found');
  insert into coverage (resource_id, from_at) values (1, ${WATCHED}), (2, ${WATCHED}), (3, ${WATCHED});`;

type Values = readonly (readonly [at: Instant, value: number | null])[];

function open(game: Game = clashOfClans) {
  const database = memoryStore();
  database.transact((tx) => void tx.$client.exec(PEOPLE));
  const clan = findClan(database.reader, CLAN);
  if (clan === undefined) throw new Error("There is no clan.");
  const scene = { reader: database.reader, game, clan, clock: { now: NOW, realNow: NOW, speed: 1 } };
  const rows = (signals: readonly string[] = []) =>
    new Map(listInactivity(scene, signals).rows.map((row) => [row.account, row]));
  return { database, scene, rows };
}

function metricOf(key: string): MetricDefinition {
  const metric = clashOfClans.metrics.describe(key);
  if (metric === null) throw new Error(`There is no ${key}.`);
  return metric;
}

/** What checks read, one after another. The ids of stays are those of accounts here. */
function read(database: Database, account: AccountId, metric: MetricDefinition, values: Values): void {
  database.transact((tx) => {
    const owner = metric.scope === "stay" ? "stay" : "account";
    const subject = saveSubjects(tx, owner, [account]).get(account) ?? 0;
    for (const [at, value] of values) appendValues(tx, [{ subject, metric, value }], at);
  });
}

function imported(database: Database, account: AccountId, key: string, values: Values): void {
  database.transact((tx) => {
    const subject = saveSubjects(tx, "account", [account]).get(account) ?? 0;
    const { kind } = metricOf(key);
    mergeValues(
      tx,
      saveSeries(tx, subject, key, kind),
      kind,
      values.map(([at, value]) => ({ at, value })),
      0,
    );
  });
}

/** A rise and a fall need no second reading in a list that is read to its end. */
const DAYS = (first: number, values: readonly (number | null)[]): Values =>
  values.map((value, index) => [(first + index) * DAY, value]);

it.each<[situation: string, metric: string, values: Values, progress: object | null]>([
  ["a counter that rose", "war_stars", DAYS(80, [5, 7, 7]), { from: 80 * DAY, to: 81 * DAY, gained: 2 }],
  ["the first value is no gain", "war_stars", DAYS(80, [5]), null],
  ["unknown and the same again", "war_stars", DAYS(80, [5, 7, null, 7]), { to: 81 * DAY, gained: 2 }],
  ["more after unknown", "war_stars", DAYS(80, [5, null, 9]), { from: 81 * DAY, to: 82 * DAY, gained: 4 }],
  ["a correction downwards", "war_stars", DAYS(80, [5, 9, 4, 4, 8]), { to: 81 * DAY, gained: 4 }],
  ["a reset and what came after it", "donations", DAYS(80, [50, 0, 0, 3]), { from: 81 * DAY, to: 83 * DAY, gained: 3 }],
  ["a reset to nothing is no gain", "donations", DAYS(80, [50, 60, 0, 0]), { to: 81 * DAY, gained: 10 }],
  ["a gauge that changed last", "war_opted_in", DAYS(80, [0, 1, 0]), { to: 82 * DAY, gained: -1 }],
  ["what others cause", "donations_received", DAYS(80, [0, 500]), null],
  ["what the calendar causes", "trophies", DAYS(80, [4_900, 5_000]), null],
])("the last progress: %s", (_situation, key, values, progress) => {
  const { database, rows } = open();
  read(database, BOB, metricOf(key), values);
  if (progress === null) expect(rows().get(BOB)).toMatchObject({ progress, days: 30, isAtLeast: true });
  else expect(rows().get(BOB)).toMatchObject({ progress: { metric: key, ...progress }, isAtLeast: false });
  database.close();
});

it("tells what of one check gained most, since the check before it, by the chosen signals", () => {
  const { database, rows } = open();
  read(database, ANN, metricOf("war_stars"), DAYS(80, [5, 7]));
  read(database, ANN, metricOf("gold_looted"), [...DAYS(70, [1_000]), ...DAYS(81, [91_000])]);
  read(database, ANN, metricOf("donations"), DAYS(85, [10, 30]));
  const checked = 81 * DAY - HOUR;
  database.transact((tx) => appendActive(tx, [{ account: ANN, from: checked, to: 81 * DAY, sign: "war_stars" }]));
  const gold = { from: checked, to: 81 * DAY, metric: "gold_looted", gained: 90_000 };
  expect(rows(["war", "attacks"]).get(ANN)).toMatchObject({ progress: gold, days: 19, isAtLeast: false });
  expect(rows(["war"]).get(ANN)).toMatchObject({ progress: { from: checked, metric: "war_stars", gained: 2 } });
  expect(rows().get(ANN)).toMatchObject({ progress: { metric: "donations" }, days: 14, checkedAt: NOW - 2 * HOUR });
  // Nobody played for the capital: watched for forty days, and Bob by the clan's body since he came.
  expect(rows(["capital"]).get(ANN)).toMatchObject({ progress: null, days: 40, isAtLeast: true });
  expect(rows(["donations"]).get(BOB)).toMatchObject({ days: 30, isAtLeast: true, isNotFound: true });
  expect([...rows().keys()]).toEqual([BOB, ANN]);
  database.transact((tx) => void tx.$client.exec("delete from coverage where resource_id = 3"));
  expect(rows(["capital"]).get(BOB)).toMatchObject({ days: null });
  database.close();
});

it("takes imports of the past for what they show", () => {
  const { database, rows } = open();
  read(database, ANN, metricOf("war_stars"), DAYS(80, [50]));
  expect(rows().get(ANN)).toMatchObject({ progress: null, days: 40, isAtLeast: true });
  imported(database, ANN, "war_stars", DAYS(20, [30, 50, 50]));
  expect(rows().get(ANN)).toMatchObject({
    progress: { from: 20 * DAY, to: 21 * DAY, metric: "war_stars", gained: 20 },
    days: 79,
    isAtLeast: false,
  });
  database.close();
});

it("counts no ratings, and metrics that answers showed like known ones", () => {
  const anything = { id: "all", label: "Everything", has: () => true };
  const game = { ...clashOfClans, metrics: { ...clashOfClans.metrics, signals: [anything] } };
  const { database, rows } = open(game);
  const seen = (key: string, kind: MetricDefinition["kind"]) => ({ ...metricOf("war_stars"), key, kind });
  for (const metric of [seen("rank", "rating"), seen("new_boss", "counter")]) {
    database.transact((tx) => void saveSeenMetric(tx, game.id, metric, 0));
  }
  read(database, ANN, seen("new_boss", "counter"), DAYS(80, [1, 2]));
  read(database, ANN, seen("rank", "rating"), DAYS(80, [900, 950, 990]));
  expect(rows().get(ANN)).toMatchObject({ progress: { to: 81 * DAY, metric: "new_boss", gained: 1 } });
  database.close();
});

it("suggests by the rules of officers, with what speaks for it, and never whom one dismissed first", () => {
  const { database, scene } = open();
  const edit = { actor: OFFICER, at: NOW };
  const { clan } = scene;
  for (const account of [ANN, BOB]) {
    read(database, account, metricOf("gold_looted"), [...DAYS(75, [1_000]), ...DAYS(90, [3_001_000])]);
    read(database, account, metricOf("elixir_looted"), [...DAYS(75, [0]), ...DAYS(76, [500])]);
  }
  const looted = (amount: number, days: number | null): RuleDraft["conditions"][number] => ({
    kind: "gained",
    metrics: ["gold_looted", "elixir_looted"],
    days,
    compare: "at-least",
    amount,
  });
  const rule: RuleDraft = {
    name: "To elder",
    action: "promote",
    toRole: "admin",
    conditions: [
      { kind: "in-clan-days", atLeast: 30 },
      looted(3_000_500, null),
      looted(3_000_000, 20),
      { kind: "warned", is: false },
    ],
    isEnabled: true,
  };
  // Ann has the role already. Bob's first values came five days after he joined, so they are a least.
  expect(previewRule(scene, rule)).toMatchObject([
    {
      rule: null,
      account: BOB,
      toRole: "admin",
      evidence: [
        { isMet: true, actual: 30, from: JOINED, isAtLeast: false },
        { isMet: true, actual: 3_000_500, from: 75 * DAY, to: NOW, isAtLeast: true },
        { isMet: true, actual: 3_000_000, from: 80 * DAY, isAtLeast: false },
        { isMet: true, actual: false },
      ],
    },
  ]);
  expect(previewRule(scene, { ...rule, conditions: [looted(3_000_501, null)] })).toEqual([]);

  const look: RuleDraft = { ...rule, name: "Quiet", action: "look", toRole: null };
  const quiet = { kind: "quiet-days" as const, atLeast: 30, signals: ["capital"] };
  const [first, second] = database.durably((tx) => [
    keepRule(tx, clan, undefined, rule, edit),
    keepRule(tx, clan, undefined, { ...look, conditions: [quiet] }, edit),
  ]);
  const off = { ...look, isEnabled: false };
  database.durably((tx) => keepRule(tx, clan, undefined, off, edit));
  const suggested = () => listSuggestions(scene).map((one) => [one.ruleName, one.name, one.dismissedAt]);
  expect(suggested()).toEqual([
    ["To elder", "Bob", null],
    ["Quiet", "Ann", null],
    ["Quiet", "Bob", null],
  ]);
  const dismissal = { rule: first?.id ?? (0 as never), account: BOB, isDismissed: true };
  database.durably((tx) => dismissSuggestion(tx, clan, dismissal, edit));
  expect(suggested().at(-1)).toEqual(["To elder", "Bob", NOW]);
  const warning = database.durably((tx) => addNote(tx, clan, { account: BOB, kind: "warning", text: "Twice" }, edit));
  expect(suggested()).toEqual([
    ["Quiet", "Ann", null],
    ["Quiet", "Bob", null],
  ]);
  database.durably((tx) => withdrawNote(tx, clan, warning, true, edit));
  database.durably((tx) => dismissSuggestion(tx, clan, { ...dismissal, isDismissed: false }, edit));
  expect(suggested()[0]).toEqual(["To elder", "Bob", null]);
  const actions = database.reader.$client.prepare("select action, after from audit order by id").all();
  expect(actions.slice(3)).toEqual([
    { action: "rules.dismiss", after: JSON.stringify({ account: BOB, isDismissed: true }) },
    { action: "notes.add", after: JSON.stringify({ account: BOB, kind: "warning", text: "Twice" }) },
    { action: "notes.withdraw", after: JSON.stringify({ isWithdrawn: true }) },
    { action: "rules.dismiss", after: JSON.stringify({ account: BOB, isDismissed: false }) },
  ]);
  expect(second).toMatchObject({ name: "Quiet", createdBy: OFFICER.name, createdAt: NOW });
  database.close();
});
