import type { StoredClan } from "#main/store/clans/clans.ts";
import { listClans } from "#main/store/clans/clans.ts";
import type { ScopeMember } from "#main/store/members/scopes.ts";
import { listCheckedAt } from "#main/store/resources/checked.ts";
import { checkOf } from "#main/store/resources/clan-check.ts";
import type { Expression } from "#main/store/samples/catalogue.ts";
import { countOpenReviews } from "#main/store/samples/marks.ts";
import type { Freshness } from "#shared/contract/base.ts";
import type { Board, BoardRow, BoardWindow, UnknownRow } from "#shared/contract/leaderboards.ts";
import type { Instant } from "#shared/time.ts";
import { type BoardScene, type BoardSpan, type Cast, castOf, type Gains, readGained, readGains } from "./gains.ts";
import type { Why } from "./member-gain.ts";
import { type By, type Contender, type Order, perHourOf, rank, ranksOf, shareOf, totalsOf } from "./ranking.ts";
import type { Span } from "./timeframe.ts";

export interface BoardQuestion {
  readonly expression: Expression;
  readonly window: BoardWindow;
  /** Compared with; null: with nothing. */
  readonly before: Span | null;
  readonly by: By;
  readonly order: Order;
}

/**
 * The board of a scope over a window. Of ratings nobody gains by playing more, so they are always ranked by value; what was
 * gained stands beside.
 */
export function readBoard(scene: BoardScene, question: BoardQuestion): Board {
  const { expression, window, before, order } = question;
  const by = expression.isSummable ? question.by : "value";
  const cast = castOf(scene, expression.parts);
  const { members } = cast;
  const now = readGains(scene.reader, cast, window);
  const past = before === null ? NO_PAST : readPast(scene, cast, before, { by, order });
  const gains = now.gains.map((gain) => gain.gained);
  const places = rank(contenders(now, spanUntil(window, scene.clock.now)), by, order);
  const checkedAt = readChecks(scene, members, expression);
  const placed = new Set(places.map((place) => place.who));
  return {
    metrics: [...expression.keys],
    label: expression.label,
    unit: expression.unit,
    by,
    isSummable: expression.isSummable,
    window,
    before: before && { ...before },
    rows: places.flatMap(({ who, gain, perHour, rank: place }): BoardRow[] => {
      const member = members[who];
      if (member === undefined) return [];
      return [
        {
          rank: place,
          rankBefore: past.places.get(who) ?? null,
          ...namesOf(member),
          start: gain.start,
          end: gain.end,
          gained: gain.gained,
          perHour,
          share: expression.isSummable ? shareOf(gain.gained, gains) : null,
          levels: levelsOf(expression, gain),
          gainedBefore: past.gained[who] ?? null,
          startAt: gain.startAt,
          endAt: gain.endAt,
          checkedAt: checkedAt[who] ?? null,
        },
      ];
    }),
    unknown: members.flatMap((member, who) => (placed.has(who) ? [] : [unknownRow(member, who, now, by)])),
    totals: {
      ...totalsOf(gains),
      gainedBefore: past.gained.some((one) => one !== null) ? totalsOf(past.gained).gained : null,
      inReview: countOpenReviews(
        scene.reader,
        members.map((member) => member.account),
        expression.parts.map((part) => part.metric.key),
      ),
    },
    freshness: freshnessOf(scene),
  };
}

/** The span that a board is compared with. */
interface Past {
  /** Ranks by the place of the member. */
  readonly places: ReadonlyMap<number, number>;
  readonly gained: readonly (number | null)[];
}

const NO_PAST: Past = { places: new Map(), gained: [] };

/** Gains alone rank what was gained: an hour of one span is as long for everybody. Values are looked up where they rank. */
function readPast({ reader }: BoardScene, cast: Cast, span: Span, { by, order }: { by: By; order: Order }): Past {
  const ends = by === "value" ? readGains(reader, cast, span).gains : null;
  const gained = ends?.map((gain) => gain.gained) ?? readGained(reader, cast, span);
  const ranks = ranksOf(ends?.map((gain) => gain.end) ?? gained, order);
  return { gained, places: new Map(ranks.map(({ index, rank: place }) => [index, place])) };
}

/** A window that ends in the future has gone on only until now. */
function spanUntil({ from, to }: BoardSpan, now: Instant): BoardSpan {
  return { from, to: Math.min(to, now) };
}

function contenders({ gains }: Gains, { from, to }: BoardSpan): Contender<number>[] {
  return gains.map((gain, who) => ({ who, gain, perHour: perHourOf(gain, from, to) }));
}

function namesOf({ account, clan, clanName, ref, name }: ScopeMember) {
  return { account, clan, clanName, ref, name };
}

function levelsOf({ levelOf }: Expression, { start, gained }: Gains["gains"][number]): BoardRow["levels"] {
  if (levelOf === null || start === null || gained === null) return null;
  return { start: levelOf(start), end: levelOf(start + gained) };
}

function unknownRow(member: ScopeMember, who: number, { gains, knownSince }: Gains, by: By): UnknownRow {
  const { account, clan, ref, name } = member;
  const since = knownSince(who);
  return { account, clan, ref, name, why: whyUnknown(gains[who]?.why ?? null, since, by), since };
}

function whyUnknown(why: Why | null, since: Instant | null, by: By): Why {
  // What became known only after the end of the window lacks what a window in the past begins at.
  if (why === "never-known") return since === null ? "never-known" : "no-baseline";
  return by === "value" ? "unknown-at-start" : (why ?? "unknown-at-start");
}

/** When everything that the board reads of each member was answered last: the oldest of those answers. */
function readChecks(
  { reader, game }: BoardScene,
  members: readonly ScopeMember[],
  { parts }: Expression,
): (Instant | null)[] {
  const kinds = [...new Set(parts.map((part) => part.metric.source))];
  const checks = kinds.map((kind) => {
    const isOfClan = game.resources[kind]?.of === "clan";
    const refs = members.map((member) => (isOfClan ? member.clanRef : member.ref));
    const found = listCheckedAt(reader, game.id, kind, [...new Set(refs)]);
    return refs.map((ref) => found.get(ref) ?? null);
  });
  return members.map((_, index) => {
    const instants = checks.map((ofKind) => ofKind[index] ?? null);
    return instants.some((at) => at === null) ? null : Math.min(...instants.map((at) => at ?? 0));
  });
}

/** The clan's; of many clans that of the one whose data is the oldest. */
export function freshnessOf({ reader, game, scope, clock }: BoardScene): Freshness {
  const isMeant = (clan: StoredClan) => ("clan" in scope ? clan.id === scope.clan : clan.game === scope.game);
  const each = listClans(reader)
    .filter((clan) => isMeant(clan) && ("clan" in scope || clan.enabled))
    .map((clan) => checkOf(reader, game, clan, clock).freshness);
  const updates = each.flatMap((one) => one.lastUpdated ?? []);
  const next = each.flatMap((one) => one.nextCheckAt ?? []);
  return {
    lastUpdated: updates.length === 0 ? null : Math.min(...updates),
    isStale: each.some((one) => one.isStale),
    nextCheckAt: next.length === 0 ? null : Math.min(...next),
    trouble: each.find((one) => one.trouble !== null)?.trouble ?? null,
  };
}
