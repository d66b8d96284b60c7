import { useId } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { isFirstClick } from "#renderer/ui/use-once.ts";
import type { Verdict } from "#shared/contract/reviews.ts";
import styles from "./Reviews.module.css";
import type { VerdictWords } from "./review-words.ts";

export interface ReviewChoicesProps {
  readonly choices: readonly VerdictWords[];
  readonly onDecide: (as: Verdict) => void;
}

/** What falls can mean: a button each, with what would count then. */
export function ReviewChoices({ choices, onDecide }: ReviewChoicesProps) {
  const id = useId();
  return (
    <dl className={styles.choices}>
      {choices.map(({ as, text, meaning }) => (
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
