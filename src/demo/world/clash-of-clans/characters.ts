import { DAY, HOUR } from "#shared/time.ts";
import type { ClanPolicy, ClanType, WarFrequency } from "./model.ts";

/** What a clan of the alliance is like. Whoever adds a clan to the demo adds a row here. */
export interface ClanCharacter {
  readonly name: string;
  readonly description: string;
  readonly type: ClanType;
  readonly location: string;
  /** Names of labels. */
  readonly labels: readonly string[];
  readonly warFrequency: WarFrequency;
  readonly isWarLogPublic: boolean;
  readonly level: number;
  /** Index of the war league. */
  readonly warLeague: number;
  readonly members: number;
  /** What the clan does when the world begins. */
  readonly opening: "battle-day" | "preparation" | "no-war";
  readonly policy: ClanPolicy;
}

const EUROPE = [0, 1, 1, 2, 3];
const ASIA = [4, 5.5, 7, 8, 8, 9];
const AMERICA = [-8, -6, -5, -4, -3];

/** The three clans of the demo: they fight, they give, they talk. */
export const ALLIANCE: readonly ClanCharacter[] = [
  {
    name: "Ironroot Hall",
    description: "Wars back to back. Use both attacks, call your base, no hero upgrades in war. <3 from all zones ⚔️",
    type: "inviteOnly",
    location: "International",
    labels: ["Clan Wars", "Clan War League", "Competitive"],
    warFrequency: "always",
    isWarLogPublic: true,
    level: 18,
    warLeague: 14,
    members: 50,
    opening: "battle-day",
    policy: {
      joinEvery: 20 * HOUR,
      kickAfter: 11 * DAY,
      roleChangeEvery: 17 * HOUR,
      townHalls: [13, 18],
      sessionsPerDay: [1.5, 8],
      utcOffsets: [...EUROPE, ...ASIA, ...AMERICA],
      warSizes: [25, 25, 30],
      warRest: 5 * HOUR,
      warDiscipline: 0.88,
    },
  },
  {
    name: "Ironroot Annex",
    description: "Ask and you get. Donate what is asked for; wars are for fun and nobody counts.",
    type: "open",
    location: "Germany",
    labels: ["Donations", "Relaxed", "Farming"],
    warFrequency: "lessThanOncePerWeek",
    isWarLogPublic: false,
    level: 12,
    warLeague: 8,
    members: 47,
    opening: "no-war",
    policy: {
      joinEvery: 26 * HOUR,
      kickAfter: 24 * DAY,
      roleChangeEvery: 30 * HOUR,
      townHalls: [8, 16],
      sessionsPerDay: [0.8, 7],
      utcOffsets: [...EUROPE, ...EUROPE, ...ASIA],
      warSizes: [15, 20],
      warRest: 60 * HOUR,
      warDiscipline: 0.6,
    },
  },
  {
    name: "Kettle & Anvil",
    description: "A table, a fire, a clan. Talk first, raid on weekends, war when fifteen people feel like it.",
    type: "inviteOnly",
    location: "International",
    labels: ["Friendly", "Talkative", "Clan Capital"],
    warFrequency: "oncePerWeek",
    isWarLogPublic: true,
    level: 9,
    warLeague: 5,
    members: 46,
    opening: "preparation",
    policy: {
      joinEvery: 32 * HOUR,
      kickAfter: 45 * DAY,
      roleChangeEvery: 26 * HOUR,
      townHalls: [6, 17],
      sessionsPerDay: [0.4, 6],
      utcOffsets: [...EUROPE, ...AMERICA],
      warSizes: [15, 15, 20],
      warRest: 30 * HOUR,
      warDiscipline: 0.72,
    },
  },
];

/** What opponents are like: met for one war, known by their line-up. */
export const OPPONENT_POLICY: Pick<ClanPolicy, "sessionsPerDay" | "utcOffsets" | "warDiscipline"> = {
  sessionsPerDay: [1, 6],
  utcOffsets: [...EUROPE, ...ASIA, ...AMERICA],
  warDiscipline: 0.82,
};
