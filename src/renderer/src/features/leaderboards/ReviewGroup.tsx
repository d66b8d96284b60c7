import { Button } from "#renderer/ui/Button.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import text from "#renderer/ui/text.module.css";
import type { Times } from "#renderer/ui/times.ts";
import type { Review, Verdict } from "#shared/contract/reviews.ts";
import { plainText } from "#shared/plain-text.ts";
import { ReviewChoices } from "./ReviewChoices.tsx";
import styles from "./Reviews.module.css";
import { DECIDED, fallText, VERDICTS_OF_ALL, verdictsFor } from "./review-words.ts";

type Reviews = readonly [Review, ...Review[]];

export interface ReviewGroupProps {
  /** What one reading of a member showed, all of it undecided or decided at once. */
  readonly reviews: Reviews;
  readonly times: Times;
  readonly labelOf: (metric: string) => string;
  readonly mayDecide: boolean;
  readonly onDecide: (reviews: Reviews, as: Verdict) => void;
  readonly onUndo: (reviews: Reviews) => void;
}

/** One fall, or those of one reading: one decision about all of them, or about each for itself. */
export function ReviewGroup({ reviews, times, labelOf, mayDecide, onDecide, onUndo }: ReviewGroupProps) {
  const [first, ...others] = reviews;
  const { decided } = first;
  const isOne = others.length === 0;
  return (
    <>
      <p className={styles.what}>
        <Name text={first.name} className={text.strong} />
        {isOne ? (
          <>
            <span>{labelOf(first.metric)}</span>
            <span className={text.num}>{fallText(first)}</span>
          </>
        ) : (
          <span>{reviews.length} values fell at once</span>
        )}
        <time className={text.quiet} title={times.exact(first.at)}>
          {times.date(first.at)} {times.clock(first.at)}
        </time>
      </p>
      {!isOne && decided === null && (
        <p className={text.quiet}>Values that fall together are often those of another player, who has the name now.</p>
      )}
      {decided !== null && (
        <p className={styles.decided}>
          <span>
            Decided: {DECIDED[decided.as]}, by {plainText(decided.by)}
          </span>
          {mayDecide && (
            <Button kind="plain" onClick={() => onUndo(reviews)}>
              {isOne ? "Take back" : `Take back all ${reviews.length}`}
            </Button>
          )}
        </p>
      )}
      {decided === null && mayDecide && (
        <ReviewChoices
          choices={isOne ? verdictsFor(first) : VERDICTS_OF_ALL}
          onDecide={(as) => onDecide(reviews, as)}
        />
      )}
      {!isOne && (
        <details className={styles.each}>
          <summary>Each of the {reviews.length}</summary>
          <ul>
            {reviews.map((review) => (
              <li key={review.id}>
                <p className={styles.what}>
                  <span>{labelOf(review.metric)}</span>
                  <span className={text.num}>{fallText(review)}</span>
                  {decided !== null && mayDecide && (
                    <Button
                      kind="plain"
                      aria-label={`Take back: ${labelOf(review.metric)}`}
                      onClick={() => onUndo([review])}
                    >
                      Take back
                    </Button>
                  )}
                </p>
                {decided === null && mayDecide && (
                  <ReviewChoices choices={verdictsFor(review)} onDecide={(as) => onDecide([review], as)} />
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
