import { useHashLocation } from "wouter/use-hash-location";
import { Name } from "#renderer/ui/Name.tsx";
import { clanPath } from "#renderer/ui/route.ts";
import type { ContestDetail } from "#shared/contract/contests.ts";
import type { ClanId } from "#shared/ids.ts";
import { StepDialog } from "./StepDialog.tsx";
import { useContestActions } from "./use-contest-actions.ts";

export interface RemoveDialogProps {
  readonly clan: ClanId;
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

/** A draft leaves nothing behind. */
export function RemoveDialog({ clan, contest, onClose }: RemoveDialogProps) {
  const { remove } = useContestActions(contest.id);
  const [, navigate] = useHashLocation();
  return (
    <StepDialog
      title="Delete the draft?"
      label="Delete the draft"
      isPending={remove.isPending}
      onSubmit={() => remove.mutate(undefined, { onSuccess: () => navigate(clanPath(clan, "contests")) })}
      onClose={onClose}
    >
      <p>
        “<Name text={contest.title} />” is deleted for good. It has no number yet, so the numbers keep no gap.
      </p>
    </StepDialog>
  );
}
