import { Name } from "#renderer/ui/Name.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import styles from "./Contest.module.css";

/** Attempts before the one that counts. Nobody may miss that there were any. */
export function AttemptsSection({ contest }: { readonly contest: ContestDetail }) {
  const earlier = contest.attempts.slice(0, -1);
  if (earlier.length === 0) return null;
  return (
    <section>
      <SectionHead level={3} title="Earlier attempts" note={`this is attempt ${contest.attempt}`} />
      <ul className={styles.attempts}>
        {earlier.map((attempt) => (
          <li key={attempt.attempt}>
            <span>
              Attempt {attempt.attempt}, No. {attempt.seq}, made <When at={attempt.createdAt} />
              {attempt.lockedAt === null ? (
                ", never locked"
              ) : (
                <>
                  , locked <When at={attempt.lockedAt} />
                </>
              )}
            </span>
            {attempt.endedWhy !== null && (
              <span className={text.quiet}>
                <Name text={attempt.endedWhy} />
              </span>
            )}
            <code title={`Commitment of attempt ${attempt.attempt}`}>{attempt.commitmentHash}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
