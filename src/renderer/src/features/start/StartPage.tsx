import type { ReactNode } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import styles from "./Start.module.css";

export interface StartPageProps {
  /** The way to a clan of one's own. */
  readonly children: ReactNode;
  /** The demo, where this host has one. */
  readonly demo: ReactNode;
  readonly corner: ReactNode;
  /** There is a clan already, so nothing is skipped. */
  readonly hasClans: boolean;
  readonly onLeave: () => void;
}

/** The first thing somebody sees: look around, or begin. */
export function StartPage({ children, demo, corner, hasClans, onLeave }: StartPageProps) {
  return (
    <main className={styles.page}>
      <div className={styles.middle}>
        <header className={styles.intro}>
          <h1>Adjutant</h1>
          <p>Watches your clans and remembers what happens in them. Everything stays on this computer.</p>
        </header>
        <div className={cx(styles.choose, Boolean(demo) && styles.withDemo)}>
          {children}
          {demo}
        </div>
        <footer className={styles.foot}>
          <Button kind="plain" onClick={onLeave}>
            {hasClans ? "Go to all clans" : "Skip, show me the empty app"}
          </Button>
          {corner}
        </footer>
      </div>
    </main>
  );
}
