import { useState } from "react";
import { Segments } from "#renderer/ui/Segments.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { FieldsProps } from "./AboutFields.tsx";
import styles from "./Builder.module.css";

const NUMBER_WIDTH = 120;

/** What decides the cases at the edge; most contests leave it as it is. */
export function FinePoints({ form, errors, change }: FieldsProps) {
  const [isOpen, setOpen] = useState(false);
  // What is wrong has to be seen, and the focus goes there.
  const isWrong = errors.maxAgeDays !== undefined || errors.graceMinutes !== undefined;
  return (
    <details className={styles.fine} open={isOpen || isWrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Fine points</summary>
      <div className={styles.section}>
        <div className={styles.pair}>
          <TextField
            label="Oldest value to count from, in days"
            inputMode="numeric"
            width={NUMBER_WIDTH}
            placeholder="however old"
            hint="The last value before the start is what gains count from, if it is not older than this then."
            value={form.maxAgeDays}
            error={errors.maxAgeDays}
            onChange={(event) => change({ maxAgeDays: event.target.value })}
          />
          <div className={styles.labelled}>
            <span aria-hidden="true">Where there is none, or it is older</span>
            <Segments
              label="Where there is none, or it is older"
              value={form.otherwise}
              options={[
                { value: "first-inside", text: "first value after the start" },
                { value: "none", text: "no entries" },
              ]}
              onChange={(otherwise) => change({ otherwise })}
            />
          </div>
        </div>
        <TextField
          label="Last check, minutes after the end"
          inputMode="numeric"
          width={NUMBER_WIDTH}
          hint="Everybody is checked once more at the end. What that reads so long after it still counts as the value at the end."
          value={form.graceMinutes}
          error={errors.graceMinutes}
          onChange={(event) => change({ graceMinutes: event.target.value })}
        />
        <div className={styles.fields}>
          <div className={styles.labelled}>
            <span aria-hidden="true">Who joins after the start</span>
            <Segments
              label="Who joins after the start"
              value={form.joiners}
              options={[
                { value: "count", text: "takes part" },
                { value: "exclude", text: "has no entries" },
              ]}
              onChange={(joiners) => change({ joiners })}
            />
          </div>
          <div className={styles.labelled}>
            <span aria-hidden="true">Who leaves before the end</span>
            <Segments
              label="Who leaves before the end"
              value={form.leavers}
              options={[
                { value: "exclude", text: "has no entries" },
                { value: "keep", text: "keeps them" },
              ]}
              onChange={(leavers) => change({ leavers })}
            />
          </div>
        </div>
      </div>
    </details>
  );
}
