import { useReviews } from "#renderer/api/board-queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import text from "#renderer/ui/text.module.css";
import type { Times } from "#renderer/ui/times.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import { ReviewChoices } from "./ReviewChoices.tsx";
import styles from "./Reviews.module.css";
import { DECIDED, fallText, sortedReviews } from "./review-words.ts";
import { useDecide } from "./use-decide.ts";

export interface ReviewsDialogProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  /** Those on the board come first. */
  readonly metrics: readonly string[];
  readonly times: Times;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Values that fell though they only rise: somebody has to say what that means. */
export function ReviewsDialog({ clan, game, metrics, times, isOpen, onClose }: ReviewsDialogProps) {
  const { data } = useReviews(isOpen ? clan : null);
  const mayDecide = useMay("officer");
  const { decide, undo } = useDecide(clan);
  const labelOf = (key: string) => game.metrics.find((metric) => metric.key === key)?.label ?? key;
  const all = sortedReviews(data ?? [], metrics);
  return (
    <Dialog
      title="Held for review"
      isOpen={isOpen}
      onClose={onClose}
      className={styles.dialog}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <p className={text.quiet}>
        These values only rise, and yet they fell. Until somebody says what that means, nothing is added and nothing is
        taken away: only what exceeds the value before the fall counts.
        {!mayDecide && " An officer decides."}
      </p>
      {data !== undefined && all.length === 0 && <p>Nothing is held.</p>}
      <ul className={styles.reviews}>
        {all.map((review) => (
          <li key={review.id}>
            <p className={styles.what}>
              <Name text={review.name} className={text.strong} />
              <span>{labelOf(review.metric)}</span>
              <span className={text.num}>{fallText(review)}</span>
              <time className={text.quiet} title={times.exact(review.at)}>
                {times.date(review.at)} {times.clock(review.at)}
              </time>
            </p>
            {review.decided !== null ? (
              <p className={styles.decided}>
                <span>
                  Decided: {DECIDED[review.decided.as]}, by {plainText(review.decided.by)}
                </span>
                {mayDecide && (
                  <Button kind="plain" onClick={() => void undo(review)}>
                    Take back
                  </Button>
                )}
              </p>
            ) : (
              mayDecide && <ReviewChoices review={review} onDecide={(as) => void decide(review, as)} />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
