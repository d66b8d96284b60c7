import type { Habits } from "#demo/world/habits.ts";
import type { Random } from "#demo/world/random.ts";
import type { Duration, Instant } from "#shared/time.ts";
import type { Activity } from "./activities.ts";

/**
 * What exists in the simulated Destiny 2. These values are changed in place as the world goes on; what the game's service
 * shows late is read from their logs as of an earlier instant.
 */

/** A membership: one platform's account. One person may have two of them. */
export interface Player {
  readonly membershipId: string;
  /** 1 Xbox, 2 PlayStation, 3 Steam, 6 Epic. */
  readonly membershipType: number;
  /** The platforms that cross-save brings together here, this one included; this one alone without cross-save. */
  readonly applicableTypes: readonly number[];
  /** The name on the platform. */
  readonly platformName: string;
  /** With its code from 0 to 9999; null for who never took one. */
  globalName: { readonly name: string; readonly code: number } | null;
  /** Null for who never signed in on the web. */
  readonly bungieNet: { readonly id: string; readonly name: string } | null;
  /** True: activity, fireteam and history are hidden. */
  isPrivate: boolean;
  readonly characters: Character[];
  readonly random: Random;
  readonly habits: Habits;
  /** How readily they play with others: 0 to 1. */
  readonly sociable: number;
  /** How good they are: about 1. */
  readonly skill: number;
  /** How much they like matches against others: 0 to 1. */
  readonly competitive: number;
  /** Where they are a member; one clan at most. */
  clan: Clan | null;
  /** The latest states, the oldest first. */
  readonly presence: Presence[];
  /** The latest comings and goings, the oldest first. */
  readonly onlineChanges: OnlineChange[];
  /** Life's: not moved by the usual life, because commands or another's plan do. */
  isLed: boolean;
  /** No session begins later. */
  activeUntil: Instant;
  /** When the player does something next: logs in, or decides. Infinity where nothing comes. */
  wakeAt: Instant;
  /** When the session that runs is to end. */
  sessionUntil: Instant;
  /** What they begin next, whatever they would fancy. */
  nextUp: { readonly activity: Activity; readonly isFresh: boolean } | null;
}

export interface Character {
  readonly id: string;
  /** 0 Titan, 1 Hunter, 2 Warlock. */
  readonly classType: number;
  light: number;
  readonly bornAt: Instant;
  deletedAt: Instant | null;
  /** Played before the world's past. */
  readonly before: CharacterPast;
  /** Spans of play since, the oldest first; the last is open while it is played. */
  readonly stints: { readonly from: Instant; to: Instant | null }[];
  /** Its part in activities, by the instant it joined. */
  readonly entries: Entry[];
}

/** What a character had done before the world's past: sums, and runs by the hash of an activity. */
export interface CharacterPast {
  readonly minutes: number;
  readonly pve: Tally;
  readonly pvp: Tally;
  readonly clears: Readonly<Record<number, number>>;
}

export interface Tally {
  readonly kills: number;
  readonly deaths: number;
  readonly assists: number;
  readonly precisionKills: number;
  readonly seconds: number;
  readonly entered: number;
  /** Cleared, or of matches: won. */
  readonly cleared: number;
}

export interface OnlineChange {
  readonly at: Instant;
  readonly isOnline: boolean;
}

/** What a character shows. */
export interface Doing {
  readonly character: Character;
  readonly activity: Activity;
  readonly startedAt: Instant;
}

export interface Presence {
  readonly at: Instant;
  readonly isOnline: boolean;
  /** Who is played. */
  readonly character: Character | null;
  /** Characters that show something, the played one last. Some go on showing it when nobody plays. */
  readonly doing: readonly Doing[];
  /** The fireteam, its leader first; empty for who is offline. */
  readonly party: readonly Player[];
  readonly run: Run | null;
}

/** One instance of an activity, from its start to its report. */
export interface Run {
  readonly activity: Activity;
  readonly startedAt: Instant;
  /** Of its report, given at the end: ids follow the end, not the start. */
  id: string | null;
  endedAt: Instant | null;
  /** False: from a checkpoint. */
  readonly isFresh: boolean;
  /** A match by invitation. */
  readonly isPrivate: boolean;
  isCompleted: boolean;
  readonly entries: Entry[];
  /** The report is withheld, or lost for good. */
  report: "kept" | "redacted" | "lost";
  /** What life has in store for it, soonest first, and how it is to end; nothing for a commanded one. */
  readonly plans: RunPlan[];
  outlook: Outlook | null;
}

export interface Outlook {
  readonly lengthMs: Duration;
  readonly isCompleted: boolean;
  readonly isFlawless: boolean;
}

export interface RunPlan {
  readonly at: Instant;
  readonly kind: "join" | "leave" | "swap" | "end" | "disband";
}

/** One character's part in a run. */
export interface Entry {
  readonly player: Player;
  readonly character: Character;
  readonly run: Run;
  readonly joinedAt: Instant;
  leftAt: Instant | null;
  isCompleted: boolean;
  kills: number;
  deaths: number;
  assists: number;
  precisionKills: number;
}

/** As the service numbers ranks: 1 Beginner, 2 Member, 3 Admin, 4 Acting founder, 5 Founder. */
export type MemberType = 1 | 2 | 3 | 4 | 5;

export interface Stay {
  readonly player: Player;
  /** What the roster calls the date of joining (api#1155). */
  readonly invitedAt: Instant;
  readonly joinedAt: Instant;
  leftAt: Instant | null;
  memberType: MemberType;
}

export interface Clan {
  readonly id: string;
  readonly name: string;
  readonly callsign: string;
  readonly motto: string;
  readonly about: string;
  readonly foundedAt: Instant;
  /** Everybody who was ever in it. */
  readonly stays: Stay[];
  /** What the clan does next; none in a still world. */
  readonly life: ClanLife | null;
}

export type PlanKind =
  | "join"
  | "leave"
  | "promote"
  | "demote"
  | "rename"
  /** Somebody hides what they play, or shows it again. */
  | "privacy"
  /** Who had left the game plays again. */
  | "return"
  | "new-character"
  /** Some meet for a raid at an hour they agreed upon. */
  | "gathering";

export interface Plan {
  readonly at: Instant;
  readonly kind: PlanKind;
  /** Days until the next of its kind, on average; null where none follows. */
  readonly againDays: number | null;
}

export interface ClanLife {
  readonly random: Random;
  readonly plans: Plan[];
}

export const presentStays = (clan: Clan): Stay[] => clan.stays.filter((stay) => stay.leftAt === null);

export const livingCharacters = (player: Player): Character[] =>
  player.characters.filter((character) => character.deletedAt === null);
