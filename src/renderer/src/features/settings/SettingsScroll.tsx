import type { ReactNode } from "react";
import layout from "#renderer/ui/layout.module.css";
import styles from "./Settings.module.css";

/** The room of a section: as wide as it reads well. */
export function SettingsScroll({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={layout.page}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same, with more boxes. */}
      <div className={layout.scroll} tabIndex={0} role="group" aria-label={label}>
        <div className={styles.page}>{children}</div>
      </div>
    </div>
  );
}
