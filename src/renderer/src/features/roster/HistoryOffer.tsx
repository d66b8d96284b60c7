import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useBatch } from "#renderer/api/queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { Progress } from "#renderer/ui/Progress.tsx";
import { batchPath, hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import type { RosterPlace } from "#shared/game.ts";
import type { ClanId, SnapshotId } from "#shared/ids.ts";
import { historyWords } from "./history-words.ts";
import styles from "./Roster.module.css";
import { useRosterActions } from "./use-roster.ts";

export interface HistoryOfferProps {
  readonly clan: ClanId;
  readonly place: RosterPlace;
}

/** What a service recorded of the members in the past, taken in by a batch that goes on whoever looks. */
export function HistoryOffer({ clan, place }: HistoryOfferProps) {
  const client = useClient();
  const { importHistory } = useRosterActions(clan);
  const [batch, setBatch] = useState<SnapshotId | null>(null);
  const progress = useBatch(batch).data;
  const cancel = useMutation({ mutationFn: async () => batch !== null && client.sync.cancel({ batch }) });
  return (
    <section className={styles.history} aria-label={`History from ${place.name}`}>
      {batch === null ? (
        <>
          <p className={styles.hint}>
            {place.name} may have recorded these members before you watched them: one request a member, several for a
            long career, in its own pace. What is known here already stays as it is.
          </p>
          <div className={styles.buttons}>
            <Button
              disabled={importHistory.isPending}
              onClick={() => importHistory.mutate(place.id, { onSuccess: (begun) => setBatch(begun.batch) })}
            >
              Take what {place.name} recorded
            </Button>
          </div>
        </>
      ) : (
        <>
          <p role="status">
            {historyWords(progress)}{" "}
            <a className={text.link} href={hrefOf(batchPath(batch))}>
              Each member
            </a>
          </p>
          {progress?.state === "running" && (
            <>
              <Progress label={`History from ${place.name}`} value={progress.done} max={progress.total} />
              <div className={styles.buttons}>
                <span className={styles.hint}>Longer careers come in several parts. It goes on when you leave.</span>
                <Button kind="plain" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
                  Cancel
                </Button>
              </div>
            </>
          )}
        </>
      )}
      {importHistory.isError && (
        <p role="alert">
          <FailureText failure={failureOf(importHistory.error)} />
        </p>
      )}
    </section>
  );
}
