import { failureOf } from "#renderer/api/failures.ts";
import { useDeadAnswer } from "#renderer/api/queries.ts";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { QueueRow } from "#shared/contract/sync.ts";
import { plainLines, plainText } from "#shared/plain-text.ts";
import { statusText } from "./batch-words.ts";
import styles from "./Dead.module.css";

/** What was answered last, as text and nothing else: whoever sent it may not have been the game. */
export function DeadAnswer({ row }: { readonly row: QueueRow }) {
  const { data, error } = useDeadAnswer(row.id);
  return (
    <div className={styles.answer}>
      <p className={text.quiet}>
        {statusText(row)}
        {row.failingSince !== null && (
          <>
            {" · failing since "}
            <When at={row.failingSince} />
          </>
        )}
        {row.lastAttemptAt !== null && (
          <>
            {" · tried last "}
            <When at={row.lastAttemptAt} />
          </>
        )}
      </p>
      {row.lastDetail !== null && <p>{plainText(row.lastDetail)}</p>}
      {error !== null && (
        <p role="alert">
          <FailureText failure={failureOf(error)} />
        </p>
      )}
      {data !== undefined &&
        (data.answer === null ? (
          <p className={text.quiet}>Nothing of an answer is kept.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
          <section className={styles.body} tabIndex={0} aria-label={`Last answer for ${plainText(row.name)}`}>
            <pre className={text.mono}>{plainLines(data.answer).join("\n")}</pre>
          </section>
        ))}
    </div>
  );
}
