import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useSync } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import { Progress } from "#renderer/ui/Progress.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import { isFirstClick, useOnce } from "#renderer/ui/use-once.ts";
import type { BatchSummary } from "#shared/contract/sync.ts";
import type { ClanId } from "#shared/ids.ts";
import { failureWords } from "#shared/words/failure.ts";
import { batchEndText, progressOf } from "./check-now.ts";
import styles from "./Header.module.css";

export interface CheckNowProps {
  /** Null checks all clans. */
  readonly clan: ClanId | null;
  /** What stands there while no check runs. */
  readonly children: ReactNode;
}

/** Freshness with the button to check at once; while a check runs, how far it is. */
export function CheckNow({ clan, children }: CheckNowProps) {
  const client = useClient();
  const mayAsk = useMay("officer");
  const batches = (useSync().data?.batches ?? []).filter((batch) => clan === null || batch.clan === clan);
  const running = batches.filter((batch) => batch.state === "running");
  useEndToast(batches);

  const once = useOnce();
  const request = useMutation({
    mutationFn: () => client.sync.request({ clan }),
    onError(error) {
      const failure = failureOf(error);
      showToast(failureWords(failure.code, failure.data).cause, { icon: "fail" });
    },
  });
  const cancel = useMutation({
    mutationFn: () => Promise.all(running.map((batch) => client.sync.cancel({ batch: batch.id }))),
  });

  if (running.length > 0) {
    const { done, total } = progressOf(running);
    return (
      <>
        <span className={styles.checking}>
          <span role="status">
            Checking {done} of {total}
          </span>
          <Progress label="Check" value={done} max={total} />
        </span>
        {mayAsk && (
          <IconButton
            icon="x"
            size="small"
            label="Cancel the check"
            onClick={(event) => {
              // The second click of a double click on the button that stood here.
              if (isFirstClick(event)) cancel.mutate();
            }}
          />
        )}
      </>
    );
  }
  return (
    <>
      {children}
      {mayAsk && (
        <IconButton
          icon="sync"
          size="small"
          label={clan === null ? "Check all clans now" : "Check now"}
          aria-disabled={request.isPending}
          onClick={(event) => {
            if (isFirstClick(event)) void once(clan, request.mutateAsync);
          }}
        />
      )}
    </>
  );
}

/** Says how a check ended that was seen running, where not all went well. */
function useEndToast(batches: readonly BatchSummary[]): void {
  const seen = useRef(new Set<number>());
  useEffect(() => {
    for (const batch of batches) {
      if (batch.state === "running") seen.current.add(batch.id);
      else if (seen.current.delete(batch.id)) {
        const text = batchEndText(batch);
        if (text !== null) showToast(text, { icon: "warn" });
      }
    }
  }, [batches]);
}
