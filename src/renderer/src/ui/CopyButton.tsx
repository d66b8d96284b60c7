import { IconButton } from "./IconButton.tsx";
import { showToast } from "./toast-store.ts";

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for the accessible name and the toast: `address`. */
  readonly what: string;
}

/** Takes a text to the clipboard and says so. */
export function CopyButton({ text, what }: CopyButtonProps) {
  return (
    <IconButton
      icon="copy"
      size="small"
      label={`Copy the ${what}`}
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => showToast(`The ${what} is copied`, { icon: "copy" }),
          () => showToast(`This browser does not let the ${what} be copied`, { icon: "fail" }),
        )
      }
    />
  );
}
