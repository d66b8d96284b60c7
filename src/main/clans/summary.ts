import type { Game } from "#main/games/game.ts";
import { listClans, type StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { countInGame } from "#main/store/presence/now.ts";
import { countActiveSince, countNotSeenSince, listActiveByStep } from "#main/store/presence/presence.ts";
import { listOnlineByStep } from "#main/store/presence/sessions.ts";
import { checkOf } from "#main/store/resources/clan-check.ts";
import { countMembersNotFound } from "#main/store/resources/not-found.ts";
import { listDemands } from "#main/store/resources/queue.ts";
import { countReviewsOfClan } from "#main/store/samples/marks.ts";
import { listValues } from "#main/store/samples/samples.ts";
import { listCredentialsOf } from "#main/store/settings/credentials.ts";
import { findLatestWar } from "#main/store/wars/wars.ts";
import type { Freshness } from "#shared/contract/base.ts";
import type { ActivityHour, ClanCard, ClanDetail, ClanSettings, ClanSummary } from "#shared/contract/clans.ts";
import type { ClanId, GameId } from "#shared/ids.ts";
import { DAY, HOUR, type Instant, MINUTE, type Moment } from "#shared/time.ts";
import { attentionOf, NOT_SEEN_DAYS } from "./attention.ts";

/** What describing clans needs beside the store. */
export interface ClanScene {
  readonly reader: Reader;
  readonly games: ReadonlyMap<GameId, Game>;
  readonly clock: Moment;
  readonly systemZone: string;
}

/** Inferred presence: who changed something that only play changes in this long is taken to be there. */
const PRESENT_FOR = 15 * MINUTE;

/** Exact presence: who is in the game is asked each minute, and who was not seen for so long may be gone. */
const SEEN_FOR = 30 * MINUTE;

export function listSummaries(scene: ClanScene): ClanSummary[] {
  const costs = costsByClan(scene);
  return listClans(scene.reader).map((clan) => summaryOf(scene, clan, costs.get(clan.id) ?? 0));
}

export function listCards(scene: ClanScene): ClanCard[] {
  const costs = costsByClan(scene);
  return listClans(scene.reader).map((clan) => ({
    ...summaryOf(scene, clan, costs.get(clan.id) ?? 0),
    activity: activityOf(scene, clan),
  }));
}

export function describeClan(scene: ClanScene, clan: StoredClan): ClanDetail {
  return {
    ...summaryOf(scene, clan, costsByClan(scene).get(clan.id) ?? 0),
    activity: activityOf(scene, clan),
    description: clan.description,
    addedAt: clan.addedAt,
    settings: settingsOf(clan),
    zone: clan.zone ?? scene.systemZone,
    values: listValues(scene.reader, "clan", [clan.id]).get(clan.id) ?? {},
  };
}

function settingsOf(clan: StoredClan): ClanSettings {
  return {
    enabled: clan.enabled,
    priority: clan.priority,
    zone: clan.zone,
    monitorWars: clan.monitorWars,
    monitorGames: clan.monitorGames,
    monitorDonations: clan.monitorDonations,
    monitorRaids: clan.monitorRaids,
    intervalMs: clan.intervalMs,
    peakFrom: clan.peakFrom,
    peakTo: clan.peakTo,
    nightFrom: clan.nightFrom,
    nightTo: clan.nightTo,
  };
}

function costsByClan({ reader, clock }: ClanScene): Map<number, number> {
  const costs = new Map<number, number>();
  for (const demand of listDemands(reader)) {
    costs.set(
      demand.clan,
      (costs.get(demand.clan) ?? 0) + (demand.ownPerMinute + demand.membersPerMinute) * clock.speed,
    );
  }
  return costs;
}

export function summaryOf(scene: ClanScene, clan: StoredClan, requestsPerMinute: number): ClanSummary {
  const { reader, clock } = scene;
  const game = gameOf(scene, clan);
  const { freshness, firstCheckAt, upstream } = checkOf(reader, game, clan, clock);
  const war = findLatestWar(reader, clan.id) ?? null;
  const timers = game.timers({ war, now: clock.now }).map((timer) => ({ ...timer, data: { ...timer.data } }));
  const notSeenBefore = clock.now - NOT_SEEN_DAYS * DAY;
  const isLongKnown = firstCheckAt !== null && firstCheckAt <= notSeenBefore;
  const asOf = freshness.lastUpdated === null ? null : freshness.isStale ? freshness.lastUpdated : clock.now;
  return {
    id: clan.id,
    game: clan.game,
    ref: clan.ref,
    name: clan.name,
    members: clan.memberCount,
    enabled: clan.enabled,
    freshness,
    presence: {
      count: asOf === null ? null : presentIn(reader, game, clan, asOf, freshness),
      exactness: game.presence,
      asOf,
    },
    timers,
    attention: clan.enabled
      ? attentionOf({
          freshness,
          timers,
          notSeen: isLongKnown ? countNotSeenSince(reader, clan.id, notSeenBefore) : 0,
          inReview: countReviewsOfClan(reader, clan.id),
          notFound: notFoundIn(reader, game, clan),
          hasKey: game.upstreams[upstream]?.credentials !== "token" || listCredentialsOf(reader, upstream).length > 0,
          now: clock.now,
        })
      : [],
    requestsPerMinute,
  };
}

/** How many are there now; null where the game itself would tell and cannot be asked. */
function presentIn(reader: Reader, game: Game, clan: StoredClan, asOf: Instant, { trouble }: Freshness): number | null {
  if (game.live === undefined) return countActiveSince(reader, clan.id, asOf - PRESENT_FOR);
  if (trouble?.outcome === "maintenance" || trouble?.outcome === "unreachable") return null;
  return countInGame(reader, clan.id, asOf - SEEN_FOR);
}

/** Where the game itself tells who is in the clan, nobody can set a name right by hand. */
function notFoundIn(reader: Reader, game: Game, clan: StoredClan): number {
  const [kind] = game.memberKinds;
  if (game.rosterKind !== null || kind === undefined) return 0;
  return countMembersNotFound(reader, clan.id, kind, game.resources[kind]);
}

const HOURS_SHOWN = 24;

/** Members seen active in each of the last 24 hours, the running one last. */
function activityOf(scene: ClanScene, clan: StoredClan): ActivityHour[] {
  const { reader, clock } = scene;
  const end = (Math.floor(clock.now / HOUR) + 1) * HOUR;
  const start = end - HOURS_SHOWN * HOUR;
  const game = gameOf(scene, clan);
  const spans = checkOf(reader, game, clan, clock).spans(start, end);
  const list = game.live === undefined ? listActiveByStep : listOnlineByStep;
  const counts = new Map(list(reader, clan.id, start, end, HOUR).map((row) => [row.step, row.active]));
  return Array.from({ length: HOURS_SHOWN }, (_, step) => {
    const startAt = start + step * HOUR;
    const isChecked = spans.some((span) => span.from < startAt + HOUR && span.to >= startAt);
    return { startAt, active: isChecked ? (counts.get(step) ?? 0) : null };
  });
}

function gameOf(scene: ClanScene, clan: { readonly id: ClanId; readonly game: GameId }): Game {
  const game = scene.games.get(clan.game);
  if (game === undefined)
    throw new Error(`Clan ${clan.id} is of the game ${clan.game}, which this build does not have.`);
  return game;
}
