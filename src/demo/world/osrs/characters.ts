import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import type { AccountType, PlanKind } from "./model.ts";

/** The clans of the demo, as data: how many they are, and how they keep it. */

export interface ClanCharacter {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly homeworld: number;
  readonly ageDays: number;
  readonly members: number;
  /** Highest first, with how many hold each at the start; the last takes the rest. */
  readonly ranks: readonly (readonly [role: string, holders: number])[];
  /** How many of a kind there are beside the regular accounts. */
  readonly kinds: Readonly<Record<Exclude<AccountType, "regular">, number>>;
  readonly utcOffsets: readonly number[];
  readonly sessionsPerDay: readonly [least: number, most: number];
  /** 0 to 1: how far the accounts are on average. */
  readonly progress: number;
  /** Days between two of a kind, on average, from the world's beginning on. */
  readonly everyDays: Partial<Record<PlanKind, number>>;
  /** What is certain to happen: how long after the world's beginning, or before it. */
  readonly plans: readonly (readonly [afterMs: number, kind: PlanKind])[];
  /** Who stopped playing, by days before the world's beginning; beyond its past, who left the game long before. */
  readonly awayDays: readonly number[];
}

export const GILDED_OTTERS: ClanCharacter = {
  id: 4_817,
  name: "Gilded Otters",
  description: "Evening bossing and weekly skilling. Be kind, bring snacks.",
  homeworld: 444,
  ageDays: 1_460,
  members: 48,
  ranks: [
    ["owner", 1],
    ["deputy_owner", 2],
    ["moderator", 3],
    ["general", 5],
    ["captain", 8],
    ["sergeant", 13],
    ["recruit", 16],
  ],
  kinds: { ironman: 9, hardcore: 3, ultimate: 1 },
  utcOffsets: [0, 0, 1, 1, 2, -5, -5, -6, -8, 10],
  sessionsPerDay: [0.2, 3],
  progress: 0.62,
  everyDays: { join: 4, leave: 4.5, rename: 11, role: 6 },
  awayDays: [277, 74, 41, 26, 16, 9],
  plans: [
    [-96 * DAY, "join"],
    [-80 * DAY, "leave"],
    [-63 * DAY, "join"],
    [-50 * DAY, "rename"],
    [-44 * DAY, "leave"],
    [-34 * DAY, "join"],
    [-31 * DAY, "give-up-iron"],
    [-19 * DAY, "leave"],
    [-12 * DAY, "join"],
    [-3 * DAY, "join"],
    [12 * MINUTE, "join"],
    [40 * MINUTE, "rename"],
    [75 * MINUTE, "role"],
    [2 * HOUR, "die"],
    [6 * HOUR, "leave"],
    [20 * HOUR, "take-name"],
    [30 * HOUR, "roll-back"],
    [9 * DAY, "return"],
  ],
};

export const LUMBER_YARD: ClanCharacter = {
  id: 9_062,
  name: "Lumber Yard",
  description: "Skillers first. We log in to log out.",
  homeworld: 302,
  ageDays: 420,
  members: 22,
  ranks: [
    ["owner", 1],
    ["deputy_owner", 1],
    ["diamond", 4],
    ["ruby", 6],
    ["sapphire", 10],
  ],
  kinds: { ironman: 5, hardcore: 0, ultimate: 1 },
  utcOffsets: [0, 1, 2, -5, -7],
  sessionsPerDay: [0.15, 2.2],
  progress: 0.45,
  everyDays: { join: 9, leave: 10, rename: 25, role: 12 },
  awayDays: [33, 12],
  plans: [
    [-70 * DAY, "join"],
    [-28 * DAY, "leave"],
    [-17 * DAY, "join"],
    [3 * HOUR, "role"],
  ],
};

export const OSRS_CLANS: readonly ClanCharacter[] = [GILDED_OTTERS, LUMBER_YARD];
