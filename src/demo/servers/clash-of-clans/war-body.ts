import type { Clan, War, WarAttack, WarPlace, WarSide } from "#demo/world/clash-of-clans/model.ts";
import { defences, sideTotals } from "#demo/world/clash-of-clans/war-totals.ts";
import { sidesOf, warState } from "#demo/world/clash-of-clans/wars.ts";
import type { Instant } from "#shared/time.ts";
import { badgeUrls, NO_BADGE, wireTime } from "./wire.ts";

/** Bodies of `/clans/{tag}/currentwar`, in the field order of the recordings. */

function attackBody(attack: WarAttack) {
  return {
    attackerTag: attack.attackerTag,
    defenderTag: attack.defenderTag,
    stars: attack.stars,
    destructionPercentage: attack.destruction,
    order: attack.order,
    duration: attack.duration,
  };
}

function placeBody(war: War, place: WarPlace, defended: ReturnType<typeof defences>) {
  const { player } = place;
  const attacks = war.attacks.filter((attack) => attack.attackerTag === player.tag);
  const defence = defended.get(player.tag);
  return {
    tag: player.tag,
    name: player.name,
    // Small h here, big H in the clan and the player.
    townhallLevel: place.townHall,
    mapPosition: place.mapPosition,
    attacks: attacks.length > 0 ? attacks.map(attackBody) : undefined,
    opponentAttacks: defence?.attacks ?? 0,
    bestOpponentAttack: defence?.best ? attackBody(defence.best) : undefined,
  };
}

function sideBody(war: War, side: WarSide, enemy: WarSide) {
  const { clan } = side;
  const totals = sideTotals(war, side, enemy);
  const defended = defences(war.attacks);
  return {
    tag: clan.tag,
    name: clan.name,
    badgeUrls: badgeUrls(clan.badge),
    clanLevel: clan.level,
    attacks: totals.attacks,
    stars: totals.stars,
    destructionPercentage: totals.destruction,
    members: side.places.map((place) => placeBody(war, place, defended)),
  };
}

const STUB = { badgeUrls: badgeUrls(NO_BADGE), clanLevel: 0, attacks: 0, stars: 0, destructionPercentage: 0 };

/** The war of a clan as it stands; without one, two stubs that have no tag, name, members or times. */
export function currentWarBody(clan: Clan, now: Instant) {
  const { war } = clan;
  if (!war) return { state: "notInWar", clan: STUB, opponent: STUB };
  const [own, enemy] = sidesOf(war, clan);
  return {
    state: warState(war, now),
    teamSize: war.teamSize,
    attacksPerMember: war.attacksPerMember,
    battleModifier: war.battleModifier,
    preparationStartTime: wireTime(war.preparationStartAt),
    startTime: wireTime(war.startAt),
    endTime: wireTime(war.endAt),
    clan: sideBody(war, own, enemy),
    opponent: sideBody(war, enemy, own),
  };
}
