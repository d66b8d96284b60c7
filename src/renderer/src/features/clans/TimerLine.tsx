import { Countdown } from "#renderer/ui/Countdown.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import text from "#renderer/ui/text.module.css";
import type { Timer } from "#shared/contract/clans.ts";
import { isolateName } from "#shared/words/isolate.ts";
import { timerWords } from "#shared/words/timer.ts";
import styles from "./Clans.module.css";

/** What runs in a clan and when it ends. */
export function TimerLine({ timer }: { readonly timer: Timer }) {
  const words = timerWords(timer, isolateName);
  const { stars, opponentStars } = timer.data;
  const score =
    timer.kind === "war-end" && typeof stars === "number" && typeof opponentStars === "number"
      ? `, ${stars} to ${opponentStars} stars`
      : "";
  const line = timer.isOverdue ? `${words.subject} ${words.overdue}` : `${words.ending}${score}`;
  return (
    <li>
      <span className={styles.quietIcon}>
        <Icon name={timer.kind.startsWith("war") ? "swords" : "clock"} />
      </span>
      <span className={text.clip} title={timer.isOverdue ? line : `${words.subject}: ${line}`}>
        {line}
      </span>
      {!timer.isOverdue && <Countdown to={timer.endsAt} label={words.ending} className={styles.end} />}
    </li>
  );
}
