/** What a list would change and what speaks for a rename, in words: the same in the window and the command line. */
import type { RenameEvidence, RenameProposal, RosterDifference } from "#shared/contract/roster.ts";

export const CONFIDENCE_WORDS: Readonly<Record<RenameProposal["confidence"], string>> = {
  sure: "the same player",
  likely: "probably the same player",
  possible: "possibly the same player",
  unlikely: "probably somebody else",
};

/** One piece of evidence as half a sentence. */
export function evidenceWords(
  { kind, metric, before, after }: RenameEvidence,
  wording: { readonly label: (metric: string) => string; readonly number: (value: number) => string },
): string {
  const numbers =
    metric === null || before === null || after === null
      ? ""
      : ` (${wording.label(metric)}: ${wording.number(before)} before, ${wording.number(after)} now)`;
  switch (kind) {
    case "same-id":
      return "a service with lasting ids knows both as one";
    case "old-name-gone":
      return "the old name is on no board any more";
    case "same-joined-day":
      return "both joined the clan on the same day";
    case "nothing-lower":
      return `nothing is lower than it was${numbers}`;
    case "close":
      return `as much as can be gained meanwhile${numbers}`;
    case "something-lower":
      return `something is lower than it was${numbers}`;
    case "took-the-place":
      return "the new name is in the list and the old one is not";
  }
}

export const REFUSED_WORDS: Readonly<Record<RosterDifference["refused"][number]["why"], string>> = {
  "no-name": "names nobody",
  "invalid-name": "is no name that the game allows",
  twice: "is in the list already",
};

export const UNREADABLE_WORDS: Readonly<Record<"empty" | "no-names" | "too-many" | "broken-json", string>> = {
  empty: "There is nothing in it.",
  "no-names": "There is no name of a player in it.",
  "too-many": "It has more names than a clan can have members.",
  "broken-json": "It begins like JSON and is none: perhaps not all of it was copied.",
};
