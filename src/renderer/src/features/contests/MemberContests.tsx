import { useContestEntries, useContests } from "#renderer/api/contest-queries.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { contestPath, hrefOf } from "#renderer/ui/route.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Tag } from "#renderer/ui/Tag.tsx";
import text from "#renderer/ui/text.module.css";
import type { ContestSummary } from "#shared/contract/contests.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import styles from "./MemberContests.module.css";
import { pickWords, standingWords } from "./member-contests.ts";

export interface MemberContestsProps {
  readonly clan: ClanId;
  readonly account: AccountId;
}

/** More that run at once are a matter for the list of contests. */
const MOST_RUNNING = 4;

/** A member's entries in what runs, and what was won. */
export function MemberContests({ clan, account }: MemberContestsProps) {
  const { data: contests = [] } = useContests(clan);
  const running = contests.filter((one) => ["active", "ended", "locked"].includes(one.state)).slice(0, MOST_RUNNING);
  const picked = contests.filter((one) => one.state === "drawn" && pickWords(one, account) !== null);
  if (running.length + picked.length === 0) return null;
  return (
    <section aria-label="Contests">
      <SectionHead level={3} title="Contests" />
      <ul className={styles.list}>
        {running.map((contest) => (
          <RunningLine key={contest.id} clan={clan} contest={contest} account={account} />
        ))}
        {picked.map((contest) => (
          <li key={contest.id}>
            <ContestLink clan={clan} contest={contest} account={account} />
            <Tag icon="trophy">{pickWords(contest, account)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps extends MemberContestsProps {
  readonly contest: ContestSummary;
}

function ContestLink({ clan, contest, account }: LineProps) {
  return (
    <a className={`${text.link} ${text.clip}`} href={hrefOf(contestPath(clan, contest.id, account))}>
      <Name text={contest.title} />
    </a>
  );
}

function RunningLine({ clan, contest, account }: LineProps) {
  const { data: list } = useContestEntries(clan, contest.id);
  const own = list?.entries.find((entry) => entry.account === account);
  const words = standingWords(own);
  return (
    <li>
      <ContestLink clan={clan} contest={contest} account={account} />
      <span className={text.num}>{list === undefined ? "" : (words ?? "not in the list")}</span>
    </li>
  );
}
