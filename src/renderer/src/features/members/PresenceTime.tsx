import { RunningTime } from "#renderer/ui/RunningTime.tsx";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { type Running, sinceTitle, staleTitle } from "./presence-words.ts";

export interface PresenceTimeProps {
  /** What runs: `Online`, the name of an activity. */
  readonly label: string;
  readonly running: Running;
  readonly isStale: boolean;
  readonly frozenSince: Instant | null;
  readonly className?: string | undefined;
}

/** How long something has been running, as far as it is known. */
export function PresenceTime({ label, running, isStale, frozenSince, className }: PresenceTimeProps) {
  const now = useNow(MINUTE);
  const title = sinceTitle(label, running, frozenSince, times);
  return (
    <RunningTime
      since={running.since}
      frozenSince={frozenSince}
      isInferred={running.exactness !== "exact"}
      isStale={isStale}
      title={isStale ? `${staleTitle(running.since, now)}. ${title}` : title}
      className={className}
    />
  );
}
