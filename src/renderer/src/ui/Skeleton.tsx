import { useEffect, useState } from "react";
import styles from "./Skeleton.module.css";
import text from "./text.module.css";
import { useTicker } from "./use-now.ts";

/** What comes sooner than this needs no sign that it is coming. */
const SHOW_AFTER_MS = 200;
const WIDTHS = [128, 96, 152, 112, 136, 88, 144, 104] as const;

/** Stands where rows will be, on the very first load alone and only when it takes long. */
export function Skeleton({ label = "Loading" }: { readonly label?: string }) {
  const ticker = useTicker();
  const [isShown, setShown] = useState(false);
  useEffect(() => ticker.after(SHOW_AFTER_MS, () => setShown(true)), [ticker]);
  if (!isShown) return null;
  return (
    <div role="status">
      <span className={text.hidden}>{label}</span>
      {WIDTHS.map((width) => (
        <div key={width} className={styles.row}>
          <span style={{ width }} />
          <span style={{ width: width / 2.5 }} />
        </div>
      ))}
    </div>
  );
}
