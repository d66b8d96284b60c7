import type { ReactNode } from "react";
import { Select } from "#renderer/ui/Select.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import styles from "./Schedules.module.css";
import { HOW_OPTIONS, type How, type ScheduleDraft, WEEKDAY_OPTIONS, withHow } from "./schedule-form.ts";

export interface ScheduleTimesProps {
  readonly draft: ScheduleDraft;
  readonly onChange: (draft: ScheduleDraft) => void;
  /** What is wrong with the times. */
  readonly error: ReactNode;
}

/** When it runs: every day or week at a time, or as an expression says. */
export function ScheduleTimes({ draft, onChange, error }: ScheduleTimesProps) {
  const { how, time, weekday, cron } = draft;
  return (
    <>
      <div className={styles.times}>
        <div className={styles.labelled}>
          <span aria-hidden="true">When</span>
          <Select
            label="When"
            value={how}
            groups={[{ head: null, options: HOW_OPTIONS }]}
            onChange={(value) => onChange(withHow(draft, value as How))}
          />
        </div>
        {how === "weekly" && (
          <div className={styles.labelled}>
            <span aria-hidden="true">Day</span>
            <Select
              label="Day"
              value={weekday}
              groups={[{ head: null, options: WEEKDAY_OPTIONS }]}
              onChange={(value) => onChange({ ...draft, weekday: value })}
            />
          </div>
        )}
        {how === "before" && (
          <TextField
            label="Before"
            type="datetime-local"
            width={208}
            value={draft.before}
            onChange={(event) => onChange({ ...draft, before: event.target.value })}
            error={error}
            hint="On your clock. It begins so early that everybody is asked by then."
          />
        )}
        {(how === "daily" || how === "weekly") && (
          <TextField
            label="At"
            type="time"
            width={112}
            value={time}
            onChange={(event) => onChange({ ...draft, time: event.target.value })}
            error={time === "" ? "Enter a time, like 19:00." : error}
          />
        )}
      </div>
      {how === "cron" && (
        <TextField
          label="Cron expression"
          value={cron}
          maxLength={200}
          onChange={(event) => onChange({ ...draft, cron: event.target.value })}
          error={error}
          hint="minute, hour, day of the month, month, day of the week"
        />
      )}
    </>
  );
}
