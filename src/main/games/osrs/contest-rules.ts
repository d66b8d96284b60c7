import type { ContestRuleType } from "#shared/game.ts";
import { LEVELS } from "./metrics.ts";
import { SUMS } from "./sums.ts";

const sumsOf = (group: string): string[] => SUMS.filter((sum) => sum.group === group).map((sum) => sum.key);

/** What clans of this game compete in (games/osrs, section 3.4). */
export const CONTEST_RULES: readonly ContestRuleType[] = [
  {
    id: "total_xp",
    label: "Experience in all skills",
    description: "Experience gained in all skills together.",
    unit: "XP",
    metrics: ["xp.overall"],
    total: "xp.overall",
    hasTargets: false,
  },
  {
    id: "skill_xp",
    label: "Experience in skills",
    description: "Experience gained in the chosen skills.",
    unit: "XP",
    metrics: ["xp.*", ...sumsOf("Skills")],
    total: "xp.overall",
    hasTargets: true,
  },
  {
    id: "skill_levels",
    label: "Levels in skills",
    description: "Levels gained in the chosen skills, worked out from their experience; none beyond 99.",
    unit: "levels",
    // The total level of the hiscores is left out: a new skill raises it by one for everybody.
    metrics: LEVELS.map((level) => level.key),
    total: null,
    hasTargets: true,
  },
  {
    id: "boss_kc",
    label: "Boss kills",
    description: "Kills of the chosen bosses. The hiscores show a boss only from a number of kills on.",
    unit: "kills",
    metrics: ["kc.*", ...sumsOf("Bosses")],
    total: null,
    hasTargets: true,
  },
  {
    id: "clue_count",
    label: "Clue scrolls",
    description: "Clue scrolls finished, of the chosen tiers.",
    unit: "clues",
    metrics: ["clues.*"],
    total: "clues.all",
    hasTargets: true,
  },
];
