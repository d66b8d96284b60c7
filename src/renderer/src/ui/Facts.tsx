import type { ReactNode } from "react";
import styles from "./Facts.module.css";

export interface Fact {
  readonly name: ReactNode;
  readonly value: ReactNode;
  /** Names are unique within a list unless this tells them apart. */
  readonly key?: string;
}

/** Names at the left, values at the right. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.key ?? String(fact.name)}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
