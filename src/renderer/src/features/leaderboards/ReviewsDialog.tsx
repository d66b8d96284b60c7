import { useReviews } from "#renderer/api/board-queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import text from "#renderer/ui/text.module.css";
import type { Times } from "#renderer/ui/times.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { groupReviews } from "#shared/review-groups.ts";
import { ReviewGroup } from "./ReviewGroup.tsx";
import styles from "./Reviews.module.css";
import { sortedReviews } from "./review-words.ts";
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
  const groups = groupReviews(sortedReviews(data ?? [], metrics));
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
      {data !== undefined && groups.length === 0 && <p>Nothing is held.</p>}
      <ul className={styles.reviews}>
        {groups.map((reviews) => (
          <li key={reviews[0].id}>
            <ReviewGroup
              reviews={reviews}
              times={times}
              labelOf={labelOf}
              mayDecide={mayDecide}
              onDecide={(some, as) => void decide(some, as)}
              onUndo={(some) => void undo(some)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
