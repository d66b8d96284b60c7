import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { ContestDetail, EntryList } from "#shared/contract/contests.ts";
import styles from "./ContestDialog.module.css";
import { prizesWords } from "./contest-words.ts";
import { entriesText } from "./rule-line.ts";
import { StepDialog } from "./StepDialog.tsx";
import { trustWords } from "./trust-words.ts";
import { useContestActions } from "./use-contest-actions.ts";

export interface DrawDialogProps {
  readonly contest: ContestDetail;
  readonly list: EntryList | undefined;
  readonly onClose: () => void;
}

/** Draws the winners, once and for good; the showing of the draw comes by itself. */
export function DrawDialog({ contest, list, onClose }: DrawDialogProps) {
  const { draw } = useContestActions(contest.id);
  return (
    <StepDialog
      title="Draw the winners?"
      label="Draw"
      isPending={draw.isPending}
      onSubmit={() => draw.mutate(undefined, { onError: onClose })}
      onClose={onClose}
    >
      <p>
        <strong>{prizesWords(contest)}</strong>
        {list !== undefined &&
          ` Drawn from ${numbers.count(list.entrants)} ${plural(list.entrants, "member", "members")} with ${entriesText(list.total)}.`}
      </p>
      <p>It is final: there is never a second draw of this list, and the same winners follow whenever it is checked.</p>
      <p className={styles.quiet}>
        Grade: {contest.grade}. {trustWords(contest.grade, contest.state).text}
      </p>
    </StepDialog>
  );
}
