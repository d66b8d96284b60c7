import { Countdown } from "#renderer/ui/Countdown.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { contestPath, hrefOf } from "#renderer/ui/route.ts";
import { Tag } from "#renderer/ui/Tag.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { ContestSummary, PickRow } from "#shared/contract/contests.ts";
import type { ClanId } from "#shared/ids.ts";
import { SECOND } from "#shared/time.ts";
import styles from "./Contests.module.css";
import { deadlineOf, lineWords } from "./contest-list.ts";
import { ACTION_WORDS, STATE_WORDS } from "./contest-words.ts";

export interface ContestLineProps {
  readonly clan: ClanId;
  readonly contest: ContestSummary;
  readonly isOfficer: boolean;
}

/** One contest of the list: what it waits for, or who won. */
export function ContestLine({ clan, contest, isOfficer }: ContestLineProps) {
  const path = hrefOf(contestPath(clan, contest.id));
  const { todo } = contest;
  const winners = contest.picks.filter((pick) => pick.kind === "winner");
  return (
    <li>
      <div className={styles.what}>
        <div className={text.row}>
          <a className={styles.title} href={path}>
            <Name text={contest.title} />
          </a>
          <Tag>{STATE_WORDS[contest.state]}</Tag>
          {contest.seq !== null && <span className={styles.seq}>No. {contest.seq}</span>}
          {contest.attempt > 1 && <span className={styles.seq}>attempt {contest.attempt}</span>}
        </div>
        <p className={styles.line}>
          {todo !== null && `${ACTION_WORDS[todo].waits} `}
          {todo === null && winners.length === 0 && lineWords(contest, times)}
          {winners.length > 0 && <Winners winners={winners} />}
        </p>
      </div>
      <Clock contest={contest} />
      {todo !== null && isOfficer && (
        <LinkButton href={path} aria-label={`${ACTION_WORDS[todo].button} of ${contest.title}`}>
          {ACTION_WORDS[todo].button}
        </LinkButton>
      )}
    </li>
  );
}

/** A line names no more; the page of the contest has them all. */
const MOST_NAMED = 8;

function Winners({ winners }: { readonly winners: readonly PickRow[] }) {
  return (
    <>
      <Icon name="trophy" size="small" label="Won by" />{" "}
      {winners.slice(0, MOST_NAMED).map((pick, index) => (
        <span key={pick.position}>
          {index > 0 && ", "}
          <Name text={pick.name} />
        </span>
      ))}
      {winners.length > MOST_NAMED && ` and ${numbers.count(winners.length - MOST_NAMED)} more`}
    </>
  );
}

function Clock({ contest }: Pick<ContestLineProps, "contest">) {
  const now = useNow(SECOND);
  const deadline = deadlineOf(contest, now);
  if (deadline === null) return null;
  if (deadline.at <= now)
    return <span className={styles.clock}>{deadline.label.replace(/ (?:in|within)$/, "")} due</span>;
  return (
    <span className={styles.clock}>
      {deadline.label} <Countdown to={deadline.at} label={deadline.label} className={styles.timer} />
    </span>
  );
}
