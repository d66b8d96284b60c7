import { HOUR, type Instant } from "#shared/time.ts";
import { setRole } from "./clan-life.ts";
import { enterClan, exitClan } from "./clans.ts";
import type { Clan, ClanRole, Player, WarAttack, WarPlace, WarState } from "./model.ts";
import { moveTrophies, resetSeason } from "./sessions.ts";
import { type AttackResult, attackInWar, attacksUsed } from "./war-attacks.ts";
import {
  BATTLE,
  beginWar,
  countWar,
  leaveWar,
  PREPARATION,
  planAttacks,
  sidesOf,
  type WarGround,
  warState,
} from "./wars.ts";

/** A clan at rest that is told to fight looks for its next opponent so long after. */
const REST_AFTER_COMMAND = 2 * HOUR;

export interface WarOrder {
  /** How many of each side; as many as the clan can send, at most 15, where absent. */
  readonly teamSize?: number;
  /** Where the war stands now; `inWar` where absent. It goes on by the clock from there. */
  readonly state?: WarState;
}

export interface AttackCommand {
  /** Whose attack: the clan's own where absent. */
  readonly by?: "clan" | "opponent";
  /** Tags; the first by map position who may where absent. */
  readonly attacker?: string;
  readonly defender?: string;
  /** What it brings; three stars, 100 %, two minutes where absent. */
  readonly result?: Partial<AttackResult>;
}

/** What a player gains by command; every number is added. */
export interface Gain {
  readonly attackWins?: number;
  readonly warStars?: number;
  readonly capitalGold?: number;
  readonly gamesPoints?: number;
  readonly gold?: number;
  readonly exp?: number;
}

/**
 * Makes one thing happen now, for tests. Clans and players are named by tag; a tag that is not in the world, or what the
 * game would not allow, throws a RangeError. The same commands at the same instants give the same world.
 */
export interface ClashOfClansCommands {
  /** Brings a player in, from another clan where there is one; a new player where no tag is given. Returns the tag. */
  join(clan: string, player?: string): string;
  leave(player: string): void;
  rename(player: string, name: string): void;
  /** A new leader makes the former one co-leader. */
  setRole(player: string, role: ClanRole): void;
  /** Gives housing space; `to` receives it where given. */
  donate(player: string, space: number, to?: string): void;
  setTrophies(player: string, trophies: number): void;
  gain(player: string, gain: Gain): void;
  startWar(clan: string, order?: WarOrder): void;
  attack(clan: string, attack?: AttackCommand): WarAttack;
  /** Ends the battle now. `notInWar`: as if the clan searched already, the war (or its preparation) is gone from the API. */
  endWar(clan: string, then?: "warEnded" | "notInWar"): void;
  resetSeason(): void;
  /** Everybody leaves. */
  emptyClan(clan: string): void;
  setWarLogPublic(clan: string, isPublic: boolean): void;
}

/** What commands reach of the world. */
export interface CommandGround extends WarGround {
  now(): Instant;
  clan(tag: string): Clan | undefined;
  player(tag: string): Player | undefined;
  newPlayer(clan: Clan, at: Instant): Player;
  readonly clans: readonly Clan[];
}

const DEFAULT_TEAM = 15;
const DEFAULT_RESULT: AttackResult = { stars: 3, destruction: 100, duration: 120 };

export function createCommands(ground: CommandGround): ClashOfClansCommands {
  function clanOf(tag: string): Clan {
    const clan = ground.clan(tag);
    if (!clan) throw new RangeError(`No clan ${tag} in the world.`);
    return clan;
  }
  function playerOf(tag: string): Player {
    const player = ground.player(tag);
    if (!player) throw new RangeError(`No player ${tag} in the world.`);
    return player;
  }
  function warOf(clan: Clan) {
    if (!clan.war) throw new RangeError(`${clan.tag} is not in war.`);
    return clan.war;
  }
  function leave(player: Player): void {
    if (player.clanTag !== null) exitClan(clanOf(player.clanTag), player);
  }

  function place(places: readonly WarPlace[], tag: string | undefined, mayAct: (place: WarPlace) => boolean): WarPlace {
    const inOrder = [...places].sort((a, b) => a.mapPosition - b.mapPosition);
    const found = inOrder.find((one) => (tag === undefined ? mayAct(one) : one.player.tag === tag));
    if (!found) throw new RangeError(`${tag ?? "Nobody"} is on this side of the war and free.`);
    return found;
  }

  return {
    join(clanTag, playerTag) {
      const clan = clanOf(clanTag);
      const player = playerTag === undefined ? ground.newPlayer(clan, ground.now()) : playerOf(playerTag);
      leave(player);
      enterClan(clan, player, ground.now());
      return player.tag;
    },
    leave(playerTag) {
      const player = playerOf(playerTag);
      if (player.clanTag === null) throw new RangeError(`${playerTag} is in no clan.`);
      leave(player);
    },
    rename(playerTag, name) {
      playerOf(playerTag).name = name;
    },
    setRole(playerTag, role) {
      const player = playerOf(playerTag);
      setRole(clanOf(player.clanTag ?? ""), player, role);
    },
    donate(playerTag, space, to) {
      const donor = playerOf(playerTag);
      donor.donations += space;
      donor.tally.troopsDonated += space;
      if (to !== undefined) playerOf(to).donationsReceived += space;
    },
    setTrophies(playerTag, trophies) {
      const player = playerOf(playerTag);
      moveTrophies(player, trophies - player.trophies);
      player.trophies = trophies;
    },
    gain(playerTag, gain) {
      const player = playerOf(playerTag);
      player.attackWins += gain.attackWins ?? 0;
      player.tally.battlesWon += gain.attackWins ?? 0;
      player.warStars += gain.warStars ?? 0;
      player.capitalGold += gain.capitalGold ?? 0;
      player.tally.gamesPoints += gain.gamesPoints ?? 0;
      player.tally.gold += gain.gold ?? 0;
      player.expLevel += gain.exp ?? 0;
    },
    startWar(clanTag, order = {}) {
      const clan = clanOf(clanTag);
      const now = ground.now();
      const before = { preparation: 0, inWar: PREPARATION, warEnded: PREPARATION + BATTLE }[order.state ?? "inWar"];
      const teamSize = order.teamSize ?? Math.min(DEFAULT_TEAM, clan.members.length);
      const war = beginWar(ground, { clan, now, preparationStartAt: now - before, teamSize, isHardMode: false });
      if (clan.life) planAttacks(war);
    },
    attack(clanTag, command = {}) {
      const clan = clanOf(clanTag);
      const war = warOf(clan);
      if (warState(war, ground.now()) !== "inWar") throw new RangeError(`The battle of ${clanTag} does not run.`);
      const [own, enemy] = sidesOf(war, clan);
      const [side, other] = command.by === "opponent" ? [enemy, own] : [own, enemy];
      const attacker = place(
        side.places,
        command.attacker,
        (one) => attacksUsed(war, one.player.tag) < war.attacksPerMember,
      );
      const done = war.attacks.filter((one) => one.attackerTag === attacker.player.tag).map((one) => one.defenderTag);
      const defender = place(other.places, command.defender, (one) => !done.includes(one.player.tag));
      const attack = attackInWar(war, side, other, {
        at: ground.now(),
        attacker,
        defender,
        result: { ...DEFAULT_RESULT, ...command.result },
      });
      if (!attack) throw new RangeError(`${attacker.player.tag} has no attack left, or was on that village before.`);
      return attack;
    },
    endWar(clanTag, then = "warEnded") {
      const clan = clanOf(clanTag);
      const war = warOf(clan);
      const state = warState(war, ground.now());
      if (state === "preparation" && then === "warEnded")
        throw new RangeError(`The battle of ${clanTag} has not begun.`);
      war.endAt = Math.min(war.endAt, ground.now());
      if (state !== "preparation") countWar(war);
      if (clan.life) clan.searchAt = ground.now() + REST_AFTER_COMMAND;
      if (then === "notInWar") leaveWar(ground, clan);
    },
    resetSeason() {
      for (const clan of ground.clans) for (const member of clan.members) resetSeason(member);
    },
    emptyClan(clanTag) {
      const clan = clanOf(clanTag);
      for (const member of [...clan.members]) exitClan(clan, member);
    },
    setWarLogPublic(clanTag, isPublic) {
      clanOf(clanTag).isWarLogPublic = isPublic;
    },
  };
}
