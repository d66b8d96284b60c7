import type { Instant } from "#shared/time.ts";
import { MOST_XP } from "./levels.ts";
import { FIRST_PVP_ARENA, PVP_ARENA, SKILLS } from "./list.ts";
import type { Numbers, Player } from "./model.ts";

/** What the hiscores show of a player, now and at any earlier instant. */

/** Who has not played since keeps the old spelling of what is unranked (games/osrs.md section 1.3). */
const NEW_SPELLING_SINCE: Instant = Date.UTC(2025, 10, 19, 11);

/** The number under a name, as a board of skills and activities has it. */
export function numberOf(numbers: Readonly<Numbers>, name: string): number {
  return numbers[name] ?? (name === PVP_ARENA ? FIRST_PVP_ARENA : 0);
}

/** Shows a number from `at` on. Whole, not below 0, at most 200 million for a skill. */
export function publish(player: Player, name: string, value: number, at: Instant): void {
  const most = (SKILLS as readonly string[]).includes(name) ? MOST_XP : Number.MAX_SAFE_INTEGER;
  const whole = Math.min(most, Math.max(0, Math.round(value)));
  if (whole === numberOf(player.numbers, name)) return;
  player.numbers[name] = whole;
  player.changes.push({ at, name, value: whole });
}

/** What the boards showed at each of the instants, which rise. Each is a copy. */
export function numbersAt(player: Player, instants: readonly Instant[]): Numbers[] {
  const numbers: Numbers = { ...player.before };
  let next = 0;
  return instants.map((at) => {
    for (let change = player.changes[next]; change && change.at <= at; change = player.changes[next]) {
      numbers[change.name] = change.value;
      next += 1;
    }
    return { ...numbers };
  });
}

/** Whether the account was not played since the boards spell what is unranked in another way. */
export function isDormantAt(player: Player, at: Instant): boolean {
  const first = player.changes[0];
  return player.playedBefore < NEW_SPELLING_SINCE && (first === undefined || first.at > at);
}
