import { type FormEvent, useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import type { BoardSpan } from "#renderer/ui/board-address.ts";
import { TextField } from "#renderer/ui/TextField.tsx";
import text from "#renderer/ui/text.module.css";
import { useNow } from "#renderer/ui/use-now.ts";
import { zonedText } from "#renderer/ui/zoned-input.ts";
import { MINUTE } from "#shared/time.ts";
import styles from "./Leaderboards.module.css";
import { readSpan } from "./span-input.ts";

export interface SpanFormProps {
  /** What the fields begin with. */
  readonly start: BoardSpan;
  /** The zone that days and hours are of. */
  readonly zone: string;
  readonly submit: string;
  readonly onSubmit: (span: BoardSpan) => void;
}

/** Two instants in the clan's zone; what is wrong with one is said below it. */
export function SpanForm({ start, zone, submit, onSubmit }: SpanFormProps) {
  const [from, setFrom] = useState(() => zonedText(start.from, zone));
  const [to, setTo] = useState(() => zonedText(start.to, zone));
  const [wrong, setWrong] = useState<{ readonly field: "from" | "to"; readonly words: string } | null>(null);
  const now = useNow(MINUTE);

  function send(event: FormEvent): void {
    event.preventDefault();
    const answer = readSpan(from, to, zone, now);
    if (answer.ok) onSubmit({ from: answer.from, to: answer.to });
    else setWrong(answer);
  }

  const field = (name: "from" | "to", label: string, value: string, set: (value: string) => void) => (
    <TextField
      type="datetime-local"
      label={label}
      value={value}
      error={wrong?.field === name && wrong.words}
      onChange={(event) => {
        set(event.target.value);
        setWrong(null);
      }}
    />
  );
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {field("from", "From", from, setFrom)}
      {field("to", "To", to, setTo)}
      <p className={text.quiet}>Time zone: {zone}</p>
      <Button type="submit">{submit}</Button>
    </form>
  );
}
