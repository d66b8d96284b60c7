import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import type { PlanKind } from "./model.ts";

/** The clans of the demo, as data: how many they are, and how they keep it. */

export interface ClanCharacter {
  readonly id: string;
  readonly name: string;
  readonly callsign: string;
  readonly motto: string;
  readonly about: string;
  readonly ageDays: number;
  /** Memberships in the list, the twins' included. */
  readonly members: number;
  readonly admins: number;
  /** People who are in it with two platforms' accounts. */
  readonly twins: number;
  /** Members who hide what they play, have no name of their own, or never signed in on the web. */
  readonly hidden: number;
  readonly nameless: number;
  readonly offTheWeb: number;
  readonly utcOffsets: readonly number[];
  readonly sessionsPerDay: readonly [least: number, most: number];
  /** Days between two of a kind, on average, from the world's beginning on. */
  readonly everyDays: Partial<Record<PlanKind, number>>;
  /** What is certain to happen: how long after the world's beginning, or before it. */
  readonly plans: readonly (readonly [afterMs: number, kind: PlanKind])[];
  /** Who stopped playing, by days before the world's beginning. */
  readonly awayDays: readonly number[];
}

export const NINTH_LANTERN: ClanCharacter = {
  id: "4512077",
  name: "Ninth Lantern",
  callsign: "9LNT",
  motto: "Somebody left a light on",
  about: "Raids on Tuesdays and Fridays, teaching runs on Sundays.\n\nNew lights welcome. Bring a rocket launcher.",
  ageDays: 2_310,
  members: 48,
  admins: 4,
  twins: 1,
  hidden: 4,
  nameless: 2,
  offTheWeb: 3,
  utcOffsets: [0, 0, 1, 1, 1, 2, -5, -5, -6, -8],
  sessionsPerDay: [0.2, 1.8],
  everyDays: {
    join: 4,
    leave: 4.5,
    promote: 9,
    demote: 20,
    rename: 12,
    privacy: 9,
    "new-character": 14,
    gathering: 0.6,
  },
  awayDays: [410, 96, 61, 38, 24, 17, 12],
  plans: [
    [-27 * DAY, "join"],
    [-22 * DAY, "leave"],
    [-14 * DAY, "rename"],
    [-9 * DAY, "join"],
    [-5 * DAY, "promote"],
    [-26 * MINUTE, "gathering"],
    [5 * MINUTE, "gathering"],
    [8 * MINUTE, "join"],
    [35 * MINUTE, "promote"],
    [70 * MINUTE, "rename"],
    [3 * HOUR, "return"],
    [5 * HOUR, "leave"],
    [11 * HOUR, "privacy"],
    [26 * HOUR, "new-character"],
    [4 * DAY, "return"],
  ],
};

export const SALT_AND_EMBER: ClanCharacter = {
  id: "5120338",
  name: "Salt and Ember",
  callsign: "S&E",
  motto: "<i>Losing</i> politely since 2019",
  about: "Crucible evenings, Trials at the weekend. =HYPERLINK() is not a strategy.",
  ageDays: 1_480,
  members: 30,
  admins: 2,
  twins: 0,
  hidden: 2,
  nameless: 1,
  offTheWeb: 2,
  utcOffsets: [-5, -5, -6, -7, -8, 0, 10],
  sessionsPerDay: [0.15, 1.6],
  everyDays: { join: 7, leave: 8, promote: 15, rename: 25, privacy: 20, gathering: 1.1 },
  awayDays: [190, 45, 20],
  plans: [
    [-19 * DAY, "join"],
    [-11 * DAY, "leave"],
    [-2 * DAY, "join"],
    [-9 * MINUTE, "gathering"],
    [2 * HOUR, "join"],
    [9 * HOUR, "promote"],
    [2 * DAY, "leave"],
  ],
};

export const DESTINY2_CLANS: readonly ClanCharacter[] = [NINTH_LANTERN, SALT_AND_EMBER];
