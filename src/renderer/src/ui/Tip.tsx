import { Tooltip } from "radix-ui";
import { type ReactElement, type ReactNode, useState } from "react";
import { cx } from "./cx.ts";
import styles from "./float.module.css";

const DELAY_MS = 200;

export interface TipProps {
  /** A button: it is reached by the keyboard, and says it to screen readers. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
}

/** A few lines about something, while the pointer or the focus is on it; a press shows them too, for fingers. */
export function Tip({ trigger, children }: TipProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Tooltip.Provider delayDuration={DELAY_MS}>
      <Tooltip.Root open={isOpen} onOpenChange={setOpen}>
        <Tooltip.Trigger
          asChild
          onClick={(event) => {
            // A press would close it.
            event.preventDefault();
            setOpen(true);
          }}
        >
          {trigger}
        </Tooltip.Trigger>
        {/* Inside the page: what is outside of it belongs to nothing for screen readers. */}
        <Tooltip.Portal container={document.querySelector("main")}>
          <Tooltip.Content className={cx(styles.surface, styles.popover)} sideOffset={4} collisionPadding={8}>
            {children}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
