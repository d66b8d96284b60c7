import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { BatchSummary } from "#shared/contract/sync.ts";

type Progress = Pick<BatchSummary, "state" | "done" | "total" | "failed" | "noted" | "outcomes">;

/** How far the taking of a history is, or how it went. */
export function historyWords(batch: Progress | undefined): string {
  if (batch === undefined) return "Begun.";
  const [done, total, failed] = [batch.done, batch.total, batch.failed].map((count) => numbers.count(count));
  switch (batch.state) {
    case "running":
      return `${done} of ${total} ${partsOf(batch)} of the members' history taken.`;
    case "done":
      return `All ${total} ${partsOf(batch)} of the members' history taken.${cutText(batch)}`;
    case "cancelled":
      // What was called off counts as done, too.
      return `Cancelled after ${numbers.count(batch.done - (batch.outcomes.cancelled ?? 0))} of ${total}. What was taken stays.`;
    default:
      return `${failed} of ${total} could not be taken; the others were.${cutText(batch)}`;
  }
}

/** A part is what one request brings; a long career has several. */
const partsOf = ({ total }: Progress) => `${plural(total, "part", "parts")}`;

/** Nothing where everything that there is was taken. */
function cutText({ noted }: Progress): string {
  if (noted === 0) return "";
  const whose = noted === 1 ? "one member" : `${numbers.count(noted)} members`;
  return ` Of ${whose} there is more than could be taken: see how far back it goes.`;
}
