import { plainLines } from "#shared/plain-text.ts";
import styles from "./ContestDialog.module.css";

export interface TextBoxProps {
  readonly label: string;
  readonly text: string;
}

/** A text word by word and line by line, as it is committed to or posted. */
export function TextBox({ label, text }: TextBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={styles.box} aria-label={label} tabIndex={0}>
      {plainLines(text).join("\n")}
    </section>
  );
}
