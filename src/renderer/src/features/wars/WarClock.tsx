import { Countdown } from "#renderer/ui/Countdown.tsx";
import { cx } from "#renderer/ui/cx.ts";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import { When } from "#renderer/ui/When.tsx";
import type { WarSummary } from "#shared/contract/wars.ts";
import { SECOND } from "#shared/time.ts";
import { timerWords } from "#shared/words/timer.ts";
import styles from "./Wars.module.css";
import { phaseOf, warTimer } from "./war-phase.ts";
import { resultText } from "./war-words.ts";

export interface WarClockProps {
  readonly war: WarSummary;
  /** Screen readers are told when little is left; only one clock of a page should. */
  readonly isAnnounced?: boolean;
}

/** What the war counts down to; after its end how it ended. */
export function WarClock({ war, isAnnounced = false }: WarClockProps) {
  const now = useNow(SECOND);
  const timer = warTimer(war, now);
  if (timer === null) {
    return (
      <span className={styles.clock}>
        <span className={text.strong}>{resultText(war.result, phaseOf(war, now))}</span>
        {war.endAt !== null && (
          <span className={text.quiet}>
            ended <When at={war.endAt} />
          </span>
        )}
      </span>
    );
  }
  const words = timerWords(timer);
  if (timer.isOverdue) {
    return (
      <span className={text.quiet} title={`${words.ending} ${times.exact(timer.endsAt)}`}>
        {words.overdue}
      </span>
    );
  }
  return (
    <span className={styles.clock}>
      <span className={cx(text.quiet, styles.countdown)}>{words.countdown}</span>
      <Countdown className={styles.timer} to={timer.endsAt} label={words.ending} isAnnounced={isAnnounced} />
    </span>
  );
}
