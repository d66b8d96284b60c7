import type { Habits } from "#demo/world/habits.ts";
import type { Random } from "#demo/world/random.ts";
import type { Duration, Instant } from "#shared/time.ts";

/** What exists in the simulated Old School RuneScape. These values are changed in place as the world goes on. */

export type AccountType = "regular" | "ironman" | "hardcore" | "ultimate";

/** The boards of the hiscores that the world has. */
export type Board = "main" | "ironman" | "hardcore" | "ultimate";

/** Experience of skills and scores of activities, by the name on the hiscores; what is absent is 0. */
export type Numbers = Record<string, number>;

/** A number that became another at a logout. */
export interface NumberChange {
  readonly at: Instant;
  readonly name: string;
  readonly value: number;
}

export interface PlayerInterests {
  /** Skills trained most, the favourite first. */
  readonly skills: readonly string[];
  readonly bosses: readonly string[];
  /** How the time is spent; weights. */
  readonly training: number;
  readonly slaying: number;
  readonly bossing: number;
  readonly clues: number;
  /** Last Man Standing; 0 for nearly everybody. */
  readonly duels: number;
  /** What a round of Last Man Standing brings on average; negative for who loses. */
  readonly duelLuck: number;
}

export interface Player {
  /** As Wise Old Man counts players: the same under every name. */
  readonly id: number;
  name: string;
  /** All names with the instants they were taken at, the first with the player's own beginning. */
  readonly names: { readonly name: string; readonly from: Instant }[];
  readonly habits: Habits;
  readonly random: Random;
  /** 0.4 to 1.1: how much of what is possible in an hour is reached. */
  readonly efficiency: number;
  readonly interests: PlayerInterests;
  type: AccountType;
  /** What the boards show: it changes at a logout only. */
  readonly numbers: Numbers;
  /** What they showed when the player came into the world. */
  readonly before: Readonly<Numbers>;
  /** All changes since, in their order. */
  readonly changes: NumberChange[];
  /** Boards that stand still, with what they show: of a hardcore who died, of an ironman who gave it up. */
  readonly frozen: Partial<Record<Board, Readonly<Numbers>>>;
  readonly boards: Set<Board>;
  /** On no board at all, as after a ban or by a hiccup. */
  isHidden: boolean;
  /** When the player came into the world; Wise Old Man knows nothing earlier. */
  readonly bornAt: Instant;
  /** The last logout before `bornAt`. */
  playedBefore: Instant;
  /** Minute of the day at which Wise Old Man looks. */
  readonly lookedAtMs: Duration;
  /** No session begins later. */
  activeUntil: Instant;
  /** The session that runs or comes next. Infinity where none does. */
  loginAt: Instant;
  logoutAt: Instant;
}

export interface Stay {
  readonly player: Player;
  readonly joinedAt: Instant;
  leftAt: Instant | null;
  /** As Wise Old Man writes roles, with the instants they were given at. */
  readonly roles: { readonly role: string; readonly from: Instant }[];
}

export interface Clan {
  /** The number of its group at Wise Old Man. */
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly homeworld: number;
  readonly foundedAt: Instant;
  /** Highest first; the last is given to who joins. */
  readonly ranks: readonly string[];
  /** Everybody who was ever in it. */
  readonly stays: Stay[];
  /** What the clan does next; none in a still world. */
  readonly life: ClanLife | null;
}

export interface ClanLife {
  readonly random: Random;
  readonly plans: Plan[];
}

export type PlanKind =
  | "join"
  | "leave"
  | "rename"
  /** Somebody is promoted. */
  | "role"
  /** A stranger takes a name that was given up. */
  | "take-name"
  /** A hardcore ironman becomes an ironman. */
  | "die"
  /** An ironman becomes a regular account. */
  | "give-up-iron"
  | "roll-back"
  /** Who left the game plays again. */
  | "return";

export interface Plan {
  readonly at: Instant;
  readonly kind: PlanKind;
  /** Days until the next of its kind, on average; null where none follows. */
  readonly againDays: number | null;
}

/** Who is in a clan at an instant. */
export function staysAt(clan: Clan, at: Instant): Stay[] {
  return clan.stays.filter((stay) => stay.joinedAt <= at && (stay.leftAt === null || stay.leftAt > at));
}

/** Who is in a clan as things stand. */
export function presentStays(clan: Clan): Stay[] {
  return clan.stays.filter((stay) => stay.leftAt === null);
}

/** The latest of a list of dated things that had begun at an instant; the first where none had. */
export function latestAt<T extends { readonly from: Instant }>(list: readonly T[], at: Instant): T {
  return list.findLast((one) => one.from <= at) ?? (list[0] as T);
}
