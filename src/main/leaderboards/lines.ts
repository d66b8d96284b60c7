/**
 * Lines of a chart: what members gained since the start of a window, and their median. However long the window, each series is
 * looked up at a limited number of moments; a point stands where its sample was read.
 */
import type { ScopeMember } from "#main/store/members/scopes.ts";
import {
  type CoverageSpan,
  gapsIn,
  listCoverageOf,
  RECORDED_APART,
  withoutRecorded,
} from "#main/store/resources/coverage.ts";
import { listResourcesOfKind } from "#main/store/resources/resources.ts";
import type { Expression } from "#main/store/samples/catalogue.ts";
import { listRecorded } from "#main/store/samples/recorded.ts";
import { listHeld, listHeldTotals } from "#main/store/samples/trace.ts";
import type { BoardLine, LinePoint } from "#shared/contract/leaderboards.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { type BoardScene, type BoardSpan, castOf, type MemberEnds, readMemberEnds, type SeriesEnds } from "./gains.ts";
import { gainOfParts } from "./member-gain.ts";
import { medianOf } from "./ranking.ts";

/** Points of a line, its ends among them: more than a chart has pixels for says nothing. */
const MOST_POINTS = 300;
const MOST_MEDIAN_POINTS = 60;
const FEWEST_POINTS = 12;
/** Seeks that one chart may take: about ten milliseconds. */
const MOST_SEEKS = 6_000;

/** A member's series of a window, ready to be read at any moment of it. */
interface Traced {
  readonly member: ScopeMember;
  readonly ends: MemberEnds;
  /** Where the line begins: the window, or the first known value. */
  readonly startAt: Instant;
}

/** The lines of accounts, in their order, and after them that of the median of all members. */
export function readLines(
  scene: BoardScene,
  { parts }: Expression,
  span: BoardSpan,
  accounts: readonly AccountId[],
): BoardLine[] {
  const { reader, clock } = scene;
  const to = Math.min(span.to, clock.now);
  const cast = castOf(scene, parts);
  const { members } = cast;
  const known = readMemberEnds(reader, cast, span).flatMap((ends, index): Traced[] => {
    const member = members[index];
    const gain = gainOfParts(ends.parts);
    if (member === undefined || gain.gained === null || gain.startAt === null) return [];
    return [{ member, ends, startAt: span.from ?? gain.startAt }];
  });
  const byAccount = new Map(known.map((traced) => [traced.member.account, traced]));
  const lines = accounts.flatMap((account): BoardLine[] => {
    const member = members.find((one) => one.account === account);
    if (member === undefined) return [];
    const traced = byAccount.get(account);
    const gaps = gapsOf(scene, member, parts, { from: traced?.startAt ?? span.from ?? to, to });
    return [{ account, name: member.name, points: traced === undefined ? [] : pointsOf(traced), gaps }];
  });

  function pointsOf(traced: Traced): LinePoint[] {
    const asked = accounts.flatMap((account) => byAccount.get(account) ?? []);
    const count = pointCount(asked, MOST_POINTS - 2);
    const moments = momentsIn(traced.startAt, to, count);
    return [{ at: traced.startAt, gained: 0 }, ...changesOf(reader, traced, moments, to)];
  }

  return [...lines, { account: null, name: "", points: medianPoints(scene, known, to), gaps: [] }];
}

/** How many moments the series may be looked up at. */
function pointCount(traced: readonly Traced[], most: number): number {
  const series = traced.reduce((total, one) => total + movingOf(one).length, 0);
  return Math.max(FEWEST_POINTS, Math.min(most, Math.floor(MOST_SEEKS / Math.max(1, series))));
}

/** The series that changed in the window; the others stay where they were. */
function movingOf({ ends }: Traced): number[] {
  return ends.rows.flat().flatMap((row) => (row.endTotal === (row.startTotal ?? 0) ? [] : [row.series]));
}

/** Moments in (from, to], evenly spaced, the last at its end. */
function momentsIn(from: Instant, to: Instant, count: number): Instant[] {
  return Array.from({ length: count }, (_, index) => Math.round(from + ((to - from) * (index + 1)) / count));
}

/** The points after the first: where something changed, and the end. */
function changesOf(
  reader: BoardScene["reader"],
  traced: Traced,
  moments: readonly Instant[],
  to: Instant,
): LinePoint[] {
  const held = listHeld(reader, movingOf(traced), moments);
  const changing = [...held.values()];
  const points: LinePoint[] = [];
  let before: LinePoint = { at: traced.startAt, gained: 0 };
  for (const place of moments.keys()) {
    const samples = changing.flatMap((list) => list[place] ?? []);
    const at = Math.max(before.at, ...samples.map((sample) => sample.at));
    const isUnknown = samples.length === 1 && samples[0]?.value === null;
    const gained = isUnknown ? null : gainedAt(traced.ends, (series) => held.get(series)?.[place]?.total);
    if (gained === before.gained || at === before.at) continue;
    before = { at, gained };
    points.push(before);
  }
  const last = points.at(-1)?.at ?? traced.startAt;
  return last >= to ? points : [...points, { at: to, gained: before.gained }];
}

/** The total of a series at some moment; nothing where it had not begun, or did not move in the window. */
type TotalOf = (series: number) => number | null | undefined;

/** What a member had gained at a moment. */
function gainedAt({ parts, rows }: MemberEnds, totalOf: TotalOf): number {
  return parts.reduce((sum, { ends, derive }, part) => {
    const gained = (rows[part] ?? []).reduce((total, row) => total + gainedOf(row, totalOf), 0);
    const start = ends?.startValue ?? 0;
    return sum + (derive === null ? gained : derive(start + gained) - derive(start));
  }, 0);
}

function gainedOf({ series, startTotal }: SeriesEnds, totalOf: TotalOf): number {
  const total = totalOf(series) ?? null;
  return total === null ? 0 : total - (startTotal ?? 0);
}

function medianPoints({ reader }: BoardScene, known: readonly Traced[], to: Instant): LinePoint[] {
  if (known.length === 0) return [];
  const from = Math.min(...known.map((traced) => traced.startAt));
  const moments = momentsIn(from, to, pointCount(known, MOST_MEDIAN_POINTS));
  const totals = listHeldTotals(reader, known.flatMap(movingOf), [from, ...moments]);
  return [from, ...moments].map((moment, place) => ({
    at: moment,
    gained: medianOf(
      known.flatMap(({ ends, startAt }) =>
        startAt > moment ? [] : [gainedAt(ends, (series) => totals.get(series)?.[place])],
      ),
    ),
  }));
}

/** Spans in which nobody asked for what a member's numbers are taken from, and nobody else recorded them. */
function gapsOf(
  { reader, game }: BoardScene,
  member: ScopeMember,
  parts: Expression["parts"],
  span: CoverageSpan,
): BoardLine["gaps"] {
  const { from, to } = span;
  const kind = parts[0]?.metric.source ?? "";
  const ref = game.resources[kind]?.of === "clan" ? member.clanRef : member.ref;
  const ids = listResourcesOfKind(reader, game.id, kind, ref).map((resource) => resource.id);
  const gaps = gapsIn(listCoverageOf(reader, ids, from, to), from, to);
  const meant = { source: kind, metrics: parts.map((part) => part.metric.key) };
  const recorded = listRecorded(reader, game, member.account, meant, { from: from - RECORDED_APART, to });
  return withoutRecorded(gaps, recorded, span);
}
