import { cx } from "#renderer/ui/cx.ts";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { createTimes } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { CronPreview } from "#shared/contract/schedules.ts";
import { MINUTE, toIso } from "#shared/time.ts";
import styles from "./Schedules.module.css";

export interface SchedulePreviewProps {
  /** Null while nothing can be said. */
  readonly preview: CronPreview | null;
  readonly mostRunsADay: number;
  /** It is of what was chosen before; what is chosen is not known yet. */
  readonly isStale: boolean;
}

/** The next runs as the clan's clocks show them. */
export function SchedulePreview({ preview, mostRunsADay, isStale }: SchedulePreviewProps) {
  const now = useNow(MINUTE);
  if (preview === null) return <p className={styles.preview}>The next runs show here.</p>;
  const times = createTimes(preview.zone);
  return (
    <div
      className={cx(styles.preview, isStale && styles.stale)}
      role="status"
      aria-label="Next runs"
      aria-busy={isStale}
    >
      <p>
        Runs {preview.words} ({preview.zone}). Next:
      </p>
      <ol>
        {preview.next.map((at) => (
          <li key={at}>
            <time dateTime={toIso(at)} title={times.exact(at)}>
              {times.moment(at, now)}
            </time>
          </li>
        ))}
      </ol>
      {preview.isLimited && (
        <p>
          That is oftener than {numbers.count(mostRunsADay)} {plural(mostRunsADay, "time", "times")} a day: only the
          first {mostRunsADay === 1 ? "" : `${numbers.count(mostRunsADay)} `}of each day{" "}
          {plural(mostRunsADay, "runs", "run")}.
        </p>
      )}
    </div>
  );
}
