/** The numbers of the workspace's commitments, in words. */
import type { Ledger } from "#shared/contract/contests.ts";

type Commitments = Ledger["commitments"];

export const OUTCOME_WORDS: Readonly<Record<Commitments[number]["outcome"], string>> = {
  open: "open",
  drawn: "drawn",
  "re-armed": "re-armed: another attempt followed",
  void: "declared void",
};

/** What the check of a ledger found, as `fork:7` and the like; what is of another build stays as it is. */
export function ledgerProblemWords(problem: string): string {
  const [kind, number] = problem.split(":");
  switch (kind) {
    case "issuer":
      return "The numbers are of more than one issuer.";
    case "fork":
      return `No. ${number} was used for two different commitments.`;
    case "gap":
      return `No. ${number} is missing.`;
    case "prev":
      return `No. ${number} does not follow the one before it.`;
    default:
      return problem;
  }
}
