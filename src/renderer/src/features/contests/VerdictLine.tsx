import { Icon } from "#renderer/ui/Icon.tsx";
import type { Verdict } from "#shared/draw/explain.ts";
import styles from "./Verify.module.css";

const ICONS = { good: "ok", warn: "warn", bad: "fail" } as const;

/** What came out of a check, in a sentence or two. */
export function VerdictLine({ verdict: { tone, title, words } }: { readonly verdict: Verdict }) {
  return (
    <div className={styles.verdict} role={tone === "bad" ? "alert" : "status"}>
      <Icon name={ICONS[tone]} tone={tone} />
      <div>
        <h2>{title}</h2>
        <p>{words}</p>
      </div>
    </div>
  );
}
