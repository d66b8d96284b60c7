import { Countdown } from "#renderer/ui/Countdown.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { contestPath, hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import type { ClanId } from "#shared/ids.ts";
import styles from "./Clans.module.css";
import type { ContestCardLine } from "./contest-lines.ts";

export interface ContestLineProps {
  readonly clan: ClanId;
  readonly line: ContestCardLine;
}

/** A contest that runs or waits for an officer, and the way to its page. */
export function ContestLine({ clan, line }: ContestLineProps) {
  return (
    <li>
      {line.isTodo ? (
        <Icon name="warn" tone="warn" />
      ) : (
        <span className={styles.quietIcon}>
          <Icon name="trophy" />
        </span>
      )}
      <a className={text.clip} href={hrefOf(contestPath(clan, line.contest))} title={line.text}>
        {line.text}
      </a>
      {line.at !== null && <Countdown to={line.at} label={line.dueText} className={styles.end} />}
    </li>
  );
}
