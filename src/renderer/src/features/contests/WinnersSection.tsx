import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { CHECK_CODES, type CheckCode } from "#shared/draw/documents.ts";
import { CHECK_WORDS } from "#shared/draw/grade.ts";
import styles from "./Contest.module.css";
import { useContestDialog } from "./contest-dialog-store.ts";
import { shareWords } from "./contest-words.ts";

/** Who was drawn, in order, and whether the proof holds. */
export function WinnersSection({ contest }: { readonly contest: ContestDetail }) {
  const open = useContestDialog((store) => store.open);
  const winners = contest.picks.filter((pick) => pick.kind === "winner");
  const alternates = contest.picks.filter((pick) => pick.kind === "alternate");
  return (
    <section className={styles.winners}>
      <SectionHead
        level={3}
        title={winners.length === 1 ? "Winner" : "Winners"}
        aside={<Verdict report={contest.report} />}
      />
      <ol>
        {winners.map((pick) => (
          <li key={pick.position} title={pick.entryId}>
            <span className={styles.place}>{pick.position}</span>
            <Name text={pick.name} className={styles.who} />
            <span className={styles.share}>{shareWords(pick.weight, pick.poolWeight)}</span>
          </li>
        ))}
      </ol>
      {alternates.length > 0 && (
        <p className={text.quiet}>
          {alternates.length === 1 ? "Alternate: " : "Alternates: "}
          {alternates.map((pick, index) => (
            <span key={pick.position} title={pick.entryId}>
              {index > 0 && ", then "}
              <Name text={pick.name} />
            </span>
          ))}
          .
        </p>
      )}
      {winners.length < contest.winnerCount && (
        <p className={text.quiet}>There were no more members with entries to draw from.</p>
      )}
      {contest.prize !== "" && (
        <p className={styles.prize}>
          <Icon name="trophy" size="small" /> <Name text={contest.prize} />
        </p>
      )}
      <button type="button" className={text.linkButton} onClick={() => open({ kind: "draw" })}>
        Show the draw
      </button>
    </section>
  );
}

function Verdict({ report }: Pick<ContestDetail, "report">) {
  if (report === null) return null;
  if (report.ok) {
    return (
      <span className={text.good}>
        <Icon name="ok" size="small" /> verified here, {CHECK_CODES.length} of {CHECK_CODES.length} checks
      </span>
    );
  }
  const failed = CHECK_WORDS[report.code as CheckCode];
  return (
    <span className={text.bad} title={failed?.failed}>
      <Icon name="fail" size="small" /> the proof does not hold
    </span>
  );
}
