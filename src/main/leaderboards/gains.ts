/** What the members of a scope gained, out of the store. */
import type { Game } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import {
  listScopeMembers,
  listStaysIn,
  type Scope,
  type ScopeMember,
  type ScopeStay,
} from "#main/store/members/scopes.ts";
import type { Part } from "#main/store/samples/catalogue.ts";
import {
  type Ends,
  listEnds,
  listKnownSince,
  listSeries,
  listWindowSums,
  type OwnedSeries,
} from "#main/store/samples/ends.ts";
import type { SeriesId } from "#main/store/samples/samples.ts";
import type { Instant, Moment } from "#shared/time.ts";
import { gainedOfSums, gainOfParts, joinStays, type MemberGain, type PartEnds } from "./member-gain.ts";
import type { Span } from "./timeframe.ts";

/** What reading a board takes. */
export interface BoardScene {
  readonly reader: Reader;
  readonly game: Game;
  readonly scope: Scope;
  readonly clock: Moment;
  /** The clan's, or the system's for many clans. */
  readonly zone: string;
}

/** (from, to]; `from` null: everybody's own first known value. */
export interface BoardSpan {
  readonly from: Instant | null;
  readonly to: Instant;
}

export interface Gains {
  /** By the place of the member. */
  readonly gains: readonly MemberGain[];
  /** Since when everything that a member lacks a baseline of is known; null where it is not. */
  readonly knownSince: (member: number) => Instant | null;
}

/** Who is on a board: the members of now, wherever the window lies. Who left is on none. */
export function membersOf({ reader, scope }: Pick<BoardScene, "reader" | "scope">): ScopeMember[] {
  return listScopeMembers(reader, scope);
}

/** One series that a board reads, and whose it is. */
interface Place {
  readonly series: SeriesId;
  /** Places of the member and of the part. */
  readonly member: number;
  readonly part: number;
  /** Of what counts in a clan the stay that it belongs to. */
  readonly stay: ScopeStay | null;
}

/** The members of a board with the series behind its parts; of stays in their order. */
export interface Cast {
  readonly members: readonly ScopeMember[];
  readonly parts: readonly Part[];
  readonly places: readonly Place[];
}

/** Who is on a board, and which series it reads of them: the same for every window. */
export function castOf(
  { reader, scope }: Pick<BoardScene, "reader" | "scope">,
  parts: readonly Part[],
  members: readonly ScopeMember[] = membersOf({ reader, scope }),
): Cast {
  const accounts = members.map((member) => member.account);
  const indexOf = new Map<number, number>(accounts.map((account, index) => [account, index]));
  const partsOf = Map.groupBy(parts.keys(), (part) => parts[part]?.metric.key);
  const places: Place[] = [];
  const add = ({ series, metric }: OwnedSeries, account: number, stay: ScopeStay | null) => {
    const member = indexOf.get(account);
    if (member === undefined) return;
    for (const part of partsOf.get(metric) ?? []) places.push({ series, member, part, stay });
  };
  const ofAccounts = keysIn(parts, "account");
  if (ofAccounts.length > 0) {
    for (const row of listSeries(reader, "account", accounts, ofAccounts)) add(row, row.owner, null);
  }
  const ofStays = keysIn(parts, "stay");
  if (ofStays.length > 0) {
    const stays = listStaysIn(reader, scope, accounts, null, Number.MAX_SAFE_INTEGER).sort((a, b) => a.stay - b.stay);
    const stayOf = new Map<number, ScopeStay>(stays.map((stay) => [stay.stay, stay]));
    for (const row of listSeries(reader, "stay", [...stayOf.keys()], ofStays)) {
      const stay = stayOf.get(row.owner);
      if (stay !== undefined) add(row, stay.account, stay);
    }
  }
  return { members, parts, places };
}

function keysIn(parts: readonly Part[], scope: "account" | "stay"): string[] {
  return [...new Set(parts.filter((part) => part.metric.scope === scope).map((part) => part.metric.key))];
}

export interface SeriesEnds extends Ends {
  readonly series: SeriesId;
}

/** What a member's numbers were at both ends: of each part together, and the series behind it. */
export interface MemberEnds {
  readonly parts: readonly PartEnds[];
  /** By the place of the part; of a number that counts in a clan one for each stay, in their order. */
  readonly rows: readonly (readonly SeriesEnds[])[];
}

/** The ends of all members, in their order, by one statement. */
export function readMemberEnds(reader: Reader, { members, parts, places }: Cast, span: BoardSpan): MemberEnds[] {
  const within = places.filter(({ stay }) => stay === null || meets(stay, span));
  const ends = listEnds(
    reader,
    within.map((place) => place.series),
    span.from,
    span.to,
  );
  const rows: SeriesEnds[][][] = members.map(() => parts.map(() => []));
  for (const [index, { series, member, part }] of within.entries()) {
    const own = ends[index];
    if (own !== undefined) rows[member]?.[part]?.push(Object.assign(own, { series }));
  }
  return rows.map((ofMember) => ({
    rows: ofMember,
    parts: ofMember.map((own, part) => ({
      ends: own.length < 2 ? (own[0] ?? null) : joinStays(own),
      derive: parts[part]?.derive ?? null,
    })),
  }));
}

function meets({ joinedAt, leftAt }: ScopeStay, { from, to }: BoardSpan): boolean {
  return (joinedAt ?? 0) <= to && (leftAt === null || leftAt > (from ?? 0));
}

/**
 * What each member gained, in their order, where nothing else is told of a span: two totals of each series. Null is unknown.
 * What counts in a clan, and what is worked out from a value, takes more than totals.
 */
export function readGained(reader: Reader, cast: Cast, span: Span): (number | null)[] {
  const { members, parts, places } = cast;
  if (parts.some((part) => part.derive !== null) || places.some((place) => place.stay !== null)) {
    return readMemberEnds(reader, cast, span).map((own) => gainOfParts(own.parts).gained);
  }
  const sums = listWindowSums(
    reader,
    places.map((place) => place.series),
    span.from,
    span.to,
  );
  return gainedOfSums(members.length, sums, (place) => places[place]?.member ?? 0);
}

/** What the parts of a board came to of each member. */
export function readGains(reader: Reader, cast: Cast, span: BoardSpan): Gains {
  const ends = readMemberEnds(reader, cast, span);
  const gains = ends.map((own) => gainOfParts(own.parts));
  const lacking = new Map<number, readonly SeriesEnds[]>();
  for (const [index, gain] of gains.entries()) {
    if (gain.why === "no-baseline" || gain.why === "never-known") lacking.set(index, lackingOf(ends[index]));
  }
  return { gains, knownSince: knownSince(reader, lacking, span) };
}

/** Of each part that had no value yet at the start the series that shows it first. */
function lackingOf(ends: MemberEnds | undefined): SeriesEnds[] {
  return (ends?.rows ?? []).flatMap((own, part) => {
    const [first] = own;
    return first !== undefined && ends?.parts[part]?.ends?.startAt == null ? [first] : [];
  });
}

function knownSince(
  reader: Reader,
  lacking: ReadonlyMap<number, readonly SeriesEnds[]>,
  { from, to }: BoardSpan,
): Gains["knownSince"] {
  const series = [...lacking.values()].flat().map((row) => row.series);
  const since = series.length === 0 ? new Map<number, Instant>() : listKnownSince(reader, series, from ?? to);
  return (member) => {
    const instants = (lacking.get(member) ?? []).flatMap((row) => since.get(row.series) ?? []);
    return instants.length === 0 ? null : Math.max(...instants);
  };
}
