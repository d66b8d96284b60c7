import type { Commitment } from "./documents.ts";
import type { Verdict } from "./explain.ts";
import { ledgerFaults } from "./ledger.ts";

/** A list of announcements: whether their numbers have gaps (section 10). */
export interface ExplainedLedger {
  readonly kind: "ledger";
  readonly verdict: Verdict;
  readonly commitments: readonly Commitment[];
}

const FAULT_WORDS: Readonly<Record<string, (seq: string) => string>> = {
  issuer: () => "They come from more than one issuer: each numbers its draws for itself.",
  fork: (seq) => `There are two different announcements with number ${seq}: one of them was hidden from somebody.`,
  gap: (seq) => `Number ${seq} is not among these: ask what became of it.`,
  prev: (seq) => `Number ${seq} does not follow the announcement that is shown as the one before it.`,
};

const MOST_FAULTS = 20;

/** What the numbers of several announcements say. */
export function numberingVerdict(commitments: readonly Commitment[]): Verdict {
  const faults = ledgerFaults(commitments);
  if (faults.length === 0) {
    const words = `The announcements from number 1 to ${Math.max(...commitments.map((one) => one.seq))} are all here.`;
    return { tone: "good", title: "The numbering has no gap", words };
  }
  const sentences = faults.slice(0, MOST_FAULTS).map((fault) => {
    const [name = "", seq = ""] = fault.split(":");
    return FAULT_WORDS[name]?.(seq) ?? fault;
  });
  const more = faults.length > MOST_FAULTS ? [`And ${faults.length - MOST_FAULTS} more.`] : [];
  const areMissing = faults.every((fault) => fault.startsWith("gap:"));
  const title = areMissing ? "Not all numbers are here" : "The numbering has faults";
  return { tone: "warn", title, words: [...sentences, ...more].join(" ") };
}

export function explainLedger(commitments: readonly Commitment[]): ExplainedLedger {
  return { kind: "ledger", verdict: numberingVerdict(commitments), commitments };
}
