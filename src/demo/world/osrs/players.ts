import { createHabits } from "#demo/world/habits.ts";
import type { Random } from "#demo/world/random.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { MOST_XP, xpAt } from "./levels.ts";
import { CLUES_ALL, LMS, SKILLS } from "./list.ts";
import type { AccountType, Board, Numbers, Player, PlayerInterests } from "./model.ts";
import { bossesFor, CLUES, FIGHTING, paceOf } from "./pursuits.ts";
import { planSession, powerOf } from "./sessions.ts";

/** Accounts as they come into the world: what they have by then, and what their owners like to do. */

export interface PlayerOrder {
  readonly id: number;
  readonly name: string;
  readonly type: AccountType;
  readonly random: Random;
  readonly at: Instant;
  readonly utcOffsets: readonly number[];
  readonly sessionsPerDay: readonly [least: number, most: number];
  /** 0 to 1: how far the account is. */
  readonly progress: number;
}

/** Boards on which an account of a type is from its first day. */
export const BOARDS_OF: Readonly<Record<AccountType, readonly Board[]>> = {
  regular: ["main"],
  ironman: ["main", "ironman"],
  hardcore: ["main", "ironman", "hardcore"],
  ultimate: ["main", "ironman", "ultimate"],
};

const HITPOINTS_FROM = xpAt(10);

/** Experience beyond the highest level that the farthest accounts have in a skill they like. */
const MOST_BEYOND = 60_000_000;

function firstXp(progress: number, random: Random): number {
  const level = random.normal(28 + 70 * progress, 11);
  if (level < 2) return random.int(0, xpAt(2) - 1);
  const start = xpAt(level);
  const next = xpAt(level + 1);
  const beyond = level >= 99 ? Math.round(MOST_BEYOND * progress * random.next() ** 5) : 0;
  return Math.min(MOST_XP, random.int(start, Math.max(start, next - 1)) + beyond);
}

function firstNumbers(progress: number, interests: Pick<PlayerInterests, "duels">, random: Random): Numbers {
  const numbers: Numbers = {};
  for (const skill of SKILLS) numbers[skill] = firstXp(progress, random);
  // The newest skill is behind the others.
  numbers.Sailing = Math.round((numbers.Sailing ?? 0) * random.between(0, 0.08));
  const fought = FIGHTING.reduce((sum, skill) => sum + (numbers[skill] ?? 0), 0);
  numbers.Hitpoints = Math.min(MOST_XP, HITPOINTS_FROM + Math.round(fought / 3));
  const power = powerOf(numbers);
  for (const boss of bossesFor(power)) {
    if (!random.chance(0.25 + 0.5 * progress)) continue;
    numbers[boss] = Math.floor(paceOf(boss).killsPerHour * random.wait(12 * progress));
  }
  let clues = 0;
  for (const { tier, perHour, from } of CLUES) {
    if (from > power) continue;
    const solved = Math.floor(perHour * random.wait(9 * progress));
    numbers[tier] = solved;
    clues += solved;
  }
  numbers[CLUES_ALL] = clues;
  numbers["Collections Logged"] = Math.floor(900 * progress * random.between(0.1, 1.2));
  if (random.chance(0.3)) numbers["Soul Wars Zeal"] = Math.floor(random.wait(3_000));
  if (random.chance(0.25)) numbers["Rifts closed"] = Math.floor(random.wait(250));
  if (random.chance(0.15 * progress)) numbers["Colosseum Glory"] = random.int(8_000, 38_000);
  if (interests.duels > 0) numbers[LMS] = random.int(900, 2_300);
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => value > 0));
}

function createInterests(random: Random): Omit<PlayerInterests, "bosses"> {
  return {
    skills: random
      .shuffled(SKILLS.filter((skill) => skill !== "Hitpoints" && skill !== "Slayer"))
      .slice(0, random.int(3, 6)),
    training: random.between(0.6, 2),
    slaying: random.between(0, 1),
    bossing: random.between(0, 1.6),
    clues: random.between(0, 0.5),
    duels: random.chance(0.1) ? 0.8 : 0,
    duelLuck: random.between(-4, 3),
  };
}

/** Makes an account with a past; its first session is planned. */
export function createPlayer(order: PlayerOrder): Player {
  const { random, at, progress } = order;
  const habits = createHabits(random, order);
  const liking = createInterests(random);
  const numbers = firstNumbers(progress, liking, random);
  const player: Player = {
    id: order.id,
    name: order.name,
    names: [{ name: order.name, from: at }],
    habits,
    random,
    efficiency: random.between(0.4, 1.1),
    interests: { ...liking, bosses: random.shuffled(bossesFor(powerOf(numbers))).slice(0, random.int(2, 5)) },
    type: order.type,
    numbers,
    before: { ...numbers },
    changes: [],
    frozen: {},
    boards: new Set(BOARDS_OF[order.type]),
    isHidden: false,
    bornAt: at,
    playedBefore: at - random.int(1, 60) * 60_000,
    lookedAtMs: random.int(0, DAY / 60_000 - 1) * 60_000,
    activeUntil: Number.POSITIVE_INFINITY,
    loginAt: Number.POSITIVE_INFINITY,
    logoutAt: Number.POSITIVE_INFINITY,
  };
  planSession(player, at);
  return player;
}
