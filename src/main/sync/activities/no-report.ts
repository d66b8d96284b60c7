import type { Game, ReportState } from "#main/games/game.ts";
import { findInstance, saveReportState } from "#main/store/activities/activities.ts";
import type { Tx } from "#main/store/database.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { Instant } from "#shared/time.ts";

/** Keeps that there is no report of an instance, or that nobody may read it; one that was read before stays as it is. */
export function settleReport(tx: Tx, game: Game, instance: string, outcome: OutcomeKind, at: Instant): void {
  const known = findInstance(tx, game.id, instance);
  if (known === undefined) return;
  const state: ReportState = known.hash === null ? (outcome === "private" ? "hidden" : "missing") : "final";
  saveReportState(tx, known.id, { state, reads: known.reads, at });
}
