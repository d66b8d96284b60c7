import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { failureOf } from "#renderer/api/failures.ts";
import { useClan, useCronPreview } from "#renderer/api/queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Check } from "#renderer/ui/Check.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import text from "#renderer/ui/text.module.css";
import { useSettled } from "#renderer/ui/use-now.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { Schedule } from "#shared/contract/schedules.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { MOST_RUNS } from "#shared/schedule-limits.ts";
import { SchedulePreview } from "./SchedulePreview.tsx";
import styles from "./Schedules.module.css";
import { ScheduleTimes } from "./ScheduleTimes.tsx";
import { beforeOf, cronOf, draftOf, lagNotes, newDraft, type ScheduleDraft } from "./schedule-form.ts";
import { isScheduleGone, useScheduleActions, valuesOf } from "./use-schedules.ts";

export interface ScheduleDialogProps {
  /** Null while it is closed. */
  readonly edited: Schedule | "new" | null;
  readonly games: readonly GameInfo[];
  readonly clans: readonly ClanSummary[];
  /** For a new one. */
  readonly firstClan: ClanId;
  readonly onClose: () => void;
  /** Once the focus is back where it was, if that is still there. */
  readonly onClosed: () => void;
}

/** Makes or changes a schedule; what it would do is seen before it is kept. */
export function ScheduleDialog({ edited, games, clans, firstClan, onClose, onClosed }: ScheduleDialogProps) {
  const form = useId();
  const isNew = edited === "new";
  return (
    <Dialog
      title={isNew ? "Add a schedule" : "Edit the schedule"}
      isOpen={edited !== null}
      onClose={onClose}
      onClosed={onClosed}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            {isNew ? "Add the schedule" : "Save the schedule"}
          </Button>
        </>
      }
    >
      {edited !== null && (
        <ScheduleForm
          id={form}
          schedule={isNew ? null : edited}
          games={games}
          clans={clans}
          first={isNew ? newDraft(firstClan) : draftOf(edited)}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}

interface ScheduleFormProps {
  readonly id: string;
  /** Null for a new one. */
  readonly schedule: Schedule | null;
  readonly games: readonly GameInfo[];
  readonly clans: readonly ClanSummary[];
  readonly first: ScheduleDraft;
  readonly onDone: () => void;
}

/** A person who types is not told at each letter what is still wrong. */
const SETTLED_MS = 400;

function ScheduleForm({ id, schedule, games, clans, first, onDone }: ScheduleFormProps) {
  const [draft, setDraft] = useState(first);
  const [isNameMissing, setNameMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  /** A second click comes before the first one is drawn. */
  const isSending = useRef(false);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [refusals]);
  const { create, change } = useScheduleActions();
  const set = (changes: Partial<ScheduleDraft>) => setDraft({ ...draft, ...changes });
  const zone = useClan(draft.clan).data?.zone;
  const cron = cronOf(draft);
  const beforeAt = beforeOf(draft);
  const settled = useSettled(cron, SETTLED_MS);
  const { mostRunsADay } = draft;
  const asked = { zone: zone ?? null, mostRunsADay, schedule: schedule?.id ?? null };
  const preview = useCronPreview(settled === null || zone === undefined ? null : { cron: settled, ...asked });
  const failure =
    [create.error, change.error, preview.error]
      .flatMap((error) => (error === null ? [] : [failureOf(error)]))
      .find(({ code }) => code === "INVALID_CRON" || code === "ALREADY_PASSED") ?? null;

  function edit(next: ScheduleDraft): void {
    create.reset();
    change.reset();
    setDraft(next);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isSending.current) return;
    const name = draft.name.trim();
    setNameMissing(name === "");
    if (name === "" || (cron === null && beforeAt === null)) {
      setRefusals(refusals + 1);
      return;
    }
    isSending.current = true;
    const { clan, enabled } = draft;
    const when = beforeAt === null ? { cron: cron ?? "" } : { beforeAt };
    const values = { clan, name, mostRunsADay, enabled, ...when };
    const callbacks = {
      onSuccess: onDone,
      onError(error: unknown) {
        // Another window removed it: there is nothing left to edit.
        if (isScheduleGone(error)) onDone();
        else setRefusals(refusals + 1);
      },
      onSettled() {
        isSending.current = false;
      },
    };
    if (schedule === null) create.mutate(values, callbacks);
    else change.mutate({ schedule, changes: values, undo: valuesOf(schedule) }, callbacks);
  }

  return (
    <form ref={form} id={id} className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.labelled}>
        <span aria-hidden="true">Clan</span>
        <Select
          label="Clan"
          value={String(draft.clan)}
          groups={[
            { head: null, options: clans.map((clan) => ({ value: String(clan.id), text: shownName(clan.name) })) },
          ]}
          onChange={(value) => set({ clan: Number(value) as ClanId })}
        />
      </div>
      {lagNotes(
        games,
        clans.filter((clan) => clan.id === draft.clan),
      ).map((line) => (
        <p key={line} className={cx(text.quiet, text.small)}>
          {line}
        </p>
      ))}
      <TextField
        label="Name"
        value={draft.name}
        maxLength={60}
        onChange={(event) => {
          setNameMissing(false);
          set({ name: event.target.value });
        }}
        error={isNameMissing && "Enter a name."}
      />
      <ScheduleTimes draft={draft} onChange={edit} error={failure !== null && <FailureText failure={failure} />} />
      {draft.how !== "before" && (
        <SchedulePreview
          isStale={settled !== cron || preview.isPlaceholderData}
          preview={failure === null && cron !== null ? (preview.data ?? null) : null}
          mostRunsADay={mostRunsADay}
        />
      )}
      <div className={styles.labelled} hidden={draft.how === "before"}>
        <span aria-hidden="true">Most runs a day</span>
        <Select
          label="Most runs a day"
          value={String(mostRunsADay)}
          groups={[
            {
              head: null,
              options: Array.from({ length: MOST_RUNS }, (_, index) => ({
                value: String(index + 1),
                text: String(index + 1),
              })),
            },
          ]}
          onChange={(value) => set({ mostRunsADay: Number(value) })}
        />
      </div>
      <Check checked={draft.enabled} onChange={(event) => set({ enabled: event.target.checked })}>
        Switched on
      </Check>
    </form>
  );
}
