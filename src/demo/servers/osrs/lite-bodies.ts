import { levelAt } from "#demo/world/osrs/levels.ts";
import { type HiscoreList, OVERALL } from "#demo/world/osrs/list.ts";
import { isDormantAt, numberOf } from "#demo/world/osrs/published.ts";
import { activityRank, skillRank } from "#demo/world/osrs/ranks.ts";
import type { Standing } from "#demo/world/osrs.ts";
import type { Instant } from "#shared/time.ts";

/**
 * The bodies of the lite API: `index_lite.json` and `index_lite.ws`. Only a rank of -1 means that an entry is unranked;
 * what its value says then depends on when the account was played last (games/osrs.md section 1.3).
 */

export interface SkillLine {
  readonly name: string;
  readonly rank: number;
  readonly level: number;
  readonly xp: number;
}

export interface ActivityLine {
  readonly name: string;
  readonly rank: number;
  readonly score: number;
}

/** Skills that came after an account was played last are shown with nothing, not hidden. */
const NEWEST_SKILL = "Sailing";

export function skillLines({ player, numbers }: Standing, list: HiscoreList, now: Instant): SkillLine[] {
  const isDormant = isDormantAt(player, now);
  const known = list.skills.map((name) => ({ name, xp: numberOf(numbers, name) }));
  const lines = known.map(({ name, xp }) => {
    if (isDormant && name === NEWEST_SKILL) return { name, rank: -1, level: 1, xp: 0 };
    const rank = skillRank(name, xp, now);
    return isDormant && rank === -1 ? { name, rank, level: 1, xp: -1 } : { name, rank, level: levelAt(xp), xp };
  });
  // True totals, those that are hidden included.
  const xp = known.reduce((sum, one) => sum + one.xp, 0);
  const level = known.reduce((sum, one) => sum + levelAt(one.xp), 0);
  return [{ name: OVERALL, rank: skillRank(OVERALL, xp, now), level, xp }, ...lines];
}

export function activityLines({ player, numbers }: Standing, list: HiscoreList, now: Instant): ActivityLine[] {
  const isDormant = isDormantAt(player, now);
  return list.activities.map((name) => {
    const score = numberOf(numbers, name);
    const rank = activityRank(name, score, now);
    return { name, rank, score: isDormant && rank === -1 ? -1 : score };
  });
}

const numbered = <T extends object>(lines: readonly T[]) => lines.map((line, id) => ({ id, ...line }));

export function jsonBody(standing: Standing, list: HiscoreList, now: Instant): unknown {
  return {
    name: standing.player.name,
    skills: numbered(skillLines(standing, list, now)),
    activities: numbered(activityLines(standing, list, now)),
  };
}

export function csvBody(standing: Standing, list: HiscoreList, now: Instant): string {
  const skills = skillLines(standing, list, now).map(({ rank, level, xp }) => `${rank},${level},${xp}`);
  const activities = activityLines(standing, list, now).map(({ rank, score }) => `${rank},${score}`);
  return `${[...skills, ...activities].join("\n")}\n`;
}
