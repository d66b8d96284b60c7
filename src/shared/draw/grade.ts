import type { Assurance, CheckCode, Commitment, WarningCode } from "./documents.ts";

/** The protocol's honest words (sections 1 and 9): the same in the window, on the command line and on the proof page. */

/** The grade that a valid draw of these terms has. */
export function gradeOf({ mode, witnesses }: Pick<Commitment, "mode" | "witnesses">): Assurance {
  if (mode === "online") return "beacon";
  return witnesses.length > 0 ? "witness" : "operator";
}

export interface GradeWords {
  readonly title: string;
  /** What the grade means. */
  readonly meaning: string;
  /** What is left to trust. */
  readonly trust: string;
}

export const GRADE_WORDS: Record<Assurance, GradeWords> = {
  beacon: {
    title: "Public beacon",
    meaning:
      "The winners follow from a public random number that nobody could know or choose when the entries were locked. Once lock and entry list were public, everybody could compute the result at the same moment as the organiser.",
    trust:
      "What is left to trust: that the operators of the beacon network did not work together with the organiser. Enough of them together could predict a number; they cannot bias it.",
  },
  witness: {
    title: "Witnesses",
    meaning:
      "The winners follow from what the named witnesses said after the entries were locked. The organiser was the first who could compute the result, but could not try several.",
    trust:
      "What is left to trust: that at least one witness was honest and independent of the organiser. The organiser could see the result and refuse to give it, but everybody would see the refusal.",
  },
  operator: {
    title: "Organiser alone",
    meaning:
      "Nobody but the organiser took part. The organiser knew the secret while fixing the entry list, and could have tried other secrets before the commitment or other entry lists before the lock.",
    trust:
      "What is left to trust: that the organiser did not do so. Commitment and lock, published before the draw, still fix both: nothing can be changed afterwards.",
  },
};

/** What no program can see for the reader (section 9), in order. */
export const HUMAN_POINTS: readonly string[] = [
  "Look up the message with the commitment hash and see that it was posted before the contest ended.",
  "Look up the message with the lock hash and see that it was posted before the time of the draw and was not edited.",
  "Find your own entry and its weight in the list.",
  "See that no other lock for this contest was posted.",
  "See that the numbers of the commitments have no gap.",
];

export interface CheckWords {
  /** What is checked. */
  readonly title: string;
  /** What it means that the check fails. */
  readonly failed: string;
}

export const CHECK_WORDS: Record<CheckCode, CheckWords> = {
  format: {
    title: "The file is a complete proof",
    failed: "The file is not a proof of this protocol, or something in it has a wrong form.",
  },
  commitment_terms: {
    title: "The terms fit together",
    failed: "The announced terms contradict each other or the protocol.",
  },
  rules_hash: {
    title: "The rules are those announced",
    failed: "The rules text is not the one that was announced.",
  },
  history: {
    title: "Earlier attempts are shown in full",
    failed: "Earlier attempts of this draw are missing, or their terms were changed.",
  },
  lock_commitment: {
    title: "The lock belongs to these terms",
    failed: "The entries were locked under other terms than those shown.",
  },
  lock_time: {
    title: "The entries were locked in time",
    failed: "The entries were locked outside the time that was announced.",
  },
  lock_secret: {
    title: "The lock treats the secret as it must",
    failed: "The lock does not show the secret where it must, or shows it where it must not.",
  },
  secret: {
    title: "The secret is the one fixed at the start",
    failed: "The secret is not the one that was fixed when the contest was announced.",
  },
  entries_order: {
    title: "Every entry stands once, in order",
    failed: "The entries are not in the order of their ids, or one stands twice.",
  },
  entries_totals: {
    title: "Number and total of the entries are those locked",
    failed: "There are more or fewer entries than were locked.",
  },
  entries_root: {
    title: "The entries are those locked",
    failed: "An id or a weight was changed after the lock.",
  },
  names_hash: {
    title: "The names are those locked",
    failed: "A name was changed after the lock.",
  },
  beacon_round: {
    title: "The beacon's round is the one announced",
    failed: "Another round of the beacon was used than the one that was announced.",
  },
  beacon_randomness: {
    title: "The random number is that of the signature",
    failed: "The random number does not follow from the beacon's signature.",
  },
  beacon_signature: {
    title: "The beacon signed it",
    failed: "The beacon did not sign this: the random number is made up or belongs to another round.",
  },
  witness_values: {
    title: "The witnesses are those announced",
    failed: "The witnesses are not those announced, in their order.",
  },
  result_hashes: {
    title: "The result names these terms and this lock",
    failed: "The result belongs to other terms or to another lock.",
  },
  nonce: {
    title: "The draw's number is what beacon or witnesses gave",
    failed: "The number that was drawn with is not what the beacon or the witnesses gave.",
  },
  seed: {
    title: "The seed follows from all of it",
    failed: "The seed does not follow from secret, terms, entries and number.",
  },
  picks: {
    title: "The winners follow from the seed",
    failed: "The winners are not those that the seed gives.",
  },
};

export const WARNING_WORDS: Record<WarningCode, string> = {
  commitment_not_published: "The proof names no place where the commitment was published.",
  lock_not_published: "The proof names no place where the lock was published.",
  commitment_publication_undated: "The proof does not say when the commitment was published.",
  lock_publication_undated: "The proof does not say when the lock was published.",
  commitment_published_late: "The commitment was published too late: the terms could have been chosen afterwards.",
  lock_published_late: "The lock was published too late: the entries could have been chosen to suit the result.",
  publication_hash_differs: "A publication is named that shows another hash than this proof has.",
  publication_time_differs: "A message is named whose own time is not the one that the proof claims.",
  beacon_signature_not_checked:
    "The beacon's signature was not checked. Without that check anybody can make up a beacon value.",
  rearmed_after_round:
    "The draw was set up anew after the number of an earlier attempt was known. See that no lock of that earlier attempt was ever posted.",
  offline_rearmed:
    "The draw was set up anew: the organiser may have seen the result of an earlier attempt and dropped it.",
};
