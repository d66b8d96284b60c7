import type { BatchSummary } from "#shared/contract/sync.ts";
import { plainText } from "#shared/plain-text.ts";

/** How far several batches are together. */
export function progressOf(batches: readonly Pick<BatchSummary, "done" | "total">[]) {
  return {
    done: batches.reduce((sum, batch) => sum + batch.done, 0),
    total: batches.reduce((sum, batch) => sum + batch.total, 0),
  };
}

/** What is to be said of a check that ended; null where all went well or somebody cancelled it. */
export function batchEndText(batch: Pick<BatchSummary, "state" | "failed" | "total" | "clanName">): string | null {
  if (batch.state !== "partial" && batch.state !== "failed") return null;
  const name = plainText(batch.clanName);
  if (batch.failed === batch.total) return `Nothing of ${name} could be checked`;
  return `${batch.failed} of ${batch.total} checks of ${name} failed`;
}
