import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import { numbers } from "./numbers.ts";
import styles from "./SelectionBar.module.css";

export interface SelectionBarProps {
  readonly count: number;
  readonly onCopy: () => void;
  readonly onSave: () => void;
  readonly onClear: () => void;
}

/** What can be done with the chosen members, beside the boxes that chose them. */
export function SelectionBar({ count, onCopy, onSave, onClear }: SelectionBarProps) {
  const text = `${numbers.count(count)} selected`;
  return (
    <div className={styles.bar} role="toolbar" aria-label={text}>
      <span className={styles.count} role="status">
        {text}
      </span>
      <Button kind="plain" icon="copy" onClick={onCopy}>
        Copy
      </Button>
      <Button kind="plain" icon="export" onClick={onSave}>
        Save as CSV
      </Button>
      <span className={styles.separator} />
      <IconButton icon="x" label="Clear selection" onClick={onClear} />
    </div>
  );
}
