import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import styles from "./Builder.module.css";
import type { ContestForm } from "./contest-form.ts";
import type { FormErrors } from "./contest-terms.ts";
import { TermsArea } from "./TermsArea.tsx";

export interface FieldsProps {
  readonly form: ContestForm;
  readonly errors: FormErrors;
  readonly change: (changes: Partial<ContestForm>) => void;
}

/** What the contest is called and what can be won. */
export function AboutFields({ form, errors, change }: FieldsProps) {
  return (
    <section className={styles.section} aria-label="What it is">
      <SectionHead title="What it is" />
      <TextField
        label="Title"
        placeholder="Raffle, November"
        maxLength={100}
        value={form.title}
        error={errors.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextField
        label="Prize"
        placeholder="What each winner gets"
        maxLength={400}
        value={form.prize}
        onChange={(event) => change({ prize: event.target.value })}
      />
      <TermsArea
        label="Description"
        hint="For members to read. Nothing is counted by it."
        maxLength={4_000}
        value={form.description}
        onChange={(description) => change({ description })}
      />
    </section>
  );
}
