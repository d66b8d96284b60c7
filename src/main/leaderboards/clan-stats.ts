import { findClan, type StoredClan } from "#main/store/clans/clans.ts";
import type { Database, Reader } from "#main/store/database.ts";
import { listScopeMembers, listStaysDuring, listStaysIn } from "#main/store/members/scopes.ts";
import { checkOf } from "#main/store/resources/clan-check.ts";
import {
  type CoverageSpan,
  gapsIn,
  listCoverageOf,
  RECORDED_APART,
  withoutRecorded,
} from "#main/store/resources/coverage.ts";
import { listResourcesOfClan } from "#main/store/resources/resources.ts";
import type { Catalogue, Expression } from "#main/store/samples/catalogue.ts";
import { listEnds } from "#main/store/samples/ends.ts";
import { listRecordedOfMany } from "#main/store/samples/recorded.ts";
import { type DayStat, listDayStats, listStatDays, saveStatDay } from "#main/store/samples/stats.ts";
import { listLastRises, listMoves, type Move } from "#main/store/samples/trace.ts";
import type { BoardWindow, ClanDay, ClanStats } from "#shared/contract/leaderboards.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { HOUR, type Instant } from "#shared/time.ts";
import { type Beginning, type DayQuestion, statsOfDays } from "./day-gains.ts";
import { type BoardScene, castOf, readGains } from "./gains.ts";
import { readTallies } from "./tallies.ts";
import { type Span, wholeDays } from "./timeframe.ts";

/** Days of a clan that are told at most: the latest of a longer window. */
const MOST_DAYS = 366;
/** A day is kept once it has been over for this long: until then answers that belong to it may still come. */
const SETTLED_AFTER = HOUR;

export interface StatsScene extends BoardScene {
  readonly database: Database;
  readonly scope: { readonly clan: ClanId };
}

/** What a clan gained in a window: of everything, by whom most, on which days, and who did nothing. */
export function readClanStats(
  scene: StatsScene,
  catalogue: Catalogue,
  expression: Expression,
  window: BoardWindow,
): ClanStats {
  const { tallies, movers } = readTallies(scene, catalogue, window);
  return {
    window,
    totals: tallies.flatMap(({ metric, gained, gainers, top }) =>
      gained === null ? [] : [{ metric, gained, gainers, top: top && { ...top } }],
    ),
    quiet: quietOf(scene, catalogue, window, movers(scene.game.isSign)),
    days: daysOf(scene, catalogue, expression, window),
  };
}

/**
 * Members of whom no progress was seen in a window, the longest first: only play raises the metrics that are signs of it. The
 * last rise is looked for only of those.
 */
function quietOf(
  { reader, scope, game }: StatsScene,
  catalogue: Catalogue,
  { to }: BoardWindow,
  moved: ReadonlySet<AccountId>,
): ClanStats["quiet"] {
  const signs = catalogue.offered.filter(game.isSign);
  const members = listScopeMembers(reader, scope).filter((member) => !moved.has(member.account));
  const accounts = members.map((member) => member.account);
  const stays = listStaysIn(reader, scope, accounts, null, to);
  const rises = new Map<number, Instant>(listLastRises(reader, "account", accounts, signs, to));
  const ids = stays.map((stay) => stay.stay);
  const ofStays = listLastRises(reader, "stay", ids, signs, to);
  for (const { stay, account } of stays) {
    const at = ofStays.get(stay);
    if (at !== undefined) rises.set(account, Math.max(at, rises.get(account) ?? 0));
  }
  return members
    .map(({ account, name }) => ({ account, name, lastProgressAt: rises.get(account) ?? null }))
    .sort((a, b) => (a.lastProgressAt ?? 0) - (b.lastProgressAt ?? 0));
}

/** The whole days of a window, from the first on of which anything is known. */
function daysOf(scene: StatsScene, catalogue: Catalogue, { keys, parts }: Expression, window: BoardWindow): ClanDay[] {
  const { database, scope, clock, zone } = scene;
  const [metric = ""] = keys;
  const cast = castOf(scene, parts);
  const known = readGains(database.reader, cast, { from: null, to: window.to }).gains;
  const firsts = known.flatMap((gain) => gain.startAt ?? []);
  if (firsts.length === 0) return [];
  const from = Math.max(window.from ?? 0, Math.min(...firsts));
  const days = wholeDays({ from, to: Math.min(window.to, clock.now) }, zone, MOST_DAYS);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const fresh = keepDays(scene, catalogue, days);
  const stats = new Map(
    listDayStats(database.reader, scope.clan, metric, first.from, last.to).map((stat) => [stat.dayAt, stat]),
  );
  const names = new Map<number, string>(cast.members.map((member) => [member.account, member.name]));
  const clan = findClan(database.reader, scope.clan);
  const checks = clan === undefined ? [] : checksOf(scene, clan, parts, { from: first.from, to: last.to });
  const unchecked = uncheckedIn(scene, cast.members, parts, days, checks);
  return days.map(({ from: dayAt, to: endAt }): ClanDay => {
    const unkept = fresh.get(dayAt)?.find((stat) => stat.metric === metric);
    const stat = fresh.has(dayAt)
      ? unkept && { ...unkept, topName: names.get(unkept.topAccount ?? 0) }
      : stats.get(dayAt);
    const { topAccount = null, topGained = null } = stat ?? {};
    return {
      startAt: dayAt,
      isChecked: stat !== undefined || !unchecked.some((gap) => gap.from <= dayAt && gap.to >= endAt),
      gained: stat?.gained ?? 0,
      gainers: stat?.gainers ?? 0,
      top: topAccount === null ? null : { account: topAccount, name: stat?.topName ?? "", gained: topGained ?? 0 },
    };
  });
}

/** Spans in which the clan's numbers were checked: of what is counted from histories those that these tell of. */
function checksOf(
  { database, game, clock }: StatsScene,
  clan: StoredClan,
  parts: Expression["parts"],
  { from, to }: Span,
): CoverageSpan[] {
  const { reader } = database;
  const source = parts[0]?.metric.source ?? "";
  if (game.activities?.historyKinds.includes(source) !== true)
    return checkOf(reader, game, clan, clock).spans(from, to);
  const histories = listResourcesOfClan(reader, clan.id).filter((resource) => resource.kind === source);
  return listCoverageOf(
    reader,
    histories.map((resource) => resource.id),
    from,
    to,
  );
}

/** Spans of days in which nobody asked for the clan's numbers and nobody else recorded any of them. */
function uncheckedIn(
  { reader, game }: StatsScene,
  members: readonly { readonly account: AccountId }[],
  parts: Expression["parts"],
  days: readonly Span[],
  checks: readonly CoverageSpan[],
): CoverageSpan[] {
  const whole = { from: days[0]?.from ?? 0, to: days.at(-1)?.to ?? 0 };
  const gaps = gapsIn(checks, whole.from, whole.to).filter((gap) =>
    days.some((day) => gap.from <= day.from && gap.to >= day.to),
  );
  const meant = { source: parts[0]?.metric.source ?? "", metrics: parts.map((part) => part.metric.key) };
  const near = gaps.map(({ from, to }) => ({ from: from - RECORDED_APART, to: to + RECORDED_APART }));
  const accounts = members.map((member) => member.account);
  return withoutRecorded(gaps, listRecordedOfMany(reader, game, accounts, meant, near), whole);
}

/** Works out the days that are not kept yet, and keeps those that are settled; the others are returned. */
function keepDays(scene: StatsScene, catalogue: Catalogue, days: readonly Span[]): Map<Instant, DayStat[]> {
  const { database, scope, clock } = scene;
  const first = days[0]?.from ?? 0;
  const last = days.at(-1)?.to ?? 0;
  const kept = new Map(
    listStatDays(database.reader, scope.clan, first, last).map((day) => [day.dayAt, day.endAt] as const),
  );
  const missing = days.filter((day) => kept.get(day.from) !== day.to);
  const unsettled = new Map<Instant, DayStat[]>();
  if (missing.length === 0) return unsettled;
  const stats = readDayStats(database.reader, scope.clan, catalogue, missing);
  const settled = missing.filter((day) => day.to + SETTLED_AFTER <= clock.now);
  for (const [index, day] of missing.entries()) if (!settled.includes(day)) unsettled.set(day.from, stats[index] ?? []);
  if (settled.length > 0) {
    database.transact((tx) => {
      for (const [index, day] of missing.entries()) {
        if (settled.includes(day)) saveStatDay(tx, scope.clan, { dayAt: day.from, endAt: day.to }, stats[index] ?? []);
      }
    });
  }
  return unsettled;
}

/** What was gained on days, out of the samples. */
export function readDayStats(reader: Reader, clan: ClanId, catalogue: Catalogue, days: readonly Span[]): DayStat[][] {
  const from = days[0]?.from ?? 0;
  const to = days.at(-1)?.to ?? 0;
  const stays = listStaysDuring(reader, clan, from, to);
  const owners = { account: [...new Set(stays.map((stay) => stay.account))], stay: stays.map((stay) => stay.stay) };
  const moves: Move[] = [];
  const beginnings = new Map<number, Beginning>();
  for (const owner of ["account", "stay"] as const) {
    const own = listMoves(reader, owner, owners[owner], from, to);
    const series = [...new Set(own.map((move) => move.series))];
    for (const move of own) moves.push(move);
    for (const [index, { startTotal, startValue }] of listEnds(reader, series, from, from).entries()) {
      if (startTotal !== null) beginnings.set(series[index] ?? 0, { value: startValue, total: startTotal });
    }
  }
  return statsOfDays({ days, stays, moves, beginnings, offered: offeredOf(catalogue) });
}

function offeredOf(catalogue: Catalogue): DayQuestion["offered"] {
  return catalogue.offered.flatMap((key) => {
    const resolved = catalogue.resolve([key]);
    return resolved.ok ? [{ key, parts: resolved.expression.parts }] : [];
  });
}
