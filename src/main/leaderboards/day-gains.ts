/**
 * What a clan gained on each of many days, out of the samples of those days alone. Pure.
 *
 * Who counts on a day is who was in the clan at some time of it. What a member gained on a day on which the number was not known
 * at its beginning does not count; of a sum the parts that are known do.
 */
import type { ScopeStay } from "#main/store/members/scopes.ts";
import type { Part } from "#main/store/samples/catalogue.ts";
import type { DayStat } from "#main/store/samples/stats.ts";
import type { Move } from "#main/store/samples/trace.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Span } from "./timeframe.ts";

/** What was known of a series where the days begin. */
export interface Beginning {
  readonly value: number | null;
  readonly total: number;
}

/** Of one series what it gained on one day. */
interface DayGain {
  readonly day: number;
  readonly gained: number;
  /** When the day began. */
  readonly value: number;
}

/** The gains of one series by day, out of its samples in order of time; days without any are absent. */
export function gainsByDay(moves: readonly Move[], beginning: Beginning | undefined, days: readonly Span[]): DayGain[] {
  const gains: DayGain[] = [];
  let held: Beginning | null = beginning ?? null;
  let at = 0;
  for (const [day, { from, to }] of days.entries()) {
    // Between days that are asked for there may be others.
    for (; at < moves.length && (moves[at]?.at ?? 0) <= from; at += 1) held = moves[at] ?? held;
    const start = held;
    for (; at < moves.length && (moves[at]?.at ?? 0) <= to; at += 1) held = moves[at] ?? held;
    if (start === null || start.value === null || held === null || held.total === start.total) continue;
    gains.push({ day, gained: held.total - start.total, value: start.value });
  }
  return gains;
}

export interface DayQuestion {
  readonly days: readonly Span[];
  /** Stays of the clan that meet the days. */
  readonly stays: readonly ScopeStay[];
  /** Samples of accounts and of stays on the days, by series and time. */
  readonly moves: readonly Move[];
  readonly beginnings: ReadonlyMap<number, Beginning>;
  /** What the boards of the game offer. */
  readonly offered: readonly { readonly key: string; readonly parts: readonly Part[] }[];
}

/** For each day what was gained of everything of which anybody gained something. */
export function statsOfDays({ days, stays, moves, beginnings, offered }: DayQuestion): DayStat[][] {
  const accountOf = new Map(stays.map((stay) => [stay.stay as number, stay.account]));
  const presence = presenceOf(days, stays);
  const users = usersOf(offered);
  const found = days.map(() => new Map<string, Map<AccountId, number>>());
  for (const [, own] of Map.groupBy(moves, (move) => move.series)) {
    const [first] = own;
    if (first === undefined) continue;
    const using = users.get(first.metric) ?? [];
    const [scope] = using;
    const account = scope?.part.metric.scope === "stay" ? accountOf.get(first.owner) : (first.owner as AccountId);
    if (account === undefined) continue;
    for (const { day, gained, value } of gainsByDay(own, beginnings.get(first.series), days)) {
      if (presence[day]?.has(account) !== true) continue;
      for (const { key, part } of using) {
        const counted = part.derive === null ? gained : part.derive(value + gained) - part.derive(value);
        add(found[day], key, account, counted);
      }
    }
  }
  return found.map((ofDay) => [...ofDay].flatMap(([metric, gains]) => statOf(metric, gains)));
}

/** Who was in the clan on each day. */
function presenceOf(days: readonly Span[], stays: readonly ScopeStay[]): ReadonlySet<AccountId>[] {
  return days.map(
    ({ from, to }) =>
      new Set(
        stays
          .filter(({ joinedAt, leftAt }) => (joinedAt ?? 0) <= to && (leftAt === null || leftAt > from))
          .map((stay) => stay.account),
      ),
  );
}

interface User {
  readonly key: string;
  readonly part: Part;
}

/** By the key of a metric everything that counts it. */
function usersOf(offered: DayQuestion["offered"]): Map<string, User[]> {
  const users = new Map<string, User[]>();
  for (const { key, parts } of offered) {
    for (const part of parts) {
      const own = users.get(part.metric.key) ?? [];
      own.push({ key, part });
      users.set(part.metric.key, own);
    }
  }
  return users;
}

function add(
  ofDay: Map<string, Map<AccountId, number>> | undefined,
  key: string,
  account: AccountId,
  gained: number,
): void {
  if (ofDay === undefined || gained === 0) return;
  const ofKey = ofDay.get(key) ?? new Map<AccountId, number>();
  ofKey.set(account, (ofKey.get(account) ?? 0) + gained);
  ofDay.set(key, ofKey);
}

function statOf(metric: string, gains: ReadonlyMap<AccountId, number>): DayStat[] {
  const list = [...gains].filter(([, gained]) => gained !== 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const [top] = list;
  if (top === undefined) return [];
  const isGained = top[1] > 0;
  return [
    {
      metric,
      gained: list.reduce((sum, [, gained]) => sum + gained, 0),
      gainers: list.filter(([, gained]) => gained > 0).length,
      topAccount: isGained ? top[0] : null,
      topGained: isGained ? top[1] : null,
    },
  ];
}
