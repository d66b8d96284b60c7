import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import styles from "./ContestDialog.module.css";

export interface StepDialogProps {
  readonly title: string;
  /** On the button that does it. */
  readonly label: string;
  readonly isPending: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** On the button that leaves it: other words where nothing is taken back by it. */
  readonly cancel?: string;
}

/** Says exactly what will happen, and does it when asked to. */
export function StepDialog({
  title,
  label,
  isPending,
  onSubmit,
  onClose,
  children,
  cancel = "Cancel",
}: StepDialogProps) {
  const form = useId();
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isPending) onSubmit();
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      className={styles.dialog}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button kind="main" type="submit" form={form} disabled={isPending}>
            {label}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
        {children}
      </form>
    </Dialog>
  );
}
