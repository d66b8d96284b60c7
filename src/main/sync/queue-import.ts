import type { Game } from "#main/games/game.ts";
import { findClanByRef } from "#main/store/clans/clans.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { CLASS_NAMES } from "#main/store/resources/queue.ts";
import { type QueueState, saveQueueState } from "#main/store/resources/queue-state.ts";
import {
  findResourceByRef,
  type NewResource,
  type StoredResource,
  saveResource,
} from "#main/store/resources/resources.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { LooseQueueDocument, PriorityClass, QueueImport, QueueSkip } from "#shared/contract/queue.ts";
import type { GameId } from "#shared/ids.ts";
import type { Moment } from "#shared/time.ts";
import type { Edit } from "./keys.ts";
import { type PlanContext, planOf } from "./plan.ts";
import { decideLine, readLine } from "./queue-document.ts";

/** What a document would do here, line by line; nothing is written yet. */
export interface QueueIntake {
  readonly report: Omit<QueueImport, "isDryRun">;
  readonly writes: readonly { readonly resource: NewResource; readonly state: QueueState }[];
}

export function readQueue(
  reader: Reader,
  games: ReadonlyMap<GameId, Game>,
  document: LooseQueueDocument,
  context: PlanContext,
  clock: Moment,
): QueueIntake {
  const changes: QueueImport["changes"] = [];
  const invalid: QueueImport["invalid"] = [];
  const skipped: Record<QueueSkip, number> = { "not-needed": 0, "known-better": 0, same: 0 };
  const writes: { resource: NewResource; state: QueueState }[] = [];
  const seen = new Set<string>();
  for (const [index, text] of document.resources.entries()) {
    const read = readLine(text, games, clock.now);
    if (!read.ok) {
      invalid.push({ line: index, why: read.why });
      continue;
    }
    const { line, about } = read;
    const { game: gameId, upstream, kind, ref } = line;
    const key = JSON.stringify([upstream, kind, ref]);
    if (seen.has(key)) {
      invalid.push({ line: index, why: "is there twice" });
      continue;
    }
    seen.add(key);
    const local = findResourceByRef(reader, gameId, kind, ref) ?? null;
    const owner = local?.owner ?? line.owner ?? ref;
    const resource = { game: gameId, upstream, kind, ref, owner, about } satisfies NewResource;
    const game = games.get(gameId);
    const plan = game === undefined ? null : planOf(reader, game, local ?? { ...UNASKED, ...resource }, context);
    const decision = decideLine(line, local, plan?.dueAt ?? null, clock);
    if (decision.kind === "skip") skipped[decision.why] += 1;
    else {
      const { state } = decision;
      changes.push({ kind, ref, before: local === null ? null : shown(local), after: shown(state) });
      writes.push({ resource, state });
    }
  }
  const unknownClans = document.clans
    .filter(({ game, ref }) => findClanByRef(reader, game, ref) === undefined)
    .map(({ game, ref }) => ({ game, ref }));
  return { report: { changes, skipped, invalid, unknownClans }, writes };
}

/** Writes all of it, and who did it. */
export function takeInQueue(tx: Tx, intake: QueueIntake, exportedAt: number, edit: Edit): void {
  for (const { resource, state } of intake.writes) saveQueueState(tx, saveResource(tx, resource), state);
  appendAudit(tx, {
    ...edit,
    action: "queue.import",
    target: "queue",
    before: undefined,
    after: { exportedAt, taken: intake.writes.length, invalid: intake.report.invalid.length },
  });
}

/** A resource that nobody asked for yet. */
const UNASKED = {
  class: 3,
  maxAgeMs: 0,
  goodUntil: 0,
  lastOutcome: null,
  lastAttemptAt: null,
  lastCheckedAt: null,
  lastChangedAt: null,
  failingSince: null,
  attempts: 0,
} as const;

function shown({
  state,
  class: index,
  dueAt,
  attempts,
}: Pick<StoredResource, "state" | "class" | "dueAt" | "attempts">) {
  return { state, class: CLASS_NAMES[index] as PriorityClass, dueAt, attempts };
}
