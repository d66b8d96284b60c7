import { nextSession } from "#demo/world/habits.ts";
import { HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { levelAt } from "./levels.ts";
import { CLUES_ALL, LMS } from "./list.ts";
import type { Numbers, Player } from "./model.ts";
import { numberOf, publish } from "./published.ts";
import { bossesFor, CLUES, FIGHTING, paceOf, SLAYER_BOSSES, TRAINING } from "./pursuits.ts";

/** What an evening of play brings, shown by the hiscores when the player logs out. */

/** The game ends a session after six hours. */
const LONGEST = 6 * HOUR;
const SHORTEST = 8 * MINUTE;
/** This game is played for longer at a time than one on a phone. */
const LONGER_THAN_HABIT = 5;
const TYPE_PACE = { regular: 1, ironman: 0.75, hardcore: 0.7, ultimate: 0.6 } as const;
/** Thousands of experience an hour that fighting a boss brings. */
const BOSS_XP = 38;

/** Mean level of the fighting skills. */
export function powerOf(numbers: Readonly<Numbers>): number {
  return FIGHTING.reduce((sum, skill) => sum + levelAt(numberOf(numbers, skill)), 0) / FIGHTING.length;
}

/** Plans the session after an instant. */
export function planSession(player: Player, after: Instant): void {
  const { habits, random } = player;
  const next = nextSession(habits, random, after);
  player.loginAt = next > player.activeUntil ? Number.POSITIVE_INFINITY : next;
  const length = Math.min(LONGEST, Math.max(SHORTEST, random.wait(habits.sessionMinutes * LONGER_THAN_HABIT * MINUTE)));
  player.logoutAt = player.loginAt + Math.ceil(length / MINUTE) * MINUTE;
}

type Gains = Map<string, number>;

function add(gains: Gains, name: string, amount: number): void {
  gains.set(name, (gains.get(name) ?? 0) + amount);
}

function train(player: Player, skill: string, hours: number, gains: Gains): void {
  const [slow, fast] = TRAINING[skill] ?? [10, 60];
  const share = (levelAt(numberOf(player.numbers, skill)) / 99) ** 1.6;
  const xp = (slow + (fast - slow) * share) * 1_000 * hours;
  add(gains, skill, xp);
  if ((FIGHTING as readonly string[]).includes(skill)) add(gains, "Hitpoints", xp / 3);
}

function fight(player: Player, thousands: number, hours: number, gains: Gains): void {
  const xp = thousands * 1_000 * hours;
  add(gains, player.random.pick(FIGHTING), xp);
  add(gains, "Hitpoints", xp / 3);
}

function boss(player: Player, hours: number, gains: Gains): void {
  const { random } = player;
  const within = bossesFor(powerOf(player.numbers));
  const own = player.interests.bosses.filter((one) => within.includes(one));
  const name = random.pick(own.length > 0 ? own : within);
  const { killsPerHour, skill } = paceOf(name);
  const kills = killsPerHour * hours * random.between(0.7, 1.2);
  // Of a boss that takes hours one kill is reached or none.
  add(gains, name, Math.floor(kills) + (random.chance(kills % 1) ? 1 : 0));
  if (skill) add(gains, skill[0], skill[1] * 1_000 * hours);
  else fight(player, BOSS_XP, hours, gains);
  if (random.chance(0.12 * hours)) add(gains, "Collections Logged", 1);
}

function slay(player: Player, hours: number, gains: Gains): void {
  const { random } = player;
  const power = powerOf(player.numbers);
  add(gains, "Slayer", (6 + 34 * (power / 99) ** 2) * 1_000 * hours);
  fight(player, 32, hours, gains);
  const within = SLAYER_BOSSES.filter((one) => paceOf(one).from <= power);
  if (within.length > 0 && random.chance(0.4)) add(gains, random.pick(within), random.int(3, 25));
}

function solveClues(player: Player, hours: number, gains: Gains): void {
  const within = CLUES.filter((clue) => clue.from <= powerOf(player.numbers));
  const { tier, perHour } = player.random.pick(within.slice(-3));
  const solved = Math.max(1, Math.round(perHour * hours));
  add(gains, tier, solved);
  add(gains, CLUES_ALL, solved);
}

/** A rating goes both ways. */
function duel(player: Player, hours: number, gains: Gains): void {
  const rounds = Math.max(1, Math.round(hours * 3));
  for (let i = 0; i < rounds; i++) add(gains, LMS, player.random.normal(player.interests.duelLuck, 14));
}

/** The favourite skills mostly, and the newest one. */
function trainSomething(player: Player, hours: number, gains: Gains): void {
  const { interests, random } = player;
  train(player, random.chance(0.75) ? random.pick(interests.skills) : "Sailing", hours, gains);
}

const WAYS = {
  training: trainSomething,
  slaying: slay,
  bossing: boss,
  clues: solveClues,
  duels: duel,
} as const;

function spend(player: Player, hours: number, gains: Gains): void {
  const { interests, random } = player;
  const kinds = ["training", "slaying", "bossing", "clues", "duels"] as const;
  const kind = random.weighted(kinds, (one) => interests[one]) ?? "training";
  WAYS[kind](player, hours, gains);
}

/** Ends the session that runs: what it brought is shown from its logout on, and the next one is planned. */
export function logOut(player: Player): void {
  const { random, logoutAt, loginAt } = player;
  const hours = ((logoutAt - loginAt) / HOUR) * player.efficiency * TYPE_PACE[player.type];
  const gains: Gains = new Map();
  const parts = random.int(1, 2);
  for (let i = 0; i < parts; i++) spend(player, hours / parts, gains);
  for (const [name, amount] of gains) publish(player, name, numberOf(player.numbers, name) + amount, logoutAt);
  planSession(player, logoutAt);
}
