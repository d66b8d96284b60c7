import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import styles from "./ContestDialog.module.css";
import { TextBox } from "./TextBox.tsx";

export interface RulesDialogProps {
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

/** The rules as they are committed to, with what the officers wrote of the contest. */
export function RulesDialog({ contest, onClose }: RulesDialogProps) {
  return (
    <Dialog
      title="The rules, word by word"
      isOpen
      onClose={onClose}
      className={styles.dialog}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <TextBox label="Rules" text={contest.rulesText} />
    </Dialog>
  );
}
