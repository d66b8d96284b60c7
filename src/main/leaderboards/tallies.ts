/** What a scope gained of everything that boards offer, in few statements: for the picker and for the totals of a clan. */
import { listStaysIn, type ScopeMember } from "#main/store/members/scopes.ts";
import type { Catalogue, Part } from "#main/store/samples/catalogue.ts";
import { gainOf, listStartValues } from "#main/store/samples/ends.ts";
import type { SeriesId } from "#main/store/samples/samples.ts";
import { listTotals, type SeriesTotals } from "#main/store/samples/trace.ts";
import type { AccountId } from "#shared/ids.ts";
import { type BoardScene, type BoardSpan, membersOf } from "./gains.ts";

export interface Tally {
  readonly metric: string;
  /** Null where nothing is known of anybody. */
  readonly gained: number | null;
  readonly gainers: number;
  /** Who gained most; null where nobody gained. */
  readonly top: { readonly account: AccountId; readonly name: string; readonly gained: number } | null;
}

export interface Tallies {
  readonly tallies: readonly Tally[];
  /** Members of whom any of these metrics rose in the window, with or without a baseline. */
  readonly movers: (isMeant: (metric: string) => boolean) => ReadonlySet<AccountId>;
}

/** By the place of the member: null where there is no baseline, absent where it was never known. */
type Column = readonly (number | null | undefined)[];

/** A tally of each metric, sum and derived metric, as their boards would show it. */
export function readTallies(scene: BoardScene, catalogue: Catalogue, span: BoardSpan): Tallies {
  const members = membersOf(scene);
  const totals = readTotals(scene, members, span);
  const offered = catalogue.offered.flatMap((key) => {
    const resolved = catalogue.resolve([key]);
    return resolved.ok ? [{ key, parts: resolved.expression.parts }] : [];
  });
  const derived = readDerived(
    scene,
    offered.flatMap(({ parts }) => parts),
    totals,
    span,
  );
  const columnOf = (part: Part): Column =>
    (part.derive === null ? totals.get(part.key)?.gains : derived.get(part.key)) ?? [];
  return {
    tallies: offered.map(({ key, parts }) => tallyOf(key, members, added(parts.map(columnOf), members.length))),
    movers: (isMeant) => new Set([...totals].flatMap(([metric, { risers }]) => (isMeant(metric) ? [...risers] : []))),
  };
}

/** As a board adds up: parts never known are left out, and one without a baseline leaves the sum unknown. */
function added(columns: readonly Column[], count: number): Column {
  const [only] = columns;
  if (only !== undefined && columns.length === 1) return only;
  return Array.from({ length: count }, (_, member) => {
    let sum: number | undefined;
    for (const column of columns) {
      const gained = column[member];
      if (gained === null) return null;
      if (gained !== undefined) sum = (sum ?? 0) + gained;
    }
    return sum;
  });
}

function tallyOf(metric: string, members: readonly ScopeMember[], column: Column): Tally {
  let gained: number | null = null;
  let gainers = 0;
  let top: Tally["top"] = null;
  for (const [index, member] of members.entries()) {
    const own = column[index];
    if (own === null || own === undefined) continue;
    gained = (gained ?? 0) + own;
    if (own > 0) gainers += 1;
    if (own > (top?.gained ?? 0)) top = { account: member.account, name: member.name, gained: own };
  }
  return { metric, gained, gainers, top };
}

/** What members gained of one metric. */
interface MetricTotals {
  readonly gains: (number | null | undefined)[];
  /** In the places of the members, the series that holds where each begins. */
  readonly begun: SeriesId[];
  /** Who gained some of it. */
  readonly risers: Set<AccountId>;
}

type Totals = ReadonlyMap<string, MetricTotals>;

const NOTHING = { gains: [], begun: [] } satisfies Partial<MetricTotals>;

/** What each member gained of each metric; several stays count together where one of them has a baseline. */
function readTotals({ reader, scope }: BoardScene, members: readonly ScopeMember[], { from, to }: BoardSpan): Totals {
  const accounts = members.map((member) => member.account);
  const indexOf = new Map<number, number>(accounts.map((account, index) => [account, index]));
  const totals = new Map<string, MetricTotals>();

  /** Of the metric of a series, once what it gained is seen; null where it had not begun. */
  function totalsOf({ metric, startTotal, endTotal }: SeriesTotals, member: number): MetricTotals | null {
    if (endTotal === null) return null;
    const known = totals.get(metric);
    const own = known ?? { gains: [], begun: [], risers: new Set<AccountId>() };
    if (known === undefined) totals.set(metric, own);
    const account = accounts[member];
    if (endTotal > (startTotal ?? 0) && account !== undefined) own.risers.add(account);
    return own;
  }

  for (const row of listTotals(reader, "account", accounts, from, to)) {
    const member = indexOf.get(row.owner) ?? -1;
    const own = totalsOf(row, member);
    if (own === null) continue;
    own.gains[member] = gainOf(row);
    own.begun[member] = row.series;
  }

  const stays = listStaysIn(reader, scope, accounts, from, to);
  const memberOf = new Map<number, number>(stays.map((stay) => [stay.stay, indexOf.get(stay.account) ?? -1]));
  const joined = new Map<string, { readonly gained: number; readonly isBased: boolean }>();
  for (const row of listTotals(reader, "stay", [...memberOf.keys()], from, to)) {
    const member = memberOf.get(row.owner) ?? -1;
    const own = totalsOf(row, member);
    if (own === null) continue;
    const key = `${member} ${row.metric}`;
    const before = joined.get(key);
    const isBased = before?.isBased === true || row.startTotal !== null;
    const gained = (before?.gained ?? 0) + (row.endTotal ?? 0) - (row.startTotal ?? 0);
    joined.set(key, { gained, isBased });
    own.gains[member] = isBased ? gained : null;
    if (before?.isBased !== true) own.begun[member] = row.series;
  }
  return totals;
}

/** Gains of what is worked out from a value. What did not move gained nothing; of the rest the value at the start counts. */
function readDerived(
  { reader }: BoardScene,
  parts: readonly Part[],
  totals: Totals,
  span: BoardSpan,
): ReadonlyMap<string, Column> {
  const derived = [...new Map(parts.filter((part) => part.derive !== null).map((part) => [part.key, part])).values()];
  const moved = derived.flatMap(({ metric }) => {
    const { begun, gains } = totals.get(metric.key) ?? NOTHING;
    return begun.filter((_, member) => Boolean(gains[member]));
  });
  const values = listStartValues(reader, [...new Set(moved)], span);
  return new Map(
    derived.map(({ key, metric, derive }) => {
      const { begun, gains } = totals.get(metric.key) ?? NOTHING;
      const derivedGains = gains.map((gained, member) => {
        const start = values.get(begun[member] ?? 0);
        if (!gained || derive === null || start === undefined) return gained;
        return derive(start + gained) - derive(start);
      });
      return [key, derivedGains];
    }),
  );
}
