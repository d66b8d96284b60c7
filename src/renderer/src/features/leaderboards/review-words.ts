/** Falls of values that only rise, in words. Pure. */
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import type { Review, Verdict } from "#shared/contract/reviews.ts";
import { shownName } from "#shared/plain-text.ts";

export interface VerdictWords {
  readonly as: Verdict;
  readonly text: string;
  /** What it means and what it does to the gain. */
  readonly meaning: string;
}

/** The choices for one fall, each with what it would count. */
export function verdictsFor({ before, after }: Pick<Review, "before" | "after">): readonly VerdictWords[] {
  const from = before === null ? "what it was" : numbers.count(before);
  const to = after === null ? "what it is" : numbers.count(after);
  return [
    {
      as: "reset",
      text: "It began again at zero",
      meaning:
        after === 0
          ? "It shows 0: nothing was gained since."
          : `The ${to} that it shows were all gained since: they count as a gain.`,
    },
    {
      as: "baseline",
      text: "A new start from here",
      meaning: `It goes on from ${to}. Nothing was gained or lost by the fall; what comes on top of ${to} counts.`,
    },
    {
      as: "ignored",
      text: "The answer was wrong",
      meaning: `The fall did not happen. Only what exceeds ${from} counts.`,
    },
  ];
}

/** The same choices for several falls at once. */
export const VERDICTS_OF_ALL: readonly VerdictWords[] = [
  {
    as: "reset",
    text: "All began again at zero",
    meaning: "What each value shows was all gained since: it counts as a gain.",
  },
  {
    as: "baseline",
    text: "All a new start from here",
    meaning: "Each goes on from what it shows. Nothing was gained or lost by the falls; what comes on top counts.",
  },
  {
    as: "ignored",
    text: "The answer was wrong",
    meaning: "None of the falls happened. Only what exceeds the values before them counts.",
  },
];

/** `41 002 118 → 12`. */
export function fallText({ before, after }: Pick<Review, "before" | "after">): string {
  const number = (value: number | null) => (value === null ? UNKNOWN : numbers.count(value));
  return `${number(before)} → ${number(after)}`;
}

export const DECIDED: Readonly<Record<Verdict, string>> = {
  reset: "began again at zero",
  baseline: "a new start",
  ignored: "a wrong answer",
};

type Reviews = readonly [Pick<Review, "name">, ...unknown[]];

/** `The 3 falls of Ada`, `The fall of Ada`, and whether there are several. */
function fallsOf(reviews: Reviews): { readonly text: string; readonly verb: "is" | "are" } {
  const name = shownName(reviews[0].name);
  return reviews.length === 1
    ? { text: `The fall of ${name}`, verb: "is" }
    : { text: `The ${reviews.length} falls of ${name}`, verb: "are" };
}

export function decidedText(reviews: Reviews, as: Verdict): string {
  const { text, verb } = fallsOf(reviews);
  return `${text} ${verb} taken as: ${DECIDED[as]}`;
}

export function heldAgainText(reviews: Reviews): string {
  const { text, verb } = fallsOf(reviews);
  return `${text} ${verb} held again`;
}

/** Those of the metrics on the page first; the undecided before the decided, as they come. */
export function sortedReviews(reviews: readonly Review[], metrics: readonly string[]): Review[] {
  const rank = (review: Review) => (review.decided === null ? 0 : 2) + (metrics.includes(review.metric) ? 0 : 1);
  return [...reviews].sort((a, b) => rank(a) - rank(b));
}
