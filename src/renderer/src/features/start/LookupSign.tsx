import { Icon } from "#renderer/ui/Icon.tsx";
import type { LookupResult } from "./lookup-words.ts";
import styles from "./Start.module.css";

export interface LookupSignProps {
  readonly isLooking: boolean;
  readonly result: LookupResult | null;
}

/** Beside the tag: whether it is being looked up, and whether it was found. */
export function LookupSign({ isLooking, result }: LookupSignProps) {
  const isFound = !isLooking && result?.kind === "found";
  return (
    <span role="status" className={isFound ? styles.found : styles.looking}>
      {isLooking && "looking it up"}
      {isFound && (
        <>
          <Icon name="ok" size="small" /> found
        </>
      )}
    </span>
  );
}
