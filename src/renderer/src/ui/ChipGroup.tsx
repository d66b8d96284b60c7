import type { ReactNode } from "react";
import { Chip } from "./Chip.tsx";
import styles from "./controls.module.css";
import { Icon } from "./Icon.tsx";

export interface ChipGroupProps {
  /** The chip itself, usually what opens a menu. */
  readonly children: ReactNode;
  readonly clearLabel: string;
  readonly onClear: () => void;
}

/** A filter that holds, with a cross that takes it away. */
export function ChipGroup({ children, clearLabel, onClear }: ChipGroupProps) {
  return (
    <span className={styles.chipGroup}>
      {children}
      <Chip isOn aria-label={clearLabel} title={clearLabel} onClick={onClear}>
        <Icon name="x" size="small" />
      </Chip>
    </span>
  );
}
