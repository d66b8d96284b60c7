import styles from "./controls.module.css";
import { cx } from "./cx.ts";

export interface SegmentsProps<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string; readonly label?: string }[];
  readonly onChange: (value: Value) => void;
  readonly size?: "normal" | "small";
}

/** One of a few, all of them seen. */
export function Segments<Value extends string | number>(props: SegmentsProps<Value>) {
  const { label, value, options, onChange, size = "normal" } = props;
  return (
    <fieldset className={cx(styles.segments, size === "small" && styles.small)} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          aria-label={option.label}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  );
}
