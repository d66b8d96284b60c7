import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import styles from "./Start.module.css";
import type { SetupStep as Step } from "./setup-steps.ts";

export interface SetupStepProps {
  readonly number: number;
  readonly state: Step["state"];
  readonly title: string;
  /** What it will ask for, while it is not its turn. */
  readonly note: ReactNode;
  /** What came of it. */
  readonly result: ReactNode;
  /** What is to be done, while it is its turn. */
  readonly children: ReactNode;
}

/** One step: what came of it, what is to be done, or what will be. */
export function SetupStep({ number, state, title, note, result, children }: SetupStepProps) {
  const item = useRef<HTMLLIElement>(null);
  const before = useRef(state);
  // The focus goes along, so that the whole way can be walked on the keyboard.
  useEffect(() => {
    if (state === "now" && before.current !== "now") {
      item.current?.querySelector<HTMLElement>("input, textarea, button, a[href]")?.focus();
    }
    before.current = state;
  }, [state]);
  return (
    <li ref={item} className={cx(styles.step, styles[state])} aria-current={state === "now" ? "step" : undefined}>
      <span className={styles.number}>
        {state === "done" ? <Icon name="check" size="tiny" label="Done" /> : <span>{number}</span>}
      </span>
      <div className={styles.content}>
        <div className={styles.head}>
          <h3>{title}</h3>
          {state === "later" && <span className={styles.note}>{note}</span>}
          {state === "done" && <span className={styles.result}>{result}</span>}
        </div>
        {state === "now" && children}
      </div>
    </li>
  );
}
