import { useState } from "react";
import { TextField } from "#renderer/ui/TextField.tsx";
import { times } from "#renderer/ui/times.ts";
import { useTicker } from "#renderer/ui/use-now.ts";
import { zonedText } from "#renderer/ui/zoned-input.ts";
import type { ContestDetail } from "#shared/contract/contests.ts";
import styles from "./ContestDialog.module.css";
import { useContestDialog } from "./contest-dialog-store.ts";
import { type RearmForm, readRearm, suggestedLockBy } from "./rearm-form.ts";
import { StepDialog } from "./StepDialog.tsx";
import { useContestActions } from "./use-contest-actions.ts";

export interface RearmDialogProps {
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

/** Another attempt, with a new secret and a new number. It is no second draw: there was none. */
export function RearmDialog({ contest, onClose }: RearmDialogProps) {
  const ticker = useTicker();
  const [form, setForm] = useState<RearmForm>(() => ({
    lockBy: zonedText(suggestedLockBy(ticker.now()), times.zone),
    round: "",
    reason: "",
  }));
  const [isRefused, setRefused] = useState(false);
  const { rearm } = useContestActions(contest.id);
  const open = useContestDialog((store) => store.open);
  const read = readRearm(form, ticker.now(), times.zone);
  const errors = isRefused && !read.ok ? read.errors : {};
  const set = (changes: Partial<RearmForm>) => setForm({ ...form, ...changes });

  function submit(): void {
    setRefused(!read.ok);
    if (!read.ok) return;
    const { lockBy, round, reason } = read;
    rearm.mutate({ lockBy, round, reason }, { onSuccess: () => open({ kind: "publish", document: "commitment" }) });
  }

  return (
    <StepDialog
      title={`Begin attempt ${contest.attempt + 1}?`}
      label="Re-arm the contest"
      isPending={rearm.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        Attempt {contest.attempt} ends without a draw. A new commitment with a new secret takes the next number; title,
        rules, span and numbers of winners stay as they are. Everybody sees in the proof that there were{" "}
        {contest.attempt + 1} attempts.
      </p>
      {contest.state === "locked" && (
        <p>The locked list of attempt {contest.attempt} is dropped and worked out anew. Tell members why.</p>
      )}
      <div className={styles.fields}>
        <TextField
          label="Locked by"
          type="datetime-local"
          value={form.lockBy}
          error={errors.lockBy}
          onChange={(event) => set({ lockBy: event.target.value })}
        />
        {contest.mode === "online" && (
          <TextField
            label="Round"
            inputMode="numeric"
            placeholder="first after ten minutes"
            value={form.round}
            error={errors.round}
            onChange={(event) => set({ round: event.target.value })}
          />
        )}
      </div>
      <TextField
        label="Reason"
        maxLength={400}
        value={form.reason}
        error={errors.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
    </StepDialog>
  );
}
