import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { GRADE_WORDS } from "#shared/draw/grade.ts";
import styles from "./ContestDialog.module.css";
import { HumanPoints } from "./HumanPoints.tsx";
import { TextBox } from "./TextBox.tsx";

export interface TrustDialogProps {
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

/** What the grade means, what is left to trust, and what only people can see. */
export function TrustDialog({ contest, onClose }: TrustDialogProps) {
  const words = GRADE_WORDS[contest.grade];
  return (
    <Dialog
      title="What is left to trust"
      isOpen
      onClose={onClose}
      className={styles.dialog}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <div className={styles.form}>
        <p>
          <strong>{words.title}.</strong> {words.meaning}
        </p>
        <p>{words.trust}</p>
        <h3>What no program can see for you</h3>
        <HumanPoints />
        <h3>The rules, word by word</h3>
        <TextBox label="Rules" text={contest.rulesText} />
      </div>
    </Dialog>
  );
}
