import { Button } from "#renderer/ui/Button.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import styles from "./ContestDialog.module.css";
import { TextBox } from "./TextBox.tsx";

/** A text to post, taken along with one click. */
export function MessageText({ text }: { readonly text: string }) {
  return (
    <div className={styles.message}>
      <TextBox label="Message" text={text} />
      <Button
        icon="copy"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => showToast("The message is copied", { icon: "copy" }),
            () => showToast("This browser does not let the message be copied", { icon: "fail" }),
          )
        }
      >
        Copy the message
      </Button>
    </div>
  );
}
