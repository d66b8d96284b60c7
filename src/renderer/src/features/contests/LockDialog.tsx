import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { ContestDetail, EntryList } from "#shared/contract/contests.ts";
import styles from "./ContestDialog.module.css";
import { useContestDialog } from "./contest-dialog-store.ts";
import { entriesText } from "./rule-line.ts";
import { StepDialog } from "./StepDialog.tsx";
import { useContestActions } from "./use-contest-actions.ts";

export interface LockDialogProps {
  readonly contest: ContestDetail;
  readonly list: EntryList | undefined;
  readonly onClose: () => void;
}

/** Freezes the list. There is no way back, so the list is counted first. */
export function LockDialog({ contest, list, onClose }: LockDialogProps) {
  const { lock } = useContestActions(contest.id);
  const open = useContestDialog((store) => store.open);
  const corrected = list?.entries.filter((one) => one.correction !== null).length ?? 0;
  const out = list?.entries.filter((one) => one.optOut !== null).length ?? 0;
  return (
    <StepDialog
      title="Lock the entries?"
      label="Lock entries"
      isPending={lock.isPending || list === undefined}
      onSubmit={() => lock.mutate(undefined, { onSuccess: () => open({ kind: "publish", document: "lock" }) })}
      onClose={onClose}
    >
      {list !== undefined && (
        <p>
          <strong>
            {numbers.count(list.entrants)} {plural(list.entrants, "member", "members")} with {entriesText(list.total)}
          </strong>
          {corrected > 0 && `, ${numbers.count(corrected)} of them corrected by officers`}
          {out > 0 && `; ${numbers.count(out)} ${plural(out, "takes", "take")} no part`}. Everybody else has no entries
          and is left out.
        </p>
      )}
      <p>
        It is final: after the lock no entry, number or name can be changed, and there is never a second lock. What the
        entries were worked out from is kept with it.
      </p>
      <p className={styles.quiet}>
        {contest.mode === "online"
          ? "Next you post the lock with the list; the draw then happens by itself at its time."
          : "Next you post the lock with the list; then the witnesses speak."}
      </p>
    </StepDialog>
  );
}
