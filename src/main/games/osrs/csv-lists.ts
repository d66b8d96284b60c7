import type { Instant } from "#shared/time.ts";
import { ACTIVITY_NAMES, BOSS_NAMES, SKILL_NAMES } from "./wire-names.ts";

/**
 * What the rows of the hiscores as CSV meant at a time: they have no names, and every new skill or boss is put somewhere
 * into the middle (games/osrs, section 1.5, for the main table).
 */
export interface CsvList {
  readonly from: Instant;
  /** The next list's beginning; null for the one that held when this was written. */
  readonly to: Instant | null;
  readonly skills: readonly string[];
  readonly activities: readonly string[];
}

/** The first list that is known; nothing says since when it held. */
const BEGINNING = "2020-03-01";

/** What came to the list on which day, all of it to stay. */
const ADDED: readonly (readonly [day: string, ...names: string[]])[] = [
  ["2021-01-06", "Soul Wars Zeal"],
  ["2021-03-24", "Tempoross"],
  ["2021-06-03", "Theatre of Blood: Hard Mode"],
  ["2021-06-30", "Phosani's Nightmare"],
  ["2022-01-05", "Nex"],
  ["2022-04-14", "Rifts closed"],
  ["2022-07-14", "PvP Arena - Rank"],
  ["2022-08-24", "Tombs of Amascut", "Tombs of Amascut: Expert Mode"],
  ["2023-01-11", "Phantom Muspah"],
  ["2023-04-12", "Artio", "Calvar'ion", "Spindel"],
  ["2023-05-24", "Bounty Hunter (Legacy) - Hunter", "Bounty Hunter (Legacy) - Rogue"],
  ["2023-07-26", "Duke Sucellus", "The Leviathan", "The Whisperer", "Vardorvis"],
  ["2023-08-24", "Deadman Points"],
  ["2024-01-24", "Scurrius"],
  ["2024-03-20", "Colosseum Glory", "Lunar Chests", "Sol Heredit"],
  ["2024-08-28", "Araxxor"],
  ["2024-09-25", "Amoxliatl", "The Hueycoatl"],
  ["2025-01-29", "Collections Logged"],
  ["2025-02-05", "The Royal Titans"],
  ["2025-05-14", "Yama"],
  ["2025-07-23", "Doom of Mokhaiotl"],
  ["2025-10-15", "Grid Points"],
  ["2025-11-19", "Sailing", "Shellbane Gryphon"],
  ["2026-02-25", "Brutus"],
  ["2026-06-30", "Maggot King"],
  ["2026-07-29", "Mad Angel"],
];

/** Until this day the Mimic stood before the Maggot King. That the list was put in order did not show in its length. */
const MIMIC_MOVED = "2026-07-29";

const DAY_ADDED: ReadonlyMap<string, string> = new Map(
  ADDED.flatMap(([day, ...names]) => names.map((name) => [name, day] as const)),
);

function heldOn(names: readonly string[], day: string): string[] {
  return names.filter((name) => (DAY_ADDED.get(name) ?? BEGINNING) <= day);
}

function bossesOn(day: string): string[] {
  const bosses = heldOn(BOSS_NAMES, day);
  const hasMoved = day >= MIMIC_MOVED || !bosses.includes("Maggot King");
  return hasMoved
    ? bosses
    : bosses.flatMap((name) => (name === "Maggot King" ? ["Mimic", name] : name === "Mimic" ? [] : name));
}

const DAYS = [BEGINNING, ...ADDED.map(([day]) => day)];

/** Every list there was, oldest first; each is longer than the one before. */
export const CSV_LISTS: readonly CsvList[] = DAYS.map((day, index) => {
  const next = DAYS[index + 1];
  return {
    from: Date.parse(day),
    to: next === undefined ? null : Date.parse(next),
    skills: heldOn(SKILL_NAMES, day),
    activities: [...heldOn(ACTIVITY_NAMES, day), ...bossesOn(day)],
  };
});
