/** What all contenders of the benchmark of ten clans are to keep fresh, and the limits they are to keep. */
import type { ClassIndex, LaneLimit } from "#main/games/game.ts";
import { type Duration, MINUTE, SECOND } from "#shared/time.ts";

export type Kind = "clan" | "current-war" | "player";

export const LIMITS: readonly [LaneLimit, LaneLimit] = [
  { requests: 10, perMs: SECOND },
  { requests: 600, perMs: MINUTE },
];

/** Ten clans of fifty at these ages ask for a little more than the limits allow. */
export const AGES: Readonly<Record<Kind, { readonly class: ClassIndex; readonly maxAgeMs: Duration }>> = {
  "current-war": { class: 0, maxAgeMs: 2 * MINUTE },
  clan: { class: 1, maxAgeMs: 2 * MINUTE },
  player: { class: 2, maxAgeMs: 50 * SECOND },
};
