import { Countdown } from "#renderer/ui/Countdown.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { Progress } from "#renderer/ui/Progress.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import { When } from "#renderer/ui/When.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { SECOND } from "#shared/time.ts";
import styles from "./Contest.module.css";
import { deadlineOf } from "./contest-list.ts";
import { prizesWords } from "./contest-words.ts";
import { MessageText } from "./MessageText.tsx";
import { standWords } from "./stand-words.ts";

/** What the contest waits for, as the page's one large figure, and what comes then. */
export function StandSection({ contest }: { readonly contest: ContestDetail }) {
  const now = useNow(SECOND);
  const deadline = deadlineOf(contest, now);
  const isAhead = deadline !== null && deadline.at > now;
  const words = standWords(contest, now, times);
  return (
    <section>
      <h3>{isAhead ? deadline.label : words.head}</h3>
      {isAhead && (
        <div className={styles.countdown}>
          <Countdown to={deadline.at} label={deadline.label.replace(/ (?:in|within)$/, "")} isAnnounced />
        </div>
      )}
      <p className={text.quiet}>
        {words.next} {contest.state !== "void" && prizesWords(contest)}
      </p>
      {contest.prize !== "" && contest.state !== "void" && (
        <p className={styles.prize}>
          <Icon name="trophy" size="small" /> <Name text={contest.prize} />
        </p>
      )}
      {contest.state === "void" && contest.messages.void !== null && <MessageText text={contest.messages.void} />}
      {contest.state === "ended" && <LastCheck contest={contest} />}
    </section>
  );
}

function LastCheck({ contest }: { readonly contest: ContestDetail }) {
  const { lastCheck } = contest;
  if (lastCheck === null) return <p className={styles.aftermath}>The last check of everybody has not begun yet.</p>;
  if (lastCheck.finishedAt !== null) {
    return (
      <p className={styles.aftermath}>
        Last check of everybody: {numbers.count(lastCheck.done)} of {numbers.count(lastCheck.of)}, finished{" "}
        <When at={lastCheck.finishedAt} />.
      </p>
    );
  }
  const said = `Last check: ${numbers.count(lastCheck.done)} of ${numbers.count(lastCheck.of)} members`;
  return (
    <div className={styles.aftermath}>
      <p>{said}</p>
      <Progress label="Last check" value={lastCheck.done} max={lastCheck.of} />
    </div>
  );
}
