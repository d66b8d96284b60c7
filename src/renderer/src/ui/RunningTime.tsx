import { HOUR, type Instant, SECOND, toIso } from "#shared/time.ts";
import { timerText } from "#shared/words/duration.ts";
import { cx } from "./cx.ts";
import styles from "./RunningTime.module.css";
import text from "./text.module.css";
import { useNow } from "./use-now.ts";

export interface RunningTimeProps {
  readonly since: Instant;
  /** Since when the servers are down, and with them every timer stands still; null while they are not. */
  readonly frozenSince: Instant | null;
  readonly isInferred: boolean;
  /** It is probably over: grey, with a word. */
  readonly isStale?: boolean;
  /** The exact instant, and how sure it is. */
  readonly title: string;
  readonly className?: string | undefined;
}

/** Time that passed since an instant, at each second. Nothing of it is read out. */
export function RunningTime({ since, frozenSince, isInferred, isStale = false, title, className }: RunningTimeProps) {
  const now = useNow(frozenSince === null ? SECOND : HOUR);
  return (
    <span className={cx(styles.running, isStale && styles.stale, className)} title={title}>
      {isStale && <span className={styles.word}>stale</span>}
      <time className={isInferred ? text.inferred : undefined} dateTime={toIso(since)}>
        {timerText((frozenSince ?? now) - since)}
      </time>
    </span>
  );
}
