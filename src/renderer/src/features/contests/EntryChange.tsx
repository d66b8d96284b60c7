import { type FormEvent, useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { ContestDetail, ContestEntry } from "#shared/contract/contests.ts";
import styles from "./ContestDialog.module.css";
import { readCorrection } from "./correction-form.ts";
import { useContestActions } from "./use-contest-actions.ts";

export interface EntryChangeProps {
  readonly contest: ContestDetail;
  readonly entry: ContestEntry;
}

/** Corrections and opt-outs before the lock. Both go into the evidence with author and reason. */
export function EntryChange({ contest, entry }: EntryChangeProps) {
  const [weight, setWeight] = useState(String(entry.weight));
  const [reason, setReason] = useState("");
  const [isRefused, setRefused] = useState(false);
  const { correct, optOut } = useContestActions(contest.id);
  const read = readCorrection({ weight, reason });
  const errors = isRefused && !read.ok ? read.errors : {};
  const isPending = correct.isPending || optOut.isPending;
  const done = { onSuccess: () => setReason("") };

  function submit(event: FormEvent): void {
    event.preventDefault();
    setRefused(!read.ok);
    if (read.ok && !isPending) correct.mutate({ ref: entry.ref, weight: read.weight, reason: read.reason }, done);
  }

  /** Whether a reason stands there; where none does, that is said. */
  function hasReason(): boolean {
    setRefused(reason.trim() === "");
    return reason.trim() !== "" && !isPending;
  }

  return (
    <form className={styles.part} onSubmit={submit} noValidate>
      <h3>Change before the lock</h3>
      <p className={styles.quiet}>
        It is told to everybody, with your name and the reason, and goes into the evidence.
      </p>
      <div className={styles.fields}>
        <TextField
          label="Entries"
          inputMode="numeric"
          width={120}
          value={weight}
          error={errors.weight}
          onChange={(event) => setWeight(event.target.value)}
        />
        <TextField
          label="Reason"
          maxLength={400}
          value={reason}
          error={errors.reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" disabled={isPending}>
          Correct entries
        </Button>
        {entry.correction !== null && (
          <Button
            disabled={isPending}
            onClick={() => hasReason() && correct.mutate({ ref: entry.ref, weight: null, reason: reason.trim() }, done)}
          >
            Take the correction back
          </Button>
        )}
        {entry.optOut === null ? (
          <Button
            disabled={isPending}
            onClick={() => hasReason() && optOut.mutate({ ref: entry.ref, isOut: true, reason: reason.trim() }, done)}
          >
            Takes no part
          </Button>
        ) : (
          <Button
            disabled={isPending}
            onClick={() => optOut.mutate({ ref: entry.ref, isOut: false, reason: reason.trim() }, done)}
          >
            Takes part again
          </Button>
        )}
      </div>
    </form>
  );
}
