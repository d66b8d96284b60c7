import type { ReactNode } from "react";
import { Icon } from "#renderer/ui/Icon.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import { Tag } from "#renderer/ui/Tag.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { ContestTerms, Grade } from "#shared/contract/contests.ts";
import { GRADE_WORDS } from "#shared/draw/grade.ts";
import type { FieldsProps } from "./AboutFields.tsx";
import styles from "./Builder.module.css";
import { witnessesOf } from "./contest-terms.ts";
import { TermsArea } from "./TermsArea.tsx";

const NUMBER_WIDTH = 88;

/** How winners are found, and how many. */
export function DrawFields({ form, errors, change }: FieldsProps) {
  const isOnline = form.mode === "online";
  const grade: Grade = isOnline ? "beacon" : witnessesOf(form.witnesses).length > 0 ? "witness" : "operator";
  const choice = (mode: ContestTerms["mode"], title: string, words: string, tag?: ReactNode) => (
    <label className={styles.choice}>
      <input
        type="radio"
        name="mode"
        checked={form.mode === mode}
        aria-invalid={errors.mode !== undefined && form.mode === mode}
        onChange={() => change({ mode })}
      />
      <span>
        <strong>{title}</strong> {tag}
        <span className={styles.choiceWords}>{words}</span>
      </span>
    </label>
  );
  return (
    <section className={styles.section} aria-label="How winners are drawn">
      <SectionHead title="How winners are drawn" />
      <fieldset className={styles.choices} aria-label="How winners are drawn">
        {choice(
          "online",
          "Public random number",
          "Drawn by itself with a number of the drand network that does not exist yet. Needs the internet for a moment.",
          <Tag>recommended</Tag>,
        )}
        {choice(
          "offline",
          "Witnesses",
          "After the lock each witness says something in public; the winners follow from it. Needs no internet.",
        )}
      </fieldset>
      {!isOnline && (
        <TermsArea
          label="Witnesses"
          hint="One a line, without spaces in a name. Each has to speak after the lock, or nothing is drawn. Nobody: leave it empty."
          maxLength={2_200}
          value={form.witnesses}
          error={errors.witnesses}
          onChange={(witnesses) => change({ witnesses })}
        />
      )}
      <div className={styles.grade} role="status">
        <span className={styles.gradeHead}>
          {grade === "operator" ? <Icon name="warn" size="small" tone="warn" /> : <Icon name="shield" size="small" />}
          <strong>Grade: {GRADE_WORDS[grade].title}</strong>
        </span>
        <p>{GRADE_WORDS[grade].meaning}</p>
        <p className={styles.trust}>{GRADE_WORDS[grade].trust}</p>
      </div>
      <div className={styles.fields}>
        <TextField
          label="Winners"
          inputMode="numeric"
          width={NUMBER_WIDTH}
          value={form.winners}
          error={errors.winners}
          onChange={(event) => change({ winners: event.target.value })}
        />
        <TextField
          label="Alternates"
          inputMode="numeric"
          width={NUMBER_WIDTH}
          value={form.alternates}
          error={errors.alternates}
          onChange={(event) => change({ alternates: event.target.value })}
        />
        <div className={styles.labelled}>
          <span aria-hidden="true">After a win</span>
          <Segments
            label="After a win"
            value={form.afterWin}
            options={[
              { value: "remove_member", text: "leaves with all entries" },
              { value: "remove_ticket", text: "one entry is used up" },
            ]}
            onChange={(afterWin) => change({ afterWin })}
          />
        </div>
      </div>
      <p className={styles.hint}>
        Alternates are drawn at once, in order: whoever cannot take a prize is followed by the next. There is no second
        draw.
      </p>
    </section>
  );
}
