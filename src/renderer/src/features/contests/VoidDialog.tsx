import { useState } from "react";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { StepDialog } from "./StepDialog.tsx";
import { useContestActions } from "./use-contest-actions.ts";

export interface VoidDialogProps {
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

/** The public end of a contest that is not drawn. */
export function VoidDialog({ contest, onClose }: VoidDialogProps) {
  const [reason, setReason] = useState("");
  const [isRefused, setRefused] = useState(false);
  const { declareVoid } = useContestActions(contest.id);

  function submit(): void {
    setRefused(reason.trim() === "");
    if (reason.trim() !== "") declareVoid.mutate(reason.trim(), { onSuccess: onClose });
  }

  return (
    <StepDialog
      title="Declare the contest void?"
      label="Declare it void"
      isPending={declareVoid.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        Nothing is drawn, for good: there are no winners and no other attempt. No. {contest.seq} ends as void in the
        numbers of this workspace. Members have to be told; the text to post is shown afterwards.
      </p>
      <TextField
        label="Reason"
        hint="Members read it."
        maxLength={400}
        value={reason}
        error={isRefused && reason.trim() === "" ? "Say why: members read it." : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </StepDialog>
  );
}
