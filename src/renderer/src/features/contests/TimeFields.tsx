import { Chip } from "#renderer/ui/Chip.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import { useNow } from "#renderer/ui/use-now.ts";
import { zonedInstant } from "#renderer/ui/zoned-input.ts";
import { MINUTE } from "#shared/time.ts";
import type { FieldsProps } from "./AboutFields.tsx";
import styles from "./Builder.module.css";
import type { ContestForm } from "./contest-form.ts";
import { lengthWords, QUICK_CHOICES, quickSpan, roundFor, timeWords, withTimes } from "./contest-times.ts";

export interface TimeFieldsProps extends FieldsProps {
  /** The zone that days and hours are of. */
  readonly zone: string;
  readonly put: (form: ContestForm) => void;
}

type TimeField = "start" | "end" | "lockBy" | "drawAt";

/** When the contest runs, until when the list is locked, and when it is drawn. */
export function TimeFields({ form, errors, zone, put }: TimeFieldsProps) {
  const now = useNow(MINUTE);
  const length = lengthWords(form, zone);
  const start = zonedInstant(form.start, zone);
  const drawAt = zonedInstant(form.drawAt, zone);
  const round = drawAt === null ? null : roundFor(drawAt).round;

  const field = (name: TimeField, label: string, more = "") => (
    <TextField
      type="datetime-local"
      label={label}
      value={form[name]}
      error={errors[name]}
      hint={[timeWords(form[name], zone, now), more].filter(Boolean).join(" ")}
      onChange={(event) => put(withTimes(form, { [name]: event.target.value }, zone))}
    />
  );

  return (
    <section className={styles.section} aria-label="When">
      <SectionHead title="When" note={`Times of ${zone}`} aside={length === null ? "" : `runs for ${length}`} />
      <div className={styles.chips}>
        {QUICK_CHOICES.map(({ value, text }) => {
          const span = quickSpan(value, zone, now);
          const isOn = span.start === form.start && span.end === form.end;
          return (
            <Chip key={value} isOn={isOn} aria-pressed={isOn} onClick={() => put(withTimes(form, span, zone))}>
              {text}
            </Chip>
          );
        })}
      </div>
      <div className={styles.pair}>
        {field(
          "start",
          "Starts",
          start !== null && start < now ? "What was gained since then counts, though members did not know of it." : "",
        )}
        {field("end", "Ends")}
      </div>
      <div className={styles.pair}>
        {field("lockBy", "Lock entries by", "Until then you look through the list and lock it.")}
        {form.mode === "online" &&
          field(
            "drawAt",
            "Draw at",
            `drand quicknet round ${round ?? ""}. Members look at the locked list until then.`,
          )}
      </div>
    </section>
  );
}
