import type { Verdict } from "./explain.ts";
import type { Explained } from "./explain-file.ts";

/** What the entries of a draw were computed from. The lock binds its bytes; what it means is for people to read. */
export interface ExplainedEvidence {
  readonly kind: "evidence";
  readonly verdict: Verdict;
  readonly evidenceHash: string;
}

export function explainEvidence(evidenceHash: string): ExplainedEvidence {
  return {
    kind: "evidence",
    verdict: {
      tone: "warn",
      title: "This is the evidence of a draw",
      words:
        "It says what the entries were computed from. Give the proof of the draw as well: then its hash is compared with the one in the lock.",
    },
    evidenceHash,
  };
}

const IS_LOCKED: Verdict = {
  tone: "good",
  title: "This is the evidence that the entries were locked with",
  words: "Its hash is the one in the lock of the proof beside it: not a byte was changed since.",
};

/** The verdict on a file beside the others: evidence is judged by the proofs that are at hand. */
export function verdictBeside(file: Explained, files: readonly Explained[]): Verdict {
  if (file.kind !== "evidence" && file.kind !== "other") return file.verdict;
  const draws = files.flatMap((one) => (one.kind === "bundle" && one.draw !== null ? [one.draw] : []));
  if (file.evidenceHash !== null && draws.some((draw) => draw.evidenceHash === file.evidenceHash)) return IS_LOCKED;
  if (file.kind === "other" || draws.length === 0) return file.verdict;
  return {
    tone: "bad",
    title: "This is not the evidence that the entries were locked with",
    words: draws.some((draw) => draw.evidenceHash !== null)
      ? "The lock of the proof beside it names another hash: it belongs to another draw, or it was changed."
      : "The lock of the proof beside it names no evidence.",
  };
}
