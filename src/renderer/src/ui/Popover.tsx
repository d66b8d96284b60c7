import { Popover as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx.ts";
import styles from "./float.module.css";

export interface PopoverProps {
  readonly trigger: ReactElement;
  /** Accessible name of what opens. */
  readonly label: string;
  readonly align?: "start" | "end";
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** A small form beside the button that opens it. */
export function Popover({ trigger, label, align = "start", isOpen, onOpenChange, children }: PopoverProps) {
  const control = isOpen === undefined ? {} : { open: isOpen };
  return (
    <Primitive.Root {...control} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          className={cx(styles.surface, styles.popover)}
          align={align}
          sideOffset={4}
          aria-label={label}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
