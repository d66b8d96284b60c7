import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "./IconButton.tsx";
import layout from "./layout.module.css";
import styles from "./Panel.module.css";

export interface PanelProps {
  /** Accessible name of the region. */
  readonly label: string;
  readonly title: ReactNode;
  readonly onClose: () => void;
  /** Stands below the title and does not scroll away. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
  /** Takes the focus when it opens: it was opened by the keyboard. */
  readonly isFocused: boolean;
}

/** Details beside the list, below the header; on narrow windows a sheet from the bottom. */
export function Panel({ label, title, onClose, head, children, isFocused }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown changes with its name.
  useEffect(() => {
    if (isFocused) heading.current?.focus();
  }, [isFocused, label]);
  return (
    <aside className={styles.panel} aria-label={label}>
      <div className={styles.head}>
        <div className={styles.title}>
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <IconButton icon="x" label="Close" onClick={onClose} />
        </div>
        {head}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same, with more boxes. */}
      <div className={layout.scroll} tabIndex={0} role="group" aria-label={`${label}, details`}>
        {children}
      </div>
    </aside>
  );
}
