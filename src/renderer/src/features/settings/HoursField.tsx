import { Select } from "#renderer/ui/Select.tsx";
import styles from "./Settings.module.css";
import { HOURS, hourText } from "./settings-words.ts";

export interface HoursFieldProps {
  readonly label: string;
  /** Which hours, of which clan, for who does not see where the field stands. */
  readonly what: string;
  /** From then until before `to`, over midnight too; equal: none. */
  readonly from: number;
  readonly to: number;
  /** How many hours there are at first where there were none. */
  readonly length: number;
  readonly isFixed: boolean;
  readonly onChange: (from: number, to: number) => void;
}

const NONE = "none";

/** A span of hours of the day, or none. */
export function HoursField({ label, what, from, to, length, isFixed, onChange }: HoursFieldProps) {
  const isNone = from === to;
  const options = (hours: readonly number[]) => hours.map((hour) => ({ value: String(hour), text: hourText(hour) }));

  function chooseFrom(value: string): void {
    if (value === NONE) {
      onChange(0, 0);
      return;
    }
    const hour = Number(value);
    onChange(hour, isNone || hour === to ? (hour + length) % HOURS.length : to);
  }

  return (
    <div className={styles.labelled}>
      <span aria-hidden="true">{label}</span>
      <span className={styles.span}>
        <Select
          label={`${what}: from`}
          value={isNone ? NONE : String(from)}
          disabled={isFixed}
          groups={[{ head: null, options: [{ value: NONE, text: "none" }, ...options(HOURS)] }]}
          onChange={chooseFrom}
        />
        {!isNone && (
          <>
            <span aria-hidden="true">to</span>
            <Select
              label={`${what}: to`}
              value={String(to)}
              disabled={isFixed}
              groups={[{ head: null, options: options(HOURS.filter((hour) => hour !== from)) }]}
              onChange={(value) => onChange(from, Number(value))}
            />
          </>
        )}
      </span>
    </div>
  );
}
