/** What members gained of every number that a contest counts, with the samples behind it. One statement for each kind of question. */
import { listStaysDuring, type NamedMember, type ScopeStay } from "#main/store/members/scopes.ts";
import {
  type CoverageSpan,
  gapsIn,
  listCoverageByRef,
  RECORDED_APART,
  withoutRecorded,
} from "#main/store/resources/coverage.ts";
import { type Inside, type KnownSample, listInside, listStretches, meaningOf } from "#main/store/samples/baselines.ts";
import type { Part } from "#main/store/samples/catalogue.ts";
import { type Ends, listEnds, listSeries } from "#main/store/samples/ends.ts";
import { listRecorded } from "#main/store/samples/recorded.ts";
import type { SeriesId } from "#main/store/samples/samples.ts";
import type { TargetProof } from "#shared/contract/contests.ts";
import type { Instant } from "#shared/time.ts";
import { firstCheckInside, isBaseline, lastCheckUntil, seenAtStart } from "./baseline.ts";
import { type GainSamples, proofOf } from "./gain-proof.ts";
import type { ContestPlan, ContestScene, PlanWindow } from "./plan.ts";

/** What one member gained of one number. */
export interface PartGain {
  /** Null is unknown. */
  readonly gained: number | null;
  /** Whether anything of it lacks a baseline. */
  readonly isMissing: boolean;
  /** One for each series behind it; none where it was never known. */
  readonly proofs: readonly Omit<TargetProof, "target">[];
}

export interface MemberGains {
  readonly member: NamedMember;
  /** By the key of the part; what was never known is absent. */
  readonly parts: ReadonlyMap<string, PartGain>;
  /** When everything that is counted was last asked for: the oldest of those checks. */
  readonly checkedAt: Instant | null;
}

/** One series of a member, with what is known of where its gain counts from. */
interface Place {
  readonly member: number;
  readonly part: Part;
  readonly series: SeriesId;
  readonly stay: ScopeStay | null;
  readonly spans: readonly CoverageSpan[];
}

/** What all members gained of all parts in the window. */
export function readPartGains(
  scene: ContestScene,
  plan: ContestPlan & { readonly clanId: NonNullable<ContestPlan["clanId"]> },
  window: PlanWindow,
  members: readonly NamedMember[],
  parts: readonly Part[],
): MemberGains[] {
  const spansOf = readSpans(scene, plan, window, members, parts);
  const places = placesOf(scene, plan, window, members, parts, spansOf);
  const samples = readSamples(scene, plan, window, places);
  const recordedOf = recordedIn(scene, window, members, parts);
  const proofs = proveAll(scene, window, places, samples).map((proof, index) => {
    const place = places[index];
    if (place === undefined || place.stay !== null || proof.gaps.length === 0) return proof;
    const whole = { from: window.from, to: window.gapsUntil };
    return { ...proof, gaps: withoutRecorded(proof.gaps, recordedOf(place), whole) };
  });
  const gains = members.map(() => new Map<string, PartGain>());
  for (const [index, { member, part }] of places.entries()) {
    const proof = proofs[index];
    if (proof === undefined) continue;
    const before = gains[member]?.get(part.key);
    gains[member]?.set(part.key, {
      gained: proof.gained === null ? (before?.gained ?? null) : (before?.gained ?? 0) + proof.gained,
      isMissing: before?.isMissing === true || proof.gained === null,
      proofs: [...(before?.proofs ?? []), proof],
    });
  }
  return members.map((member, index) => ({
    member,
    parts: gains[index] ?? new Map(),
    checkedAt: oldest(parts.map((part) => lastCheckUntil(spansOf(member, part), window.to))),
  }));
}

function oldest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.flatMap((at) => at ?? []);
  return known.length < instants.length || known.length === 0 ? null : Math.min(...known);
}

type SpansOf = (member: NamedMember, part: Part) => readonly CoverageSpan[];

/** The spans of checks behind every number, by one statement. */
function readSpans(
  { reader, game }: ContestScene,
  { clanRef }: ContestPlan,
  { from, to }: PlanWindow,
  members: readonly NamedMember[],
  parts: readonly Part[],
): SpansOf {
  const kinds = [...new Set(parts.map((part) => part.metric.source))];
  const isOfClan = (kind: string) => game.resources[kind]?.of === "clan";
  const refs = [
    ...(kinds.some(isOfClan) ? [clanRef] : []),
    ...(kinds.some((kind) => !isOfClan(kind)) ? members.map((member) => member.ref) : []),
  ];
  const rows = listCoverageByRef(reader, game.id, kinds, refs, { from, to });
  const byRef = Map.groupBy(rows, (row) => `${row.kind} ${row.ref}`);
  return (member, { metric }) => byRef.get(`${metric.source} ${isOfClan(metric.source) ? clanRef : member.ref}`) ?? [];
}

/** The series behind the parts: of what counts in a clan one for each stay that the window meets, in their order. */
function placesOf(
  { reader }: ContestScene,
  plan: Parameters<typeof readPartGains>[1],
  { from, to }: PlanWindow,
  members: readonly NamedMember[],
  parts: readonly Part[],
  spansOf: SpansOf,
): Place[] {
  const indexOf = new Map<number, number>(members.map((member, index) => [member.account, index]));
  const partsOf = Map.groupBy(parts, (part) => part.metric.key);
  const places: Place[] = [];
  const add = (series: SeriesId, metric: string, account: number, stay: ScopeStay | null) => {
    const index = indexOf.get(account);
    const member = index === undefined ? undefined : members[index];
    if (index === undefined || member === undefined) return;
    for (const part of partsOf.get(metric) ?? []) {
      places.push({ member: index, part, series, stay, spans: spansOf(member, part) });
    }
  };
  const ofAccounts = keysIn(parts, "account");
  if (ofAccounts.length > 0) {
    for (const row of listSeries(reader, "account", [...indexOf.keys()], ofAccounts)) {
      add(row.series, row.metric, row.owner, null);
    }
  }
  const ofStays = keysIn(parts, "stay");
  if (ofStays.length > 0) {
    const stays = listStaysDuring(reader, plan.clanId, from, to);
    const rows = listSeries(
      reader,
      "stay",
      stays.map((stay) => stay.stay),
      ofStays,
    );
    const byStay = Map.groupBy(rows, (row) => row.owner);
    for (const stay of stays) {
      for (const row of byStay.get(stay.stay) ?? []) add(row.series, row.metric, stay.account, stay);
    }
  }
  return places;
}

function keysIn(parts: readonly Part[], scope: "account" | "stay"): string[] {
  return [...new Set(parts.filter((part) => part.metric.scope === scope).map((part) => part.metric.key))];
}

/** Where each gain begins and ends. */
function readSamples(
  { reader }: ContestScene,
  plan: ContestPlan,
  { from, to }: PlanWindow,
  places: readonly Place[],
): GainSamples[] {
  const series = places.map((place) => place.series);
  const ends = listEnds(reader, series, from, to);
  const seen = seenOf(places, ends, from);
  const terms = { maxAgeMs: plan.baselineMaxAgeMs, otherwise: plan.baselineOtherwise };
  const isBefore = places.map((_, index) => {
    const held = { at: ends[index]?.startAt ?? null, value: ends[index]?.startValue ?? null };
    return isBaseline(held, seen[index] ?? null, from, terms);
  });
  const began = new Set(places.flatMap((place, index) => (isBefore[index] === true ? [placeKey(place)] : [])));
  const inside = places.flatMap((place, index) => {
    const mayBegin = terms.otherwise === "first-inside" || (isLaterStay(place, from) && began.has(placeKey(place)));
    return isBefore[index] !== true && mayBegin ? [index] : [];
  });
  const asked = inside.map((index) => ({
    series: places[index]?.series ?? 0,
    checkedAt: firstCheckInside(places[index]?.spans ?? [], from, to),
  }));
  const found = listInside(reader, asked, from, to);
  const begins = new Map(
    inside.map((place, index) => [place, beginningOf(found[index], asked[index]?.checkedAt ?? null)]),
  );
  return places.map((_, index): GainSamples => {
    const own = ends[index];
    const end = own?.endAt == null ? null : { at: own.endAt, value: own.endValue, total: own.endTotal ?? 0 };
    if (isBefore[index] === true && own?.startAt != null && own.startValue !== null) {
      const start = { at: own.startAt, value: own.startValue, total: own.startTotal ?? 0 };
      return { baseline: "before", start, seenAt: seen[index] ?? null, end };
    }
    const begin = begins.get(index) ?? null;
    return begin === null
      ? { baseline: "none", start: null, seenAt: null, end }
      : { baseline: "inside", start: begin.sample, seenAt: begin.seenAt, end };
  });
}

const placeKey = ({ member, part }: Place) => `${member} ${part.key}`;

/** A stay that began in the window goes on where an earlier one of the same member ended. */
function isLaterStay({ stay }: Place, from: Instant): boolean {
  return stay !== null && stay.joinedAt !== null && stay.joinedAt > from;
}

/** When each value at the start was last seen. What a source tells of a member it tells at once: the newest sample of it speaks for all. */
function seenOf(places: readonly Place[], ends: readonly Ends[], from: Instant): (Instant | null)[] {
  const sourceKey = ({ member, part, stay }: Place) => `${member} ${part.metric.source} ${stay?.stay ?? ""}`;
  const newest = new Map<string, Instant>();
  for (const [index, place] of places.entries()) {
    const at = ends[index]?.startAt ?? null;
    if (at !== null) newest.set(sourceKey(place), Math.max(at, newest.get(sourceKey(place)) ?? 0));
  }
  return places.map((place, index) =>
    seenAtStart(
      place.spans,
      { at: newest.get(sourceKey(place)) ?? null, value: ends[index]?.startValue ?? null },
      from,
    ),
  );
}

/** The first value inside: what held at the first check, or the first sample, whichever was earlier. */
function beginningOf(
  found: Inside | undefined,
  checkedAt: Instant | null,
): { readonly sample: KnownSample; readonly seenAt: Instant } | null {
  if (found === undefined) return null;
  const { held, first } = found;
  if (held !== null && checkedAt !== null && (first === null || checkedAt < first.at)) {
    return { sample: held, seenAt: checkedAt };
  }
  return first === null ? null : { sample: first, seenAt: first.at };
}

/** The proofs of all gains; only of those that are not the difference of two values the stretch between is read. */
function proveAll(
  { reader }: ContestScene,
  window: PlanWindow,
  places: readonly Place[],
  samples: readonly GainSamples[],
): Omit<TargetProof, "target">[] {
  const winding = samples.flatMap(({ start, end }, index) =>
    start !== null && end !== null && (end.value === null || end.total - start.total !== end.value - start.value)
      ? [{ index, from: start.at }]
      : [],
  );
  const stretches = listStretches(
    reader,
    winding.map(({ index, from }) => ({
      series: places[index]?.series ?? 0,
      kind: places[index]?.part.metric.kind ?? "gauge",
      from,
    })),
    window.to,
  );
  const stretchOf = new Map(winding.map(({ index }, at) => [index, stretches[at]]));
  return places.flatMap((place, index) => {
    const own = samples[index];
    if (own === undefined) return [];
    const stretch = stretchOf.get(index);
    const falls = (stretch?.falls ?? []).map((fall) => ({
      at: fall.at,
      before: fall.before,
      after: fall.after,
      as: meaningOf(place.part.metric.kind, fall),
    }));
    const walked = stretch === undefined ? null : { end: stretch.end, peak: stretch.peak, falls };
    return [proofOf(place.part, own, walked, gapsOf(place.spans, own, window))];
  });
}

/** When a service recorded what a place holds: what it saw meanwhile is as good as a check of ours. Each account is read once. */
function recordedIn(
  { reader, game }: ContestScene,
  { from, gapsUntil }: PlanWindow,
  members: readonly NamedMember[],
  parts: readonly Part[],
): (place: Place) => readonly Instant[] {
  const bySource = Map.groupBy(parts, (part) => part.metric.source);
  const known = new Map<string, readonly Instant[]>();
  return ({ member, part: { metric } }) => {
    const account = members[member]?.account;
    if (account === undefined) return [];
    const key = `${account} ${metric.source}`;
    const metrics = (bySource.get(metric.source) ?? []).map((part) => part.metric.key);
    const recorded =
      known.get(key) ??
      listRecorded(
        reader,
        game,
        account,
        { source: metric.source, metrics },
        { from: from - RECORDED_APART, to: gapsUntil },
      );
    known.set(key, recorded);
    return recorded;
  };
}

/** Spans without checks from the baseline on. While the contest runs what is to come after the last check is none. */
function gapsOf(spans: readonly CoverageSpan[], { baseline, seenAt }: GainSamples, window: PlanWindow): CoverageSpan[] {
  const from = baseline === "inside" && seenAt !== null ? seenAt : window.from;
  const last = window.isRunning ? lastCheckUntil(spans, window.gapsUntil) : window.gapsUntil;
  return last === null || last <= from ? [] : gapsIn(spans, from, last);
}
