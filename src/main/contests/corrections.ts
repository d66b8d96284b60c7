/** What officers change by hand in a list that is not locked. Nothing is replaced: each change stays, with author and reason. */
import type { StoredContest } from "#main/store/contests/contests.ts";
import { insertCorrection } from "#main/store/contests/corrections.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { ContestEntry, Correction } from "#shared/contract/contests.ts";
import { type DrawScene, type Edit, targetOf } from "./scene.ts";

export function correctEntry(
  { database }: Pick<DrawScene, "database">,
  contest: StoredContest,
  entry: ContestEntry,
  change: Pick<Correction, "kind" | "value" | "reason">,
  edit: Edit,
): void {
  const { entryId, name } = entry;
  const { kind, value, reason } = change;
  const before = kind === "weight" ? (entry.correction?.weight ?? null) : Number(entry.optOut !== null);
  database.durably((tx) => {
    insertCorrection(tx, { contest: contest.id, entryId, ...change, author: edit.actor.name, at: edit.at });
    appendAudit(tx, {
      ...edit,
      action: kind === "weight" ? "contests.correct" : "contests.opt-out",
      target: targetOf(contest),
      before: { entryId, value: before },
      after: { entryId, name, value, reason },
    });
  });
}

/** The member that a person means: by the game's id, the id in the draw, or a name that nobody else in the list has. */
export function findEntry(
  entries: readonly ContestEntry[],
  text: string,
  ref: string | null,
): ContestEntry | undefined {
  const byId = entries.find((entry) => entry.entryId === text || entry.ref === text || entry.ref === ref);
  if (byId !== undefined) return byId;
  const named = entries.filter((entry) => entry.name.toLowerCase() === text.trim().toLowerCase());
  return named.length === 1 ? named[0] : undefined;
}
