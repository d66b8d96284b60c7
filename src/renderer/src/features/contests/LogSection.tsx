import { Name } from "#renderer/ui/Name.tsx";
import { When } from "#renderer/ui/When.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import styles from "./Contest.module.css";
import { logWords } from "./log-words.ts";

/** Who did what, the newest first; folded until somebody asks. */
export function LogSection({ contest }: { readonly contest: ContestDetail }) {
  if (contest.log.length === 0) return null;
  return (
    <section>
      <details className={styles.log}>
        <summary>Who did what</summary>
        <ol>
          {contest.log.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two things can be done by one person in one instant.
            <li key={index}>
              <span>
                <Name text={line.actor} /> {logWords(line.action)}
                {line.note !== null && line.note !== "" && (
                  <>
                    : <Name text={line.note} />
                  </>
                )}
              </span>
              <span className={styles.logAt}>
                <When at={line.at} />
              </span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
