import { intensity, nextSession } from "#demo/world/habits.ts";
import { HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { livingCharacters, type Player } from "./model.ts";
import { logIn, presenceNow } from "./presence.ts";
import { dropOut } from "./runs.ts";

/** When players come and go. */

const LONGEST = 7 * HOUR;
const SHORTEST = 12 * MINUTE;
/** This game is played for longer at a time than one on a phone. */
const LONGER_THAN_HABIT = 8;
/** Who is at the top of the list of characters is played mostly. */
const MAIN = 0.75;
/** Going offline leaves the last state standing: rarely from orbit, more often out of the middle of something (api#981). */
const STUCK_FROM_ORBIT = 0.02;
const STUCK_FROM_RUN = 0.15;

/** Plans the session after an instant. */
export function planSession(player: Player, after: Instant): void {
  const next = nextSession(player.habits, player.random, after);
  player.wakeAt = next > player.activeUntil ? Number.POSITIVE_INFINITY : next;
}

function sessionLength({ habits, random }: Player): number {
  const length = random.wait(habits.sessionMinutes * LONGER_THAN_HABIT * MINUTE);
  return Math.ceil(Math.min(LONGEST, Math.max(SHORTEST, length)) / MINUTE) * MINUTE;
}

export const inMinutes = ({ random }: Player, at: Instant, least: number, most: number): Instant =>
  at + random.int(least, most) * MINUTE;

export function comeOnline(player: Player, at: Instant): void {
  const characters = livingCharacters(player);
  const [main] = characters;
  const character = player.random.chance(MAIN) ? main : player.random.pick(characters);
  if (!character) return;
  logIn(player, character, at);
  player.sessionUntil = at + sessionLength(player);
  player.wakeAt = inMinutes(player, at, 1, 4);
}

export function goOffline(player: Player, at: Instant): void {
  const { run } = presenceNow(player);
  dropOut(player, at, { isStuck: player.random.chance(run ? STUCK_FROM_RUN : STUCK_FROM_ORBIT) });
  planSession(player, at);
}

/** Who is in a session where the world's past begins: without it the first hours would be empty. */
export function beginPast(player: Player, from: Instant): void {
  if (player.habits.sessionsPerDay > 0 && player.random.chance(0.04 * intensity(player.habits, from)))
    player.wakeAt = from + MINUTE;
  else planSession(player, from);
  if (player.activeUntil <= from) player.wakeAt = Number.POSITIVE_INFINITY;
}
