import { numbers } from "#renderer/ui/numbers.ts";
import type { BatchSummary } from "#shared/contract/sync.ts";

type Progress = Pick<BatchSummary, "state" | "done" | "total" | "failed">;

/** How far the taking of a history is, or how it went. */
export function historyWords(batch: Progress | undefined): string {
  if (batch === undefined) return "Begun.";
  const [done, total, failed] = [batch.done, batch.total, batch.failed].map((count) => numbers.count(count));
  switch (batch.state) {
    case "running":
      return `The history of ${done} of ${total} members is taken.`;
    case "done":
      return `The history of all ${total} members is taken.`;
    case "cancelled":
      return `Cancelled after ${done} of ${total}. What was taken stays.`;
    default:
      return `${failed} of ${total} could not be taken; the others were.`;
  }
}
