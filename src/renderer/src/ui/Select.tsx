import type { SelectHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import styles from "./Field.module.css";
import { Icon } from "./Icon.tsx";

export interface SelectOption {
  readonly value: string;
  readonly text: string;
}

export interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange"> {
  readonly label: string;
  /** Options under heads, or one list without. */
  readonly groups: readonly { readonly head: string | null; readonly options: readonly SelectOption[] }[];
  readonly onChange: (value: string) => void;
  readonly look?: "field" | "chip" | "title";
  /** Tinted, as a filter that holds. */
  readonly isOn?: boolean;
}

/** The system's own list: it opens at once, knows the keyboard, and fits on a phone. */
export function Select({ label, groups, onChange, look = "field", isOn = false, ...rest }: SelectProps) {
  const options = (list: readonly SelectOption[]) =>
    list.map((option) => (
      <option key={option.value} value={option.value}>
        {option.text}
      </option>
    ));
  return (
    <span className={cx(styles.field, styles.select, look !== "field" && styles[look], isOn && styles.on)}>
      <select aria-label={label} onChange={(event) => onChange(event.target.value)} {...rest}>
        {groups.map((group) =>
          group.head === null ? (
            options(group.options)
          ) : (
            <optgroup key={group.head} label={group.head}>
              {options(group.options)}
            </optgroup>
          ),
        )}
      </select>
      <Icon name="down" size="small" />
    </span>
  );
}
