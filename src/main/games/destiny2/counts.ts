import type { CountedActivity, PlayerResult } from "#main/games/game.ts";
import { DUNGEON, isLowMan, isMatch, RAID } from "./kinds.ts";
import { clearsOf, clearsOfName } from "./metrics.ts";

const SECONDS_A_MINUTE = 60;

/** Matches by invitation count nowhere, in the game's own numbers as in ours. */
export function countsOf({ activity, played, results, judgement }: CountedActivity): Readonly<Record<string, number>> {
  if (played.isPrivate || results.length === 0) return {};
  const { kind, name } = activity;
  const counts: Record<string, number> = {
    activities: 1,
    kills: sumOf(results, ({ kills }) => kills),
    deaths: sumOf(results, ({ deaths }) => deaths),
    minutes_played: Math.round(secondsOf(results) / SECONDS_A_MINUTE),
  };
  const wasThere = results.some((result) => result.isCompleted);
  const isFinished = wasThere && (isMatch(kind) || played.isObjectiveReached);
  if (!isFinished || kind === null) return counts;
  counts[clearsOf(kind)] = 1;
  if (kind !== RAID && kind !== DUNGEON) return counts;
  const named = clearsOfName(kind, name);
  if (named !== null) counts[named] = 1;
  if (judgement === null) return counts;
  if (judgement.start === "fresh") counts[`full_clears.${kind}`] = 1;
  if (judgement.isFlawless) counts.flawless = 1;
  if (isLowMan(kind, judgement.people)) counts.low_man = 1;
  return counts;
}

function sumOf(results: readonly PlayerResult[], of: (result: PlayerResult) => number): number {
  return results.reduce((sum, result) => sum + of(result), 0);
}

/** One's own time in the instance: with two characters at once it counts once. */
function secondsOf(results: readonly PlayerResult[]): number {
  let seconds = 0;
  let until = 0;
  for (const { startSeconds, timePlayedSeconds } of results.toSorted((a, b) => a.startSeconds - b.startSeconds)) {
    const end = startSeconds + timePlayedSeconds;
    seconds += Math.max(0, end - Math.max(startSeconds, until));
    until = Math.max(until, end);
  }
  return seconds;
}
