import type { KeyboardEvent } from "react";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import { hrefOf } from "#renderer/ui/route.ts";
import type { Roving } from "#renderer/ui/roving.ts";
import text from "#renderer/ui/text.module.css";
import styles from "./MetricPicker.module.css";
import type { MetricEntry } from "./metric-groups.ts";

export interface MetricLineProps {
  readonly entry: MetricEntry;
  /** Its label, as short as it is clear below the head of its group. */
  readonly text: string;
  readonly gained: number | null;
  readonly href: string;
  readonly isCurrent: boolean;
  /** What its button does to the sum; null where it cannot be summed with what is chosen. */
  readonly sum: { readonly kind: "add" | "remove"; readonly next: readonly string[] } | null;
  readonly onSum: (next: readonly string[]) => void;
  readonly onPicked: (() => void) | undefined;
  readonly itemProps: ReturnType<Roving["itemProps"]>;
}

/** One metric: a click shows its board, the button beside it adds it to the sum. So does the key `+`. */
export function MetricLine(props: MetricLineProps) {
  const { entry, gained, href, isCurrent, sum, onSum, onPicked, itemProps } = props;
  function onKeyDown(event: KeyboardEvent): void {
    const kind = event.key === "+" ? "add" : event.key === "-" ? "remove" : null;
    if (sum === null || kind !== sum.kind) return;
    event.preventDefault();
    onSum(sum.next);
  }

  return (
    <div className={styles.line}>
      <a
        href={hrefOf(href)}
        aria-current={isCurrent ? "true" : undefined}
        onClick={onPicked}
        onKeyDown={onKeyDown}
        {...itemProps}
      >
        <span className={text.clip} title={entry.label}>
          {props.text}
        </span>
        <span className={styles.gain} title={gained === null ? "Nothing is known of it in this span" : undefined}>
          {gained === null ? UNKNOWN : numbers.short(gained)}
        </span>
      </a>
      {sum !== null && (
        <IconButton
          icon={sum.kind === "add" ? "plus" : "x"}
          size="small"
          label={sum.kind === "add" ? `Add ${entry.label} to the sum` : `Take ${entry.label} out of the sum`}
          className={styles.sum}
          tabIndex={itemProps.tabIndex}
          onClick={() => onSum(sum.next)}
        />
      )}
    </div>
  );
}
