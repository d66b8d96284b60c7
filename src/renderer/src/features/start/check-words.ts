import type { Batch } from "#shared/contract/sync.ts";
import { plainText } from "#shared/plain-text.ts";
import { OUTCOME_WORDS } from "#shared/words/trouble.ts";

type Progress = Pick<Batch, "state" | "done" | "total" | "failed"> & {
  readonly rows: readonly Pick<Batch["rows"][number], "state" | "outcome" | "detail">[];
};

const BY_ITSELF = "What is missing comes by itself.";

/** How the first check is going, or how it went. */
export function checkWords(batch: Progress | undefined): string {
  if (batch === undefined) return "The first check comes by itself.";
  const { state, done, total, failed } = batch;
  switch (state) {
    case "running":
      return `${done} of ${total} checked`;
    case "done":
      return `All ${total} checked. From here on it is kept up to date.`;
    case "cancelled":
      return `Cancelled after ${done} of ${total}. ${BY_ITSELF}`;
    default:
      return `${failed === total ? "Nothing" : `${failed} of ${total}`} could ${failed === total ? "" : "not "}be checked${why(batch)} ${BY_ITSELF}`;
  }
}

/** The first reason: where one request fails, the others mostly fail of the same. */
function why({ rows }: Progress): string {
  const row = rows.find((one) => one.state === "failed");
  if (row === undefined) return ".";
  const detail = row.detail === null ? (row.outcome === null ? "" : OUTCOME_WORDS[row.outcome]) : plainText(row.detail);
  return detail === "" ? "." : `: ${detail.replace(/[.!]$/, "")}.`;
}
