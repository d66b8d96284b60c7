import { useEffect, useState } from "react";
import { Button } from "./Button.tsx";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import styles from "./Toasts.module.css";
import text from "./text.module.css";
import { dismissToast, type Toast, useToasts } from "./toast-store.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useTicker } from "./use-now.ts";

const SHOWN_SECONDS = 10;

/** Where toasts stand: a region of its own, so that screen readers say what comes. */
export function Toasts() {
  const toasts = useToasts();
  const kept = useKeptFocus<HTMLDivElement>(({ before, next }) => before ?? next);
  return (
    <div {...kept} className={styles.region} role="status" aria-label="Messages">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const ticker = useTicker();
  const [left, setLeft] = useState(SHOWN_SECONDS);
  useEffect(() => {
    if (left === 0) {
      dismissToast(toast.id);
      return;
    }
    return ticker.after(1_000, () => setLeft(left - 1));
  }, [ticker, toast.id, left]);
  const { undo } = toast;
  return (
    <div className={styles.toast}>
      <Icon name={toast.icon} />
      <span className={cx(text.grow, styles.text)}>{toast.text}</span>
      {undo !== null && (
        <Button
          kind="plain"
          onClick={() => {
            dismissToast(toast.id);
            undo();
          }}
        >
          Undo
          <span className={styles.left} aria-hidden="true">
            {left} s
          </span>
        </Button>
      )}
      <IconButton icon="x" size="small" label="Dismiss" data-place onClick={() => dismissToast(toast.id)} />
    </div>
  );
}
