import type { ReactNode } from "react";
import { Icon } from "#renderer/ui/Icon.tsx";
import { numbers, plural, UNKNOWN } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import type { Times } from "#renderer/ui/times.ts";
import type { Board } from "#shared/contract/leaderboards.ts";
import type { Instant } from "#shared/time.ts";
import { beforeWords, changeOf, countsWords, windowWords } from "./board-words.ts";
import styles from "./Leaderboards.module.css";

export interface BoardHeadlineProps {
  readonly board: Board;
  readonly isAcrossClans: boolean;
  readonly times: Times;
  readonly now: Instant;
  /** Chooses the span to compare with; shows the words it is given. */
  readonly against: (words: string) => ReactNode;
  /** Opens what is held for review; null where that is not here. */
  readonly onReview: (() => void) | null;
}

/** What all of them gained, how that stands to the span before, and of how many it is known. */
export function BoardHeadline({ board, isAcrossClans, times, now, against, onReview }: BoardHeadlineProps) {
  const { totals, isSummable } = board;
  const before = beforeWords(board, times, now);
  const figure = isSummable ? totals.gained : totals.median;
  const unit = board.unit === "" ? "" : ` ${board.unit}`;
  const change = isSummable ? changeOf(totals.gained, totals.gainedBefore) : null;
  const held = totals.inReview;
  return (
    <div className={styles.headline}>
      <p className={styles.words}>
        <span className={styles.figure}>{figure === null ? UNKNOWN : `${numbers.change(figure)}${unit}`}</span>{" "}
        <span className={text.quiet}>
          {isSummable ? (isAcrossClans ? "by all clans" : "by the clan") : "in the middle"}{" "}
          {windowWords(board.window, times, now)}
          {before !== null && (
            <>
              ,{" "}
              {change !== null && (
                <span className={change.icon === "up" ? text.good : undefined}>
                  {change.icon !== null && (
                    <Icon name={change.icon} size="small" label={change.icon === "up" ? "up" : "down"} />
                  )}
                  {change.text}
                </span>
              )}{" "}
              {change === null && "compared with "}
              {against(before)}
            </>
          )}
        </span>
      </p>
      <p className={styles.counts}>
        {held > 0 && (
          <span className={styles.held}>
            <Icon name="warn" size="small" tone="warn" />
            {onReview === null ? (
              `${numbers.count(held)} ${plural(held, "value", "values")} held for review`
            ) : (
              <button type="button" className={text.linkButton} onClick={onReview}>
                {numbers.count(held)} {plural(held, "value", "values")} held for review
              </button>
            )}
          </span>
        )}
        <span>{countsWords(board)}</span>
      </p>
    </div>
  );
}
