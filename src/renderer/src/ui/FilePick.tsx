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
  /** Several can be chosen at once; each is told. */
  readonly isMultiple?: boolean;
  readonly onFile: (file: File) => void;
}

/** Looks like any button; the browser's own input is inside of it and has the focus. */
export function FilePick({ label, what, accept, isMultiple = false, onFile }: FilePickProps) {
  return (
    <span className={cx(controls.button, styles.pick)}>
      <span aria-hidden="true">{label}</span>
      <input
        type="file"
        aria-label={what}
        accept={accept}
        multiple={isMultiple}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again, after it was changed.
          event.target.value = "";
          files.forEach(onFile);
        }}
      />
    </span>
  );
}
