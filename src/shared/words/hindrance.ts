import type { ContestAction, Hindrance } from "#shared/contract/contests.ts";

const HINDRANCES: Readonly<Record<Hindrance, string>> = {
  "wrong-state": "The contest is not where that could be done.",
  "too-early": "It is too early for that.",
  "too-late": "It is too late for that.",
  "already-done": "That is done already.",
  "last-check-running": "The last check of the members still runs: their numbers at the end are not all known.",
  "no-entries": "Nobody has entries, so there is nothing to draw from.",
  "too-many-entries": "All entries together are more than a draw can tell apart.",
  "commitment-not-published": "It is not recorded where the commitment was posted.",
  "lock-not-published": "It is not recorded where the lock was posted, and nothing is drawn before.",
  "witness-silent": "A witness has not spoken yet, and none can be left out.",
  "beacon-missing": "The random number of the committed round is not known yet.",
  "lock-final": "The lock is final: it is drawn as it stands, or the contest is declared void.",
  "secret-missing": "The secret of this draw cannot be opened here, and nothing is drawn without it.",
  "ledger-unconfirmed": "This workspace seems to be restored or copied: a leader has to say which numbers count.",
  "clan-gone": "The clan is not followed any more.",
};

const ADVICE: Readonly<Partial<Record<Hindrance, string>>> = {
  "commitment-not-published": "Post the commitment and record where.",
  "lock-not-published": "Post the lock and record where.",
  "no-entries": "Correct the entries, or declare the contest void.",
  "secret-missing": "Open the sealed copy of it, or re-arm the contest while the lock is not final.",
};

export interface HindranceWords {
  readonly cause: string;
  /** What to do; null where there is nothing to do. */
  readonly next: string | null;
}

/** Why a step of a contest is not possible now. */
export function hindranceWords(why: Hindrance, action?: ContestAction): HindranceWords {
  if (why === "too-late" && action === "lock")
    return { cause: "The time for the lock has passed.", next: "Re-arm the contest with a later one." };
  return { cause: HINDRANCES[why], next: ADVICE[why] ?? null };
}
