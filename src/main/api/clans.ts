import { findTrackedAs, findTrackedClan } from "#main/clans/find.ts";
import { describeClan, listCards, listSummaries, summaryOf } from "#main/clans/summary.ts";
import { configureClan, forgetClan, trackClan } from "#main/clans/tracking.ts";
import type { Game } from "#main/games/game.ts";
import { addDefaultSchedules, replanSchedules } from "#main/schedules/edit.ts";
import type { DirectAnswer } from "#main/sync/direct.ts";
import type { ClanLookup, ClanSummary } from "#shared/contract/clans.ts";
import type { ClanId } from "#shared/ids.ts";
import type { Guarded, Services } from "./base.ts";
import { estimatedCost } from "./clan-cost.ts";
import { type ClanLook, clanIn, lookForClan, soughtClan } from "./clan-look.ts";
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
      const invalid = () => errors.INVALID_REF({ data: { ...input, example: game.clanRef.example } });
      const trackedAs = (ref: string) => findTrackedAs(database.reader, game.id, ref);
      if (game.rosterKind === null) {
        const ref = game.parseClanRef(input.ref);
        if (ref === null) throw invalid();
        return newByHand(ref, nameByHand(input.ref), trackedAs(ref));
      }
      const found = await lookForClan(game, input.ref, engine.look);
      if (found === null) throw invalid();
      return lookupOf(game, found, input.ref, found.ref === null ? null : trackedAs(found.ref));
    }),
    add: os.add.handler(async ({ input, context, errors }): Promise<ClanSummary> => {
      const game = gameOf(services, input.game, errors);
      // What tells its ref was just looked at; only a name must be looked for once more where that was long ago.
      const sought = game.rosterKind === null ? null : soughtClan(game, input.ref);
      const found = sought?.isByName === true ? await lookForClan(game, input.ref, engine.lookAgain) : null;
      if (found !== null && found.ref === null) {
        throw errors.NOT_FOUND_BY_NAME({ data: { ...input, ...troubleIn(found.answer) } });
      }
      const ref = found?.ref ?? game.parseClanRef(input.ref);
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
      if (sought !== null) engine.adoptLook(game, sought, { kind: game.cardKind ?? game.rosterKind ?? "", ref });
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

function lookupOf(game: Game, { ref, answer }: ClanLook, typed: string, trackedAs: ClanId | null): ClanLookup {
  const fact = clanIn(answer);
  if (fact === undefined || answer.kind !== "answered" || answer.outcome.kind !== "read") {
    return { ref: ref ?? typed.trim(), trackedAs, clan: null, ...troubleIn(answer) };
  }
  const levelOf = answer.outcome.reading.facts.flatMap((one) =>
    one.type === "values" && one.of.scope === "clan" ? [one.values.clan_level ?? null] : [],
  );
  return {
    ref: ref ?? fact.ref,
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

/** Why an answer describes no clan. */
function troubleIn(answer: DirectAnswer): Pick<ClanLookup, "outcome" | "detail"> {
  if (answer.kind === "held") return { outcome: answer.outcome, detail: answer.detail };
  const { outcome } = answer;
  if (outcome.kind === "read") return { outcome: "malformed", detail: "The answer does not describe a clan." };
  const kind = outcome.kind === "same-bytes" ? "unchanged" : outcome.kind;
  return { outcome: kind, detail: "detail" in outcome ? outcome.detail : null };
}
