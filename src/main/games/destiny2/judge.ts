import type { Judgement, Report } from "#main/games/game.ts";

/** Updates that changed what a report says of its start (games/destiny2, section 1.9). */
const BEYOND_LIGHT = Date.UTC(2020, 10, 10, 17);
const WITCH_QUEEN = Date.UTC(2022, 1, 22, 17);
const HAUNTED = Date.UTC(2022, 4, 24, 17);

/** Scourge of the Past began with its second part at times. */
const SCOURGE: ReadonlySet<string> = new Set(["548750096", "2812525063"]);

/** Leviathan, by week and difficulty: its parts came in another order each week. */
const LEVIATHAN: ReadonlySet<string> = new Set([
  "89727599",
  "287649202",
  "417231112",
  "508802457",
  "757116822",
  "771164842",
  "1685065161",
  "1699948563",
  "1800508819",
  "1875726950",
  "2449714930",
  "2693136600",
  "2693136601",
  "2693136602",
  "2693136603",
  "2693136604",
  "2693136605",
  "3446541099",
  "3857338478",
  "3879860661",
  "3912437239",
  "3916343513",
  "4039317196",
  "4206123728",
]);

/**
 * What a report comes to: people, not entries, count. It is cleared where somebody was there at the end and its objective was
 * reached, and flawless where nobody ever died on the whole way.
 */
export function judge(report: Report): Judgement {
  const { entries, isObjectiveReached } = report;
  // Entries without a player are people nobody knows: each character is one of them.
  const personOf = ({ ref, character }: Report["entries"][number]) => ref ?? `character ${character}`;
  const finished = isObjectiveReached ? entries.filter((entry) => entry.isCompleted) : [];
  const isCleared = finished.length > 0;
  const isDeathless = entries.every((entry) => entry.deaths === 0);
  const start = startOf(report, isDeathless);
  return {
    isCleared,
    start,
    isFlawless: isCleared && isDeathless && start === "fresh",
    people: new Set(entries.map(personOf)).size,
    finishers: [...new Set(finished.flatMap(({ ref }) => ref ?? []))],
  };
}

function startOf(report: Report, isDeathless: boolean): Judgement["start"] {
  const { startedAt, startedFromBeginning: flag } = report;
  if (startedAt < BEYOND_LIGHT) return startOfPhase(report);
  // The flag was never set then; later for some months it was lost at every wipe.
  if (startedAt < WITCH_QUEEN || flag === null) return "unknown";
  if (startedAt < HAUNTED && !flag && !isDeathless) return "unknown";
  return flag ? "fresh" : "checkpoint";
}

function startOfPhase({ director, startingPhase: phase }: Report): Judgement["start"] {
  if (phase === null) return "unknown";
  const isFresh = phase === 0 || (SCOURGE.has(director) && phase === 1) || (LEVIATHAN.has(director) && phase === 2);
  return isFresh ? "fresh" : "checkpoint";
}
