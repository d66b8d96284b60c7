import { HOUR, type Instant, MINUTE, SECOND, toIso } from "#shared/time.ts";
import { timerText } from "#shared/words/duration.ts";
import text from "./text.module.css";
import { times } from "./times.ts";
import { useNow } from "./use-now.ts";

export interface CountdownProps {
  readonly to: Instant;
  /** What ends, for the hover text and for screen readers. */
  readonly label: string;
  readonly className?: string | undefined;
  /** Tells screen readers when little is left; only one countdown of a page should. */
  readonly isAnnounced?: boolean;
}

/** Derived from the instant at each second; only thresholds are read out. */
export function Countdown({ to, label, className, isAnnounced = false }: CountdownProps) {
  const now = useNow(SECOND);
  return (
    <>
      <time className={className} dateTime={toIso(to)} title={`${label} ${times.exact(to)}`}>
        {timerText(to - now)}
      </time>
      {isAnnounced && (
        <span className={text.hidden} role="status">
          {thresholdWords(label, to - now)}
        </span>
      )}
    </>
  );
}

function thresholdWords(label: string, left: number): string {
  if (left <= 0) return `${label} now`;
  if (left <= 10 * MINUTE) return `${label} in less than 10 minutes`;
  return left <= HOUR ? `${label} in less than an hour` : "";
}
