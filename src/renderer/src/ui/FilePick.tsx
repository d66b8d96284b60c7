import controls from "./controls.module.css";
import { cx } from "./cx.ts";
import styles from "./FilePick.module.css";

export interface FilePickProps {
  /** On the button. */
  readonly label: string;
  /** What is chosen, for who does not see the rest. */
  readonly what: string;
  /** Ends of names and types, as the browser's own input takes them. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** Looks like any button; the browser's own input is inside of it and has the focus. */
export function FilePick({ label, what, accept, onFile }: FilePickProps) {
  return (
    <span className={cx(controls.button, styles.pick)}>
      <span aria-hidden="true">{label}</span>
      <input
        type="file"
        aria-label={what}
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file can be chosen again, after it was changed.
          event.target.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
    </span>
  );
}
