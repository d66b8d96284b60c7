import { useState } from "react";
import { Select } from "#renderer/ui/Select.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { plainText } from "#shared/plain-text.ts";
import styles from "./ContestDialog.module.css";
import { StepDialog } from "./StepDialog.tsx";
import { silentWitnesses } from "./stand-words.ts";
import { useContestActions } from "./use-contest-actions.ts";

export interface WitnessDialogProps {
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

/** What a witness said in public after the lock, exactly as it was said. */
export function WitnessDialog({ contest, onClose }: WitnessDialogProps) {
  const silent = silentWitnesses(contest);
  const [name, setName] = useState(silent[0] ?? "");
  const [value, setValue] = useState("");
  const [isRefused, setRefused] = useState(false);
  const { witness } = useContestActions(contest.id);

  function submit(): void {
    setRefused(value === "");
    if (value !== "" && name !== "") witness.mutate({ name, value }, { onSuccess: onClose });
  }

  return (
    <StepDialog
      title="What a witness said"
      label="Enter it for good"
      isPending={witness.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        Copy it from the message in which the witness said it, after the lock was posted: every sign counts, also
        blanks. It cannot be changed afterwards.
      </p>
      <div className={styles.labelled}>
        <span aria-hidden="true">Witness</span>
        <Select
          label="Witness"
          value={name}
          groups={[{ head: null, options: silent.map((one) => ({ value: one, text: plainText(one) })) }]}
          onChange={setName}
        />
      </div>
      <TextField
        label="What was said"
        maxLength={400}
        value={value}
        error={isRefused && value === "" ? "Enter what the witness said." : undefined}
        onChange={(event) => setValue(event.target.value)}
      />
    </StepDialog>
  );
}
