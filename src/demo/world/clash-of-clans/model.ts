import type { Habits } from "#demo/world/habits.ts";
import type { Random } from "#demo/world/random.ts";
import type { Duration, Instant } from "#shared/time.ts";

/** What exists in the simulated Clash of Clans. These values are changed in place as the world goes on. */

/** The game's words for roles; `admin` is shown as Elder. */
export type ClanRole = "leader" | "coLeader" | "admin" | "member";

export type ClanType = "open" | "inviteOnly" | "closed";

export type WarFrequency =
  | "unknown"
  | "always"
  | "moreThanOncePerWeek"
  | "oncePerWeek"
  | "lessThanOncePerWeek"
  | "never";

/** Lifetime counts behind the achievements; each only rises. */
export interface Tally {
  gold: number;
  elixir: number;
  darkElixir: number;
  obstacles: number;
  battlesWon: number;
  defensesWon: number;
  /** Housing space of troops given, of spells, and pieces of siege machines. */
  troopsDonated: number;
  spellsDonated: number;
  siegesDonated: number;
  gamesPoints: number;
  seasonPoints: number;
  campaignStars: number;
  capitalLooted: number;
  leagueWarStars: number;
  warGold: number;
  builderHallsDestroyed: number;
  superBoosts: number;
  supercharges: number;
  craftedUpgrades: number;
}

export interface Player {
  readonly tag: string;
  name: string;
  readonly habits: Habits;
  readonly random: Random;
  /** 0 to 1: how well this player attacks. */
  readonly skill: number;
  /** 0 to 1: how surely an attack in war is made. */
  readonly reliability: number;

  clanTag: string | null;
  role: ClanRole;
  joinedAt: Instant;
  previousClanRank: number;

  townHall: number;
  /** 0 where the town hall has no weapon to upgrade. */
  townHallWeapon: number;
  expLevel: number;
  /** Points on the way to the next level. */
  exp: number;
  /** 0 before the Builder Base is reached. */
  builderHall: number;
  /** Level of each unit of `UNITS`, in its order; 0 is locked. */
  readonly levels: number[];
  readonly house: readonly number[] | null;
  readonly labels: readonly number[];

  /** Index into the league tiers; 0 is Unranked. */
  tier: number;
  trophies: number;
  bestTrophies: number;
  builderTrophies: number;
  bestBuilderTrophies: number;
  attackWins: number;
  defenseWins: number;
  donations: number;
  donationsReceived: number;
  warStars: number;
  warPreference: "in" | "out";
  /** Capital gold given to the clan's capital, ever. */
  capitalGold: number;
  readonly tally: Tally;
  /** Points of the clan games that run, up to their cap. */
  gamesPointsNow: number;
  /** How often the token in the settings screen was used: each use makes a new one. */
  tokensUsed: number;

  /** When this player does something next: begins a session or goes on with one. */
  nextAt: Instant;
  /** End of the running session; 0 outside of one. */
  sessionEndsAt: Instant;
  lastActiveAt: Instant;
}

/** Troops asked for in the clan's chat and not given yet, in housing space. */
export interface TroopRequest {
  readonly player: Player;
  space: number;
}

export interface ClanLocation {
  readonly id: number;
  readonly name: string;
  readonly isCountry: boolean;
  readonly countryCode?: string;
}

/** How a clan of the alliance is led: what kind of people it takes and how much happens. */
export interface ClanPolicy {
  /** Mean time between joins; leaves follow so that the size keeps within 43 to 50. */
  readonly joinEvery: Duration;
  /** Leaders throw out whom they have not seen for so long. */
  readonly kickAfter: Duration;
  readonly roleChangeEvery: Duration;
  readonly townHalls: readonly [least: number, most: number];
  readonly sessionsPerDay: readonly [least: number, most: number];
  readonly utcOffsets: readonly number[];
  /** Sizes of wars to choose from; empty where the clan does not fight. */
  readonly warSizes: readonly number[];
  /** Mean rest between the end of a war and the next search. */
  readonly warRest: Duration;
  /** 0 to 1: how surely its members attack in war. */
  readonly warDiscipline: number;
}

/** What is due in the life of a clan; each moves on when it happens. */
export interface ClanAgenda {
  joinAt: Instant;
  leaveAt: Instant;
  kickAt: Instant;
  roleChangeAt: Instant;
  renameAt: Instant;
}

/** A member of another clan of the alliance who is about to join. */
export interface Newcomer {
  readonly at: Instant;
  readonly player: Player;
}

export interface Clan {
  readonly tag: string;
  name: string;
  readonly description: string;
  readonly type: ClanType;
  readonly location: ClanLocation;
  readonly badge: string;
  readonly level: number;
  readonly labels: readonly number[];
  readonly requiredTrophies: number;
  readonly requiredBuilderBaseTrophies: number;
  readonly requiredTownHall: number;
  readonly isFamilyFriendly: boolean;
  readonly capitalHall: number;
  readonly capitalPoints: number;
  readonly capitalLeague: number;
  readonly warLeague: number;
  readonly warFrequency: WarFrequency;
  isWarLogPublic: boolean;
  warWins: number;
  warTies: number;
  warLosses: number;
  warWinStreak: number;

  readonly random: Random;
  /** In order of joining. */
  readonly members: Player[];
  readonly requests: TroopRequest[];
  /** Who left and may come back, the latest last. */
  readonly former: Player[];
  /** Members of other clans of the alliance on their way here. */
  readonly arrivals: Newcomer[];
  war: War | null;
  /** When the next search for an opponent begins; Infinity for a clan that does not fight. */
  searchAt: Instant;
  /** When the running search finds one; 0 outside of a search. */
  matchAt: Instant;
  /** Null for opponents and in a still world: nothing happens there by itself. */
  readonly life: { readonly policy: ClanPolicy; readonly agenda: ClanAgenda } | null;
}

export interface WarAttack {
  /** 1 to N over both sides, without gaps. */
  readonly order: number;
  readonly attackerTag: string;
  readonly defenderTag: string;
  /** 0 to 3. */
  readonly stars: number;
  /** Whole percent, 0 to 100. */
  readonly destruction: number;
  /** Seconds. */
  readonly duration: number;
  readonly at: Instant;
}

/** One place in a line-up: the village as it was when the opponent was found. */
export interface WarPlace {
  readonly player: Player;
  readonly townHall: number;
  readonly mapPosition: number;
  /** When the attacks that will be made are made, the latest first. */
  readonly plan: Instant[];
}

export interface WarSide {
  readonly clan: Clan;
  /** In an order of its own: the API does not sort them. */
  readonly places: readonly WarPlace[];
}

export type BattleModifier = "none" | "hardMode";

export interface War {
  readonly sides: readonly [WarSide, WarSide];
  readonly teamSize: number;
  readonly attacksPerMember: number;
  readonly battleModifier: BattleModifier;
  readonly preparationStartAt: Instant;
  readonly startAt: Instant;
  endAt: Instant;
  /** In their order. */
  readonly attacks: WarAttack[];
  /** True once the result was added to the clans' records. */
  isCounted: boolean;
}

export type WarState = "preparation" | "inWar" | "warEnded";
