import { listEvents, type StoredEvent } from "#main/store/feed/events.ts";
import { findLatestStay, listNames, listStays } from "#main/store/members/members.ts";
import { listActive } from "#main/store/presence/presence.ts";
import { listSessions } from "#main/store/presence/sessions.ts";
import { checkOf } from "#main/store/resources/clan-check.ts";
import {
  type CoverageSpan,
  gapsIn,
  listCoverageOf,
  RECORDED_APART,
  withoutRecorded,
} from "#main/store/resources/coverage.ts";
import { freshnessOf } from "#main/store/resources/freshness.ts";
import { findLane } from "#main/store/resources/lanes.ts";
import { findResourceOf, listResourcesOfKind } from "#main/store/resources/resources.ts";
import { gainOf, listWindowSums } from "#main/store/samples/ends.ts";
import { listRecorded } from "#main/store/samples/recorded.ts";
import { findSeries, listSamples } from "#main/store/samples/samples.ts";
import { describeMetric } from "#main/store/samples/seen-metrics.ts";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { MemberDetail, MemberSeries } from "#shared/contract/members.ts";
import type { AccountId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { type MemberScene, rowsOf } from "./list.ts";
import { CALENDAR_WEEKS, playedDays, playedHours, presenceDays, presenceHours } from "./presence-days.ts";

/** Events shown in the panel of a member. */
const EVENTS_SHOWN = 30;

/** Everything about one member; undefined where the account never was in the clan. */
export function describeMember(
  scene: MemberScene & { readonly zone: string },
  account: AccountId,
  toFeedEvent: (stored: StoredEvent) => FeedEvent,
): MemberDetail | undefined {
  const { reader, game, clan, clock } = scene;
  const stay = findLatestStay(reader, clan.id, account);
  if (stay === undefined) return undefined;
  const check = checkOf(reader, game, clan, clock);
  const [row] = rowsOf(scene, check.roster, [stay]);
  if (row === undefined) return undefined;
  const from = clock.now - CALENDAR_WEEKS * 7 * DAY;
  const spans = check.spans(from, clock.now);
  const kind = game.memberKinds[0] ?? "";
  const own = findResourceOf(reader, clan.game, kind, stay.ref);
  const lane = findLane(reader, game.resources[kind]?.upstream ?? "");
  const filter = { clan: clan.id, account, types: null, since: null };
  return {
    ...row,
    clan: clan.id,
    names: listNames(reader, account),
    stays: listStays(reader, account),
    ...habitsOf(scene, account, spans),
    events: listEvents(reader, filter, null, EVENTS_SHOWN).map(toFeedEvent),
    freshness: freshnessOf(own, lane, clock),
  };
}

/** The days and the hours of the day in which somebody plays: by sessions where the game tells them, else by what changed. */
function habitsOf(
  { reader, game, clock, zone }: MemberScene & { readonly zone: string },
  account: AccountId,
  checked: readonly CoverageSpan[],
): Pick<MemberDetail, "days" | "hours"> {
  const from = clock.now - CALENDAR_WEEKS * 7 * DAY;
  if (game.live === undefined) {
    const active = listActive(reader, account, from, clock.now);
    return { days: presenceDays(active, checked, clock.now, zone), hours: presenceHours(active, zone) };
  }
  const played = listSessions(reader, account, "online", from, clock.now).map((session) => ({
    from: Math.max(from, session.from),
    to: Math.min(clock.now, session.to ?? session.seenAt),
  }));
  return { days: playedDays(played, checked, clock.now, zone), hours: playedHours(played, zone) };
}

/** The ref of somebody who is or was in the clan. */
export function findMemberRef(scene: MemberScene, account: AccountId): string | undefined {
  return findLatestStay(scene.reader, scene.clan.id, account)?.ref;
}

/** A metric of a member over (from, to]: its samples, where nobody looked, and what was gained. Undefined where there is none such. */
export function seriesOf(
  scene: MemberScene,
  account: AccountId,
  metricKey: string,
  from: Instant,
  to: Instant,
): MemberSeries | undefined {
  const { reader, game, clan } = scene;
  const stay = findLatestStay(reader, clan.id, account);
  if (stay === undefined) return undefined;
  const metric = describeMetric(reader, game, metricKey);
  if (metric === null || metric.scope === "clan") return undefined;
  const owner = metric.scope === "stay" ? { stay: stay.stay } : { account: stay.account };
  const series = findSeries(reader, owner, metricKey);
  const source = game.resources[metric.source];
  const resources =
    source === undefined
      ? []
      : listResourcesOfKind(reader, clan.game, metric.source, source.of === "clan" ? clan.ref : stay.ref);
  const checkedAt = latestOf(resources.map((resource) => resource.lastCheckedAt));
  const ids = resources.map((resource) => resource.id);
  const unchecked = gapsIn(listCoverageOf(reader, ids, from, to), from, to);
  const meant = { source: metric.source, metrics: [metricKey] };
  const recorded = listRecorded(reader, game, stay.account, meant, { from: from - RECORDED_APART, to });
  const gaps = withoutRecorded(unchecked, recorded, { from, to });
  const empty: MemberSeries = {
    metric: metricKey,
    from,
    to,
    points: [],
    gaps,
    gained: null,
    why: "no-baseline",
    startAt: null,
    endAt: null,
    checkedAt,
  };
  if (series === undefined) return empty;
  const points = listSamples(reader, series.id, from, to);
  const [sum] = listWindowSums(reader, [series.id], from, to);
  const gained = sum === undefined ? null : gainOf(sum);
  const held = points.find((point) => point.at <= from);
  return {
    ...empty,
    points,
    gained,
    why: gained === null ? "no-baseline" : null,
    startAt: gained === null ? null : (held?.at ?? null),
    endAt: points.at(-1)?.at ?? null,
  };
}

function latestOf(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.flatMap((at) => at ?? []);
  return known.length === 0 ? null : Math.max(...known);
}
