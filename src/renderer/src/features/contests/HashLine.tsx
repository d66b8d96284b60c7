import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import text from "#renderer/ui/text.module.css";
import styles from "./Verify.module.css";

/** A hash as it stands in the messages, to be searched for. */
export function HashLine({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className={styles.hash}>
      <span className={text.quiet}>{label}</span>
      <span className={text.mono}>{value}</span>
      <CopyButton what={label.toLowerCase()} text={value} />
    </div>
  );
}
