import type { Game, WarTeam } from "#main/games/game.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { freshnessOf } from "#main/store/resources/freshness.ts";
import { findLane } from "#main/store/resources/lanes.ts";
import { findResourceOf } from "#main/store/resources/resources.ts";
import { findWar, listWars, type StoredWar } from "#main/store/wars/wars.ts";
import type { WarDetail, WarList, WarMember, WarSummary } from "#shared/contract/wars.ts";
import type { WarId } from "#shared/ids.ts";
import type { Instant, Moment } from "#shared/time.ts";

export interface WarScene {
  readonly reader: Reader;
  readonly game: Game;
  readonly clan: StoredClan;
  readonly clock: Moment;
}

/** Wars shown in the list. */
const WARS_SHOWN = 50;

/** The war that runs and those that were seen before. */
export function describeWars(scene: WarScene): WarList {
  const { reader, game, clan, clock } = scene;
  const wars = listWars(reader, clan.id, WARS_SHOWN);
  const kind = game.warKind ?? game.rosterKind ?? "";
  const resource = findResourceOf(reader, clan.game, kind, clan.ref);
  const lane = findLane(reader, game.resources[kind]?.upstream ?? "");
  const current = wars.find((war) => war.state !== "warEnded");
  return {
    freshness: freshnessOf(resource, lane, clock),
    access: accessOf(clan, resource?.lastOutcome ?? null),
    current: current === undefined ? null : detailOf(scene, current),
    wars: wars.map((war) => summaryOf(war, clock.now)),
  };
}

function accessOf(clan: StoredClan, lastOutcome: string | null): WarList["access"] {
  if (!clan.monitorWars) return "off";
  if (clan.isWarLogPublic === false || lastOutcome === "private") return "private";
  return clan.isWarLogPublic === null && lastOutcome === null ? "unknown" : "public";
}

export function describeWar(scene: WarScene, id: WarId): WarDetail | undefined {
  const war = findWar(scene.reader, scene.clan.id, id);
  return war && detailOf(scene, war);
}

function attacksLeftBy(war: StoredWar): Map<string, number> {
  const left = new Map(war.own.members.map((member) => [member.ref, war.attacksPerMember]));
  for (const attack of war.attacks) {
    const known = left.get(attack.attackerRef);
    if (attack.side === "own" && known !== undefined) left.set(attack.attackerRef, Math.max(0, known - 1));
  }
  return left;
}

function summaryOf(war: StoredWar, now: Instant): WarSummary {
  const left = [...attacksLeftBy(war).values()];
  return {
    id: war.id,
    state: war.state,
    teamSize: war.teamSize,
    attacksPerMember: war.attacksPerMember,
    preparationStartAt: war.preparationStartAt,
    startAt: war.startAt,
    endAt: war.endAt,
    clan: sideOf(war.own),
    opponent: sideOf(war.opponent),
    result: war.result,
    isAwaitingResult: war.state !== "warEnded" && war.endAt !== null && war.endAt <= now,
    attacksLeft: left.reduce((sum, count) => sum + count, 0),
    membersWithAttacksLeft: left.filter((count) => count > 0).length,
  };
}

function sideOf({ ref, name, stars, destruction, attacksUsed }: WarTeam) {
  return { ref, name, stars, destruction, attacksUsed };
}

function detailOf(scene: WarScene, war: StoredWar): WarDetail {
  const names = new Map([...war.own.members, ...war.opponent.members].map((member) => [member.ref, member.name]));
  return {
    ...summaryOf(war, scene.clock.now),
    members: membersOf(scene, war, "own"),
    opponents: membersOf(scene, war, "opponent"),
    attacks: war.attacks.map((attack) => ({
      ...attack,
      attackerName: names.get(attack.attackerRef) ?? attack.attackerRef,
      defenderName: names.get(attack.defenderRef) ?? attack.defenderRef,
    })),
  };
}

function membersOf(scene: WarScene, war: StoredWar, side: "own" | "opponent"): WarMember[] {
  return war[side].members.map((member) => {
    const attacks = war.attacks.filter((attack) => attack.side === side && attack.attackerRef === member.ref);
    const against = war.attacks
      .filter((attack) => attack.side !== side && attack.defenderRef === member.ref)
      .sort((a, b) => b.stars - a.stars || b.destruction - a.destruction)[0];
    return {
      ref: member.ref,
      name: member.name,
      account: side === "own" ? (findAccount(scene.reader, scene.clan.game, member.ref)?.id ?? null) : null,
      position: member.position,
      townHall: member.townHall,
      attacksUsed: attacks.length,
      attacksLeft: Math.max(0, war.attacksPerMember - attacks.length),
      stars: attacks.reduce((sum, attack) => sum + attack.stars, 0),
      defence: against === undefined ? null : { stars: against.stars, destruction: against.destruction },
    };
  });
}
