import { IconButton } from "#renderer/ui/IconButton.tsx";
import { Tip } from "#renderer/ui/Tip.tsx";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { ActivityTotals } from "#shared/contract/activities.ts";
import { MINUTE } from "#shared/time.ts";
import styles from "./Activities.module.css";
import { agreedWords, reconciledWords } from "./totals-words.ts";

/** How our sums stand to what the game itself counts: quiet where they agree, both numbers where they do not. */
export function ReconciledLines({ reconciled }: Pick<ActivityTotals, "reconciled">) {
  const now = useNow(MINUTE);
  const agreed = agreedWords(reconciled);
  return (
    <>
      {reconciled.map((one) => {
        const words = reconciledWords(one, times, now);
        if (words === null) return null;
        return (
          <p key={one.metric} className={styles.note}>
            {words.text}
            <Tip trigger={<IconButton icon="unknown" size="small" label={`What that means: ${one.label}`} />}>
              <p className={styles.tip}>{words.why}</p>
            </Tip>
          </p>
        );
      })}
      {agreed !== null && <p className={styles.note}>{agreed}.</p>}
    </>
  );
}
