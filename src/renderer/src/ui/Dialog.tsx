import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { cx } from "./cx.ts";
import styles from "./float.module.css";

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one that does it last. */
  readonly actions?: ReactNode;
  /** The title is said and not shown. */
  readonly isTitleHidden?: boolean;
  readonly className?: string | undefined;
  /** Once it is gone and the focus is back: what moves the focus on has to wait for that. */
  readonly onClosed?: () => void;
}

/** Holds the focus while it is open; Escape closes it and the focus goes back where it was. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, actions, isTitleHidden = false, className, onClosed } = props;
  // Opened without a trigger of its own, the dialog has to remember whom to give the focus back.
  const before = useRef<Element | null>(null);
  return (
    <Primitive.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles.scrim} />
        <Primitive.Content
          className={cx(styles.surface, className ?? styles.dialog)}
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus();
            onClosed?.();
            // What opened it can be gone by what was done in it, and a dialog can open by itself.
            if (document.activeElement === document.body) document.querySelector("main")?.focus();
          }}
          aria-label={isTitleHidden ? title : undefined}
        >
          <Primitive.Title hidden={isTitleHidden}>{title}</Primitive.Title>
          {children}
          {actions && <div className={styles.actions}>{actions}</div>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
