import { useContestClock } from "#renderer/api/contest-queries.ts";
import { Notice } from "#renderer/ui/Notice.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { compactDuration } from "#shared/words/duration.ts";
import styles from "./Contest.module.css";

const isAhead = ({ state, mode }: ContestDetail) => mode === "online" && ["active", "ended", "locked"].includes(state);

/** A clock that is off makes times in the documents that nobody believes. */
export function ClockWarning({ contest }: { readonly contest: ContestDetail }) {
  const clock = useContestClock(isAhead(contest)).data;
  if (clock === undefined || !clock.isOff || clock.aheadMs === null) return null;
  const off = `${compactDuration(Math.abs(clock.aheadMs))} ${clock.aheadMs > 0 ? "ahead of" : "behind"}`;
  return (
    <div className={styles.warning}>
      <Notice tone="warn" cause={`The clock of Adjutant's computer is ${off} the beacon.`}>
        Times in commitment and lock come from it. Set it right before the next step.
      </Notice>
    </div>
  );
}
