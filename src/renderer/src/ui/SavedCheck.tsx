import { type ReactNode, startTransition, useOptimistic } from "react";
import { Check } from "./Check.tsx";

export interface SavedCheckProps {
  readonly checked: boolean;
  readonly role?: "switch";
  readonly disabled?: boolean;
  /** Keeps the change; until it ends what was chosen is shown, and afterwards what is stored. It tells its failure itself. */
  readonly onSave: (next: boolean) => Promise<unknown>;
  readonly children: ReactNode;
}

/** A check box that holds at once: it never shows the old state between the click and the answer, and keeps the focus. */
export function SavedCheck({ checked, onSave, ...rest }: SavedCheckProps) {
  const [shown, show] = useOptimistic(checked);
  return (
    <Check
      {...rest}
      checked={shown}
      onChange={(event) => {
        const next = event.target.checked;
        startTransition(async () => {
          show(next);
          await onSave(next).catch(() => undefined);
        });
      }}
    />
  );
}
