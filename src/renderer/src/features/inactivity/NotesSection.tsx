import { type FormEvent, useId, useState } from "react";
import { failureOf } from "#renderer/api/failures.ts";
import { useNotes } from "#renderer/api/inactivity-queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import { Tag } from "#renderer/ui/Tag.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { MemberNote } from "#shared/contract/inactivity.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { plainLines, plainText } from "#shared/plain-text.ts";
import { MINUTE } from "#shared/time.ts";
import styles from "./Inactivity.module.css";
import { useNoteActions } from "./use-rules.ts";

export interface NotesSectionProps {
  readonly clan: ClanId;
  readonly account: AccountId;
}

/** What officers wrote down about a member; what was withdrawn stays readable. */
export function NotesSection({ clan, account }: NotesSectionProps) {
  const { data, error } = useNotes(clan, account);
  const mayWrite = useMay("officer");
  const { withdraw } = useNoteActions(clan, account);
  const now = useNow(MINUTE);
  return (
    <section aria-label="Notes">
      <SectionHead level={3} title="Notes" note={error !== null && <FailureText failure={failureOf(error)} />} />
      {data?.length === 0 && <p className={cx(text.quiet, text.small)}>Nobody wrote anything down yet.</p>}
      {data !== undefined && data.length > 0 && (
        <ul className={styles.notes}>
          {data.map((note) => (
            <li key={note.id} className={cx(note.withdrawnAt !== null && styles.withdrawn)}>
              <span className={styles.noteText}>
                {note.kind === "warning" && (
                  <>
                    <Tag icon="warn" tone={note.withdrawnAt === null ? "warn" : undefined}>
                      Warning
                    </Tag>{" "}
                  </>
                )}
                {plainLines(note.text).join("\n")}
              </span>
              <span className={styles.noteBy}>{writtenWords(note, now)}</span>
              {mayWrite && (
                <Button
                  kind="plain"
                  className={styles.noteAction}
                  aria-label={`${note.withdrawnAt === null ? "Withdraw" : "Put back"} the ${note.kind} of ${times.moment(note.writtenAt, now)}`}
                  onClick={() => withdraw.mutate({ id: note.id, isWithdrawn: note.withdrawnAt === null })}
                >
                  {note.withdrawnAt === null ? "Withdraw" : "Put back"}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <NoteForm clan={clan} account={account} />}
    </section>
  );
}

function writtenWords(note: MemberNote, now: number): string {
  const written = `${plainText(note.writtenBy)}, ${times.moment(note.writtenAt, now)}`;
  if (note.withdrawnAt === null) return written;
  return `${written}; withdrawn by ${plainText(note.withdrawnBy ?? "")}, ${times.moment(note.withdrawnAt, now)}`;
}

const LONGEST_NOTE = 2_000;

function NoteForm({ clan, account }: NotesSectionProps) {
  const id = useId();
  const [kind, setKind] = useState<MemberNote["kind"]>("note");
  const [written, setWritten] = useState("");
  const { add } = useNoteActions(clan, account);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const note = written.trim();
    if (note === "" || add.isPending) return;
    add.mutate({ kind, text: note }, { onSuccess: () => setWritten("") });
  }

  return (
    <form className={styles.noteForm} onSubmit={submit}>
      <label htmlFor={id} className={text.hidden}>
        New note
      </label>
      <textarea
        id={id}
        className={styles.area}
        placeholder={kind === "note" ? "What other officers should know" : "What the warning was for"}
        maxLength={LONGEST_NOTE}
        value={written}
        onChange={(event) => setWritten(event.target.value)}
      />
      <span className={text.row}>
        <Segments
          label="Kind"
          size="small"
          value={kind}
          options={[
            { value: "note", text: "Note" },
            { value: "warning", text: "Warning" },
          ]}
          onChange={setKind}
        />
        <span className={text.grow} />
        <Button type="submit" disabled={written.trim() === "" || add.isPending}>
          {kind === "note" ? "Add the note" : "Add the warning"}
        </Button>
      </span>
    </form>
  );
}
