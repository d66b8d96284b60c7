import { createHabits } from "#demo/world/habits.ts";
import { HOSTILE_NAMES, playerName } from "#demo/world/names.ts";
import type { Random } from "#demo/world/random.ts";
import { DAY, type Instant, MINUTE } from "#shared/time.ts";
import { ofKind } from "./activities.ts";
import type { Character, CharacterPast, Player, Tally } from "./model.ts";

/** Guardians, as they stand where the world's past begins. */

export interface NewPlayer {
  readonly random: Random;
  readonly at: Instant;
  readonly utcOffsets: readonly number[];
  readonly sessionsPerDay: readonly [least: number, most: number];
  /** The name they take; drawn where absent. */
  readonly name?: string;
  /** True: the player has no name but the platform's. */
  readonly isNameless?: boolean;
  readonly isOffTheWeb?: boolean;
  readonly isPrivate?: boolean;
  readonly characters?: number;
  /** The person this is another platform's account of. */
  readonly twin?: Player;
}

const FIRST_MEMBERSHIP = 4_611_686_018_471_000_000n;
const FIRST_CHARACTER = 2_305_843_009_611_000_000n;
/** Between the ids of two accounts made one after another in the world. */
const MEMBERSHIP_GAP = 1_337n;
const FIRST_ON_WEB = 21_400_100;

const PLATFORMS = [
  { type: 3, weight: 6, others: [1, 2, 6] },
  { type: 2, weight: 3, others: [1, 3] },
  { type: 1, weight: 2, others: [2, 3] },
  { type: 6, weight: 1, others: [3] },
] as const;

/** The game's longest name. */
const LONG_NAMES = [
  "Wanderer of the Ninth Door",
  "ThatOneWarlockWithNoSuper",
  "xXx_Guardian_of_Nothing_xXx",
  "Ægir the Unreasonably Old",
] as const;

function drawName(random: Random): string {
  const chance = random.next();
  if (chance < 0.05) return random.pick(HOSTILE_NAMES);
  return chance < 0.1 ? random.pick(LONG_NAMES) : playerName(random);
}

interface Rates {
  readonly perHour: number;
  readonly minutes: number;
  readonly ratio: number;
}

function tallyOf(random: Random, hours: number, { perHour, minutes, ratio }: Rates): Tally {
  const kills = Math.round(hours * perHour * random.between(0.8, 1.2));
  const entered = Math.round((hours * 60) / minutes);
  return {
    kills,
    deaths: Math.round(kills / (ratio * random.between(0.7, 1.3))),
    assists: Math.round(kills * 0.22),
    precisionKills: Math.round(kills * 0.41),
    seconds: Math.round(hours * 3_600),
    entered,
    cleared: Math.round(entered * random.between(0.35, 0.6)),
  };
}

const UNPLAYED: CharacterPast = {
  minutes: 0,
  pve: { kills: 0, deaths: 0, assists: 0, precisionKills: 0, seconds: 0, entered: 0, cleared: 0 },
  pvp: { kills: 0, deaths: 0, assists: 0, precisionKills: 0, seconds: 0, entered: 0, cleared: 0 },
  clears: {},
};

/** Years of play: most have cleared the old raids often and the new ones hardly. */
function pastOf(random: Random, hours: number): CharacterPast {
  const clears: Record<number, number> = {};
  for (const { hash, tier } of [...ofKind("raid"), ...ofKind("dungeon")])
    if (random.chance(tier === 0 ? 0.7 : 0.2))
      clears[hash] = Math.ceil(random.wait((hours / 60) * (tier === 0 ? 1 : 0.2)));
  return {
    minutes: Math.round(hours * 60 * 1.2),
    pve: tallyOf(random, hours * 0.7, { perHour: 190, minutes: 14, ratio: 30 }),
    pvp: tallyOf(random, hours * 0.2, { perHour: 70, minutes: 9, ratio: 1.1 }),
    clears,
  };
}

export interface People {
  readonly all: Map<string, Player>;
  /** The same, in the order they came into the world. */
  readonly list: readonly Player[];
  create(order: NewPlayer): Player;
  /** Another character for somebody who has fewer than three. */
  addCharacter(player: Player, at: Instant): Character;
}

export function createPeople(): People {
  const all = new Map<string, Player>();
  const list: Player[] = [];
  let characters = 0n;

  function newCharacter(random: Random, classType: number, bornAt: Instant, before: CharacterPast): Character {
    characters += 1n;
    const id = String(FIRST_CHARACTER + characters * 7n);
    const light = random.int(1_960, 2_025);
    return { id, classType, light, bornAt, deletedAt: null, before, stints: [], entries: [] };
  }

  return {
    all,
    list,
    create(order) {
      const { random, at, twin, isNameless = false, isOffTheWeb = false, isPrivate = false } = order;
      const platform = random.weighted(PLATFORMS, ({ weight }) => weight) ?? PLATFORMS[0];
      const type = twin ? (twin.membershipType === 1 ? 2 : 1) : platform.type;
      const name = order.name ?? drawName(random);
      const own = random.fork("own");
      const hours = 40 + random.wait(900);
      const classes = random.shuffled([0, 1, 2]).slice(0, order.characters ?? random.int(1, 3));
      const bornAt = at - random.int(200, 2_800) * DAY;
      const known = twin?.globalName ?? { name, code: random.int(0, 9_999) };
      const player: Player = {
        membershipId: String(FIRST_MEMBERSHIP + BigInt(all.size) * MEMBERSHIP_GAP),
        membershipType: type,
        applicableTypes: random.chance(0.3) && !twin ? [...platform.others, type] : [type],
        platformName: random.chance(0.6) ? name : playerName(random),
        globalName: isNameless ? null : known,
        bungieNet: isOffTheWeb ? null : (twin?.bungieNet ?? { id: String(FIRST_ON_WEB + all.size * 271), name }),
        isPrivate,
        characters: classes.map((one, i) => newCharacter(random, one, bornAt, pastOf(random, hours / (1 + 3 * i)))),
        random: own,
        habits: createHabits(own, order),
        sociable: random.between(0.15, 1),
        competitive: random.next() ** 2,
        skill: Math.min(1.6, Math.max(0.5, random.normal(1, 0.2))),
        clan: null,
        presence: [],
        onlineChanges: [],
        isLed: false,
        activeUntil: Number.POSITIVE_INFINITY,
        wakeAt: Number.POSITIVE_INFINITY,
        sessionUntil: 0,
        nextUp: null,
      };
      const [main] = player.characters;
      const lastPlayed = at - random.int(60, 3_000) * MINUTE;
      main?.stints.push({ from: lastPlayed - random.int(10, 90) * MINUTE, to: lastPlayed });
      player.onlineChanges.push({ at: lastPlayed, isOnline: false });
      all.set(player.membershipId, player);
      list.push(player);
      return player;
    },
    addCharacter(player, at) {
      const taken = player.characters.filter((one) => one.deletedAt === null).map((one) => one.classType);
      const free = [0, 1, 2].find((one) => !taken.includes(one));
      if (free === undefined) throw new RangeError("Somebody has three characters at most.");
      const character = newCharacter(player.random, free, at, UNPLAYED);
      player.characters.push(character);
      return character;
    },
  };
}
