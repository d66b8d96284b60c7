import { OVERALL } from "#demo/world/osrs/list.ts";

/** Wise Old Man's own names of what the hiscores list (its metrics, August 2026). */

/** Where its name is not the hiscores' name with underscores. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  Runecraft: "runecrafting",
  "LMS - Rank": "last_man_standing",
  "PvP Arena - Rank": "pvp_arena",
  "Rifts closed": "guardians_of_the_rift",
  "Tombs of Amascut: Expert Mode": "tombs_of_amascut_expert",
};

/** What it does not keep. */
const SKIPPED: readonly string[] = [
  "Grid Points",
  "League Points",
  "Deadman Points",
  "Bounty Hunter (Legacy) - Hunter",
  "Bounty Hunter (Legacy) - Rogue",
];

/** Its name for an entry of the hiscores; null for what it does not keep. */
export function metricOf(name: string): string | null {
  if (SKIPPED.includes(name)) return null;
  if (name === OVERALL) return "overall";
  return (
    OTHER_NAMES[name] ??
    name
      .toLowerCase()
      .replace(/[':()]/g, "")
      .replace(/[\s-]+/g, "_")
  );
}
