import { findTrackedAs, findTrackedClan } from "#main/clans/find.ts";
import { describeClan, listCards, listSummaries, summaryOf } from "#main/clans/summary.ts";
import { configureClan, forgetClan, trackClan } from "#main/clans/tracking.ts";
import type { ClanFact, FreshnessContext, Game } from "#main/games/game.ts";
import { addDefaultSchedules, replanSchedules } from "#main/schedules/edit.ts";
import type { DirectAnswer } from "#main/sync/direct.ts";
import type { ClanLookup, ClanSummary } from "#shared/contract/clans.ts";
import type { ClanId } from "#shared/ids.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import type { Guarded, Services } from "./base.ts";
import { clanOf, clockOf, gameOf } from "./scene.ts";
import { isZone } from "./zone.ts";

export function clansRouter(os: Guarded["clans"], services: Services) {
  const { database, engine, clock, notices } = services;
  const scene = () => ({
    reader: database.reader,
    games: services.games,
    clock: clockOf(services),
    systemZone: services.systemZone,
  });
  return {
    list: os.list.handler(() => listSummaries(scene())),
    cards: os.cards.handler(() => listCards(scene())),
    show: os.show.handler(({ input, errors }) => {
      engine.raise(input.clan);
      return describeClan(scene(), clanOf(services, input.clan, errors));
    }),
    lookup: os.lookup.handler(async ({ input, errors }) => {
      const game = gameOf(services, input.game, errors);
      const ref = game.parseClanRef(input.ref);
      if (ref === null) throw errors.INVALID_REF({ data: { ...input, example: game.clanRef.example } });
      const trackedAs = findTrackedAs(database.reader, game.id, ref);
      if (game.rosterKind === null) return newByHand(ref, nameByHand(input.ref), trackedAs);
      return lookupOf(game, ref, await engine.look(game, game.rosterKind, ref), trackedAs);
    }),
    add: os.add.handler(({ input, context, errors }): ClanSummary => {
      const game = gameOf(services, input.game, errors);
      const ref = game.parseClanRef(input.ref);
      if (ref === null) throw errors.INVALID_REF({ data: { ...input, example: game.clanRef.example } });
      const edit = { actor: context.actor, at: clock.now() };
      const tracked = database.durably((tx) => {
        const name = game.rosterKind === null ? nameByHand(input.ref) : ref;
        const result = trackClan(tx, game, { ref, name }, edit);
        if (result.ok) {
          engine.replan(tx, result.clan);
          const clan = findTrackedClan(tx, result.clan);
          const at = clan && { clan, zone: clan.zone ?? services.systemZone, loads: () => [] };
          if (at !== undefined) addDefaultSchedules(tx, game, at, { ...edit, speed: clock.speed });
        }
        return result;
      });
      if (!tracked.ok) throw errors.ALREADY_TRACKED({ data: { clan: tracked.clan, name: tracked.name } });
      if (game.rosterKind !== null) engine.adoptLook(game, game.rosterKind, ref);
      engine.wake();
      services.schedules.wake();
      notices.announce("clans");
      return summaryOf(scene(), clanOf(services, tracked.clan, errors), 0);
    }),
    configure: os.configure.handler(({ input, context, errors }) => {
      const clan = clanOf(services, input.clan, errors);
      const { zone } = input.settings;
      if (zone !== undefined && zone !== null && !isZone(zone)) throw errors.UNKNOWN_ZONE({ data: { zone } });
      const edit = { actor: context.actor, at: clock.now() };
      database.durably((tx) => {
        configureClan(tx, clan, input.settings, edit);
        engine.replan(tx, clan.id);
        if (zone !== undefined) replanSchedules(tx, { clan, zone: zone ?? services.systemZone }, edit.at);
      });
      engine.wake();
      services.schedules.wake();
      notices.announce("clans", clan.id);
      return describeClan(scene(), clanOf(services, input.clan, errors));
    }),
    remove: os.remove.handler(({ input, context, errors }) => {
      const clan = clanOf(services, input.clan, errors);
      const removed = database.durably((tx) => forgetClan(tx, clan, { actor: context.actor, at: clock.now() }));
      for (const topic of ["clans", "feed", "sync"] as const) notices.announce(topic);
      return { name: clan.name, ...removed };
    }),
  };
}

/** What an officer calls a clan whose roster is kept by hand. */
function nameByHand(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/** There is nothing to ask: the clan is what the officer makes of it. */
function newByHand(ref: string, name: string, trackedAs: ClanId | null): ClanLookup {
  const clan = { name, members: 0, level: null, isWarLogPublic: null, requestsPerMinute: 0 };
  return { ref, trackedAs, outcome: "fresh", detail: null, clan };
}

function lookupOf(game: Game, ref: string, answer: DirectAnswer, trackedAs: ClanId | null): ClanLookup {
  const base = { ref, trackedAs, clan: null };
  if (answer.kind === "held") return { ...base, outcome: answer.outcome, detail: answer.detail };
  const { outcome } = answer;
  if (outcome.kind !== "read") {
    const kind = outcome.kind === "same-bytes" ? "unchanged" : outcome.kind;
    return { ...base, outcome: kind, detail: "detail" in outcome ? outcome.detail : null };
  }
  const fact = outcome.reading.facts.find((one): one is ClanFact => one.type === "clan");
  if (fact === undefined) return { ...base, outcome: "malformed", detail: "The answer does not describe a clan." };
  const levelOf = outcome.reading.facts.flatMap((one) =>
    one.type === "values" && one.of.scope === "clan" ? [one.values.clan_level ?? null] : [],
  );
  return {
    ref,
    trackedAs,
    outcome: "fresh",
    detail: null,
    clan: {
      name: fact.name,
      members: fact.memberCount,
      level: levelOf[0] ?? null,
      isWarLogPublic: fact.isWarLogPublic,
      requestsPerMinute: estimatedCost(game, fact.memberCount),
    },
  };
}

/** What a clan of this size will cost on a usual day, from the ages that its game gives somebody of middling activity. */
function estimatedCost(game: Game, members: number): number {
  let perMinute = 0;
  for (const [kind, resource] of Object.entries(game.resources)) {
    const freshness = resource.freshness(A_USUAL_HOUR);
    if (freshness === null) continue;
    perMinute += (MINUTE / freshness.maxAgeMs) * (game.memberKinds.includes(kind) ? members : 1);
  }
  return perMinute;
}

/** How long it takes on average until somebody has probably played. */
const USUAL_CHANGE = HOUR;

const A_USUAL_HOUR: FreshnessContext = {
  now: 0,
  hours: "ordinary",
  monitors: { wars: true, games: true, donations: true, raids: true },
  windows: [],
  turn: 0,
  isWarLogPublic: true,
  war: null,
  isWatched: false,
  lastCheckedAt: 0,
  lastActiveAt: null,
  likelyChangeAt: USUAL_CHANGE,
  isNotFound: false,
};
