/**
 * Who made no progress, and since when.
 *
 * Progress is a gain of a metric that only play moves, out of the stored numbers: of any instant, imported ones too, and
 * wherever the account played. It is not presence, which has every change of an account that our own checks found.
 */
import type { Game } from "#main/games/game.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { listLatestStays, type MemberStay } from "#main/store/members/members.ts";
import { countWarnings } from "#main/store/members/notes.ts";
import { checkOf } from "#main/store/resources/clan-check.ts";
import { listFirstChecks } from "#main/store/resources/coverage.ts";
import { isNotFound } from "#main/store/resources/not-found.ts";
import { listResourcesOfClan } from "#main/store/resources/resources.ts";
import { type LastGain, listLastGains } from "#main/store/samples/last-gains.ts";
import { listSeenMetrics } from "#main/store/samples/seen-metrics.ts";
import type { InactivityRow } from "#shared/contract/inactivity.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import type { Instant, Moment } from "#shared/time.ts";
import { byQuietDays, quietDays } from "./days.ts";

export interface InactivityScene {
  readonly reader: Reader;
  readonly game: Game;
  readonly clan: StoredClan;
  readonly clock: Moment;
}

export interface Inactivity {
  /** First check of the clan. */
  readonly watchedSince: Instant | null;
  readonly rows: InactivityRow[];
}

/** Members by days without progress in any of the chosen signals, all where none is chosen; the longest first. */
export function listInactivity(scene: InactivityScene, signals: readonly string[]): Inactivity {
  const { reader, clan, game, clock } = scene;
  const metrics = metricsOfSignals(scene, signals);
  const latest = latestGains(
    listLastGains(
      reader,
      clan.id,
      metrics.map((metric) => metric.key),
    ),
    metrics,
  );
  const checks = checksOf(scene, new Set(metrics.map((metric) => metric.source)));
  const warnings = countWarnings(reader, clan.id);
  const rows = listLatestStays(reader, clan.id, false).map((stay): InactivityRow => {
    const gain = latest.get(stay.account);
    const check = checks(stay);
    const { account, ref, name, gameRole, joinedAt } = stay;
    return {
      account,
      ref,
      name,
      gameRole,
      joinedAt,
      progress:
        gain === undefined ? null : { from: gain.before, to: gain.at, metric: gain.metric, gained: gain.gained },
      ...quietDays(gain?.at ?? null, check.since, clock.now),
      checkedAt: check.checkedAt,
      isNotFound: check.isNotFound,
      warnings: warnings.get(account) ?? 0,
    };
  });
  return { watchedSince: checkOf(reader, game, clan, clock).firstCheckAt, rows: rows.sort(byQuietDays) };
}

/** The first of some signals that a game has not; undefined where it has them all. */
export function findUnknownSignal(game: Game, signals: readonly string[]): string | undefined {
  return signals.find((id) => !game.metrics.signals.some((signal) => signal.id === id));
}

function metricsOfSignals({ reader, game }: InactivityScene, signals: readonly string[]): MetricDefinition[] {
  const chosen = game.metrics.signals.filter((signal) => signals.length === 0 || signals.includes(signal.id));
  return [...game.metrics.known, ...listSeenMetrics(reader, game.id)].filter(
    ({ key, scope, kind }) => scope !== "clan" && kind !== "rating" && chosen.some((signal) => signal.has(key)),
  );
}

/**
 * One gain for each member out of those of its last reading: the largest, and of equal ones the metric that the catalogue
 * names last, for what sums others up stands before them.
 */
function latestGains(
  gains: readonly LastGain[],
  metrics: readonly MetricDefinition[],
): ReadonlyMap<LastGain["account"], LastGain> {
  const order = new Map(metrics.map((metric, index) => [metric.key, index]));
  const place = (gain: LastGain) => order.get(gain.metric) ?? 0;
  const latest = new Map<LastGain["account"], LastGain>();
  for (const gain of gains) {
    const other = latest.get(gain.account);
    if (other === undefined || gain.gained > other.gained) latest.set(gain.account, gain);
    else if (gain.gained === other.gained && place(gain) > place(other)) latest.set(gain.account, gain);
  }
  return latest;
}

interface MemberCheck {
  /** Since when everything that could show progress is checked; null where some of it never was. */
  readonly since: Instant | null;
  /** The oldest of the last checks. */
  readonly checkedAt: Instant | null;
  readonly isNotFound: boolean;
}

function checksOf(
  { reader, game, clan }: InactivityScene,
  kinds: ReadonlySet<string>,
): (stay: MemberStay) => MemberCheck {
  const all = listResourcesOfClan(reader, clan.id).filter((resource) => kinds.has(resource.kind));
  const firstChecks = listFirstChecks(
    reader,
    all.map((resource) => resource.id),
  );
  const byOwner = Map.groupBy(all, (resource) => `${resource.kind} ${resource.owner}`);
  return (stay) => {
    const sources = [...kinds].map((kind) => {
      const isClans = game.resources[kind]?.of === "clan";
      // Of some kinds an account has several: one for each of its characters, of which most are not played.
      const resources = byOwner.get(`${kind} ${isClans ? clan.ref : stay.ref}`) ?? [];
      const firsts = resources.flatMap((resource) => firstChecks.get(resource.id) ?? []);
      // Of who was not in the clan yet its body told nothing.
      const since = firsts.length === 0 ? null : Math.max(Math.min(...firsts), isClans ? (stay.joinedAt ?? 0) : 0);
      const checks = resources.flatMap((resource) => resource.lastCheckedAt ?? []);
      return { resources, since, checkedAt: checks.length === 0 ? null : Math.max(...checks) };
    });
    const known = sources.flatMap(({ since }) => since ?? []);
    const checked = sources.flatMap(({ checkedAt }) => checkedAt ?? []);
    return {
      since: known.length === sources.length && known.length > 0 ? Math.max(...known) : null,
      checkedAt: checked.length === 0 ? null : Math.min(...checked),
      isNotFound: sources.some(
        ({ resources }) =>
          resources.length > 0 &&
          resources.every((one) => one.about === "account" && isNotFound(game.resources[one.kind], one)),
      ),
    };
  };
}
