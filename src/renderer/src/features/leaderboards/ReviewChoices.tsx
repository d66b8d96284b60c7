import { useId } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { isFirstClick } from "#renderer/ui/use-once.ts";
import type { Review, Verdict } from "#shared/contract/reviews.ts";
import styles from "./Reviews.module.css";
import { verdictsFor } from "./review-words.ts";

export interface ReviewChoicesProps {
  readonly review: Review;
  readonly onDecide: (as: Verdict) => void;
}

/** What a fall can mean: a button each, with what would count then. */
export function ReviewChoices({ review, onDecide }: ReviewChoicesProps) {
  const id = useId();
  return (
    <dl className={styles.choices}>
      {verdictsFor(review).map(({ as, text, meaning }) => (
        <div key={as}>
          <dt>
            <Button aria-describedby={`${id}-${as}`} onClick={(event) => isFirstClick(event) && onDecide(as)}>
              {text}
            </Button>
          </dt>
          <dd id={`${id}-${as}`}>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
