/** What a clan did in a span, and how that stands to what the game itself counts. */
import type { ActivityRules } from "#main/games/game.ts";
import { countUnknown, listTwoGains, sumGains } from "#main/store/activities/lists.ts";
import {
  countPlayed,
  firstEnd,
  listPlayedDays,
  type PlayedSum,
  playedDayOf,
  savePlayedDay,
  sumPlayed,
} from "#main/store/activities/played-days.ts";
import type { Database } from "#main/store/database.ts";
import { describeMetric } from "#main/store/samples/seen-metrics.ts";
import type { ActivityTotals, Reconciled } from "#shared/contract/activities.ts";
import type { ClanId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { type ActivityScene, createLabels } from "./view.ts";

/**
 * Numbers of (from, to]. Instances count once however many members shared them; kills and minutes are those of every member.
 * Both only where the member was in the clan when the instance ended.
 */
export function describeTotals(database: Database, scene: ActivityScene, from: Instant, to: Instant): ActivityTotals {
  const { reader, game, clan } = scene;
  const rules = game.activities;
  const nothing = {
    from,
    to,
    activities: 0,
    clears: 0,
    kills: 0,
    minutes: 0,
    byActivity: [],
    unknown: 0,
    reconciled: [],
  };
  if (rules === undefined) return nothing;
  const gained = sumGains(reader, clan.id, ["kills", "minutes_played"], from, to);
  const played = readPlayed(database, scene, from, to);
  return {
    from,
    to,
    activities: played.reduce((sum, one) => sum + one.activities, 0),
    // Strolls are of no kind: nobody clears them.
    clears: played.reduce((sum, one) => sum + (one.kind === null ? 0 : one.clears), 0),
    kills: gained.get("kills") ?? 0,
    minutes: gained.get("minutes_played") ?? 0,
    byActivity: byName(scene, played),
    unknown: countUnknown(reader, { clan: clan.id, game: game.id, historyKind: rules.historyKinds[0] ?? "" }, from, to),
    reconciled: rules.reconciled.flatMap((pair) => reconciledOf(scene, pair, from, to) ?? []),
  };
}

/** What was played in (from, to], day by day where whole days are over, and instance by instance at both ends. */
function readPlayed(
  database: Database,
  { reader, game, clan, clock }: ActivityScene,
  from: Instant,
  to: Instant,
): PlayedSum[] {
  const first = firstEnd(reader, game.id);
  if (first === null) return [];
  const since = Math.max(from, playedDayOf(first));
  const firstDay = Math.ceil(since / DAY) * DAY;
  const endOfDays = Math.floor(Math.min(to, clock.now) / DAY) * DAY;
  if (firstDay >= endOfDays) return countPlayed(reader, clan.id, since, to);
  keepDays(database, clan.id, firstDay, endOfDays);
  return [
    ...countPlayed(reader, clan.id, since, firstDay),
    ...sumPlayed(reader, clan.id, firstDay, endOfDays),
    ...countPlayed(reader, clan.id, endOfDays, to),
  ];
}

/** Works out the days of [from, to) that are not kept, each run of them at once, and keeps them. */
function keepDays(database: Database, clan: ClanId, from: Instant, to: Instant): void {
  const kept = listPlayedDays(database.reader, clan, from, to);
  const missing: Instant[] = [];
  for (let day = from; day < to; day += DAY) if (!kept.has(day)) missing.push(day);
  if (missing.length === 0) return;
  database.transact((tx) => {
    for (const [first, last] of runsOf(missing)) {
      const byDay = Map.groupBy(countPlayed(tx, clan, first, last + DAY), (sum) => sum.dayAt);
      for (let day = first; day <= last; day += DAY) savePlayedDay(tx, clan, day, byDay.get(day) ?? []);
    }
  });
}

/** First and last of each run of days that follow one another. */
function runsOf(days: readonly Instant[]): [Instant, Instant][] {
  const runs: [Instant, Instant][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] + DAY === day) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** One raid has many ids: they are one by their name and kind. */
function byName(scene: ActivityScene, played: readonly PlayedSum[]): ActivityTotals["byActivity"] {
  const labelOf = createLabels(scene);
  const byKey = new Map<string, { name: string; kind: string; clears: number; fresh: number; flawless: number }>();
  for (const one of played) {
    if (one.kind === null || one.clears === 0) continue;
    const { name } = labelOf(one);
    const key = JSON.stringify([name, one.kind]);
    const sum = byKey.get(key) ?? { name, kind: one.kind, clears: 0, fresh: 0, flawless: 0 };
    sum.clears += one.clears;
    sum.fresh += one.fresh;
    sum.flawless += one.flawless;
    byKey.set(key, sum);
  }
  return [...byKey.values()].sort((a, b) => b.clears - a.clears || (a.name < b.name ? -1 : 1));
}

/** Two counts of the same that are further apart than this differ: minutes are rounded with each instance, and numbers lag. */
const SAME_WITHIN = 0.01;

function isSame(counted: number, told: number): boolean {
  return Math.abs(counted - told) <= Math.max(1, SAME_WITHIN * told);
}

/** Null where nobody has two readings of the game's own number in the span. */
function reconciledOf(
  { reader, game, clan }: ActivityScene,
  pair: ActivityRules["reconciled"][number],
  from: Instant,
  to: Instant,
): Reconciled | null {
  const gains = listTwoGains(reader, clan.id, pair, from, to);
  if (gains.length === 0) return null;
  return {
    metric: pair.counted,
    label: describeMetric(reader, game, pair.counted)?.label ?? pair.counted,
    counted: gains.reduce((sum, one) => sum + one.counted, 0),
    told: gains.reduce((sum, one) => sum + one.told, 0),
    since: Math.min(...gains.map((one) => one.since)),
    differing: gains.filter((one) => !isSame(one.counted, one.told)).length,
  };
}
