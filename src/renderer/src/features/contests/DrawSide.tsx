import type { ContestDetail } from "#shared/contract/contests.ts";
import type { ClanId } from "#shared/ids.ts";
import { AttemptsSection } from "./AttemptsSection.tsx";
import { ClockWarning } from "./ClockWarning.tsx";
import styles from "./Contest.module.css";
import { GradeSection } from "./GradeSection.tsx";
import { HashesSection } from "./HashesSection.tsx";
import { LogSection } from "./LogSection.tsx";
import { StandSection } from "./StandSection.tsx";
import { WinnersSection } from "./WinnersSection.tsx";
import { WitnessSection } from "./WitnessSection.tsx";

export interface DrawSideProps {
  readonly clan: ClanId;
  readonly contest: ContestDetail;
  readonly isOfficer: boolean;
}

/** Beside the entries: the countdown or the winners, and all that proves them. */
export function DrawSide({ contest, isOfficer }: DrawSideProps) {
  const attempt = contest.attempts.at(-1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <aside className={styles.side} aria-label="The draw" tabIndex={0}>
      {contest.state === "drawn" ? <WinnersSection contest={contest} /> : <StandSection contest={contest} />}
      {isOfficer && <ClockWarning contest={contest} />}
      {attempt !== undefined && contest.witnesses.length > 0 && (
        <WitnessSection witnesses={contest.witnesses} attempt={attempt} />
      )}
      <GradeSection contest={contest} />
      {attempt !== undefined && <HashesSection contest={contest} attempt={attempt} />}
      <AttemptsSection contest={contest} />
      <LogSection contest={contest} />
    </aside>
  );
}
