import { useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import { times } from "#renderer/ui/times.ts";
import { useTicker } from "#renderer/ui/use-now.ts";
import { zonedText } from "#renderer/ui/zoned-input.ts";
import type { ContestDetail, DrawDocument } from "#shared/contract/contests.ts";
import type { Instant } from "#shared/time.ts";
import styles from "./ContestDialog.module.css";
import { MessageText } from "./MessageText.tsx";
import { readMessageLink } from "./message-link.ts";
import { EMPTY_POSTING, type PostingForm, readPosting } from "./posting-form.ts";
import { StepDialog } from "./StepDialog.tsx";
import { saveFile, useContestActions } from "./use-contest-actions.ts";

export interface PublishDialogProps {
  readonly contest: ContestDetail;
  readonly document: DrawDocument;
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<DrawDocument, string>> = {
  commitment: "Post the commitment",
  lock: "Post the lock",
  result: "Post the winners",
};

const MEANINGS: Readonly<Record<DrawDocument, string>> = {
  commitment: "Post this where members read it and you cannot change the time, such as a channel of your clan.",
  lock: "Post this with the list attached, before the time of the draw. Members then have time to find their own entry.",
  result: "Post this with the proof attached, so that everybody can check it.",
};

function commitmentHurry({ startAt, endAt }: ContestDetail, now: Instant): string {
  if (now < startAt) return "Do it before gains count.";
  return now < endAt ? "Gains count already: the sooner it is there, the more it shows." : "";
}

/** A message to copy, then where it was posted: only the place shows when a document was there. */
export function PublishDialog({ contest, document, onClose }: PublishDialogProps) {
  const [form, setForm] = useState(EMPTY_POSTING);
  const [isRefused, setRefused] = useState(false);
  const { publish } = useContestActions(contest.id);
  const ticker = useTicker();
  const linked = readMessageLink(form.link);
  const read = readPosting(form, times.zone);
  const errors = isRefused && !read.ok ? read.errors : {};
  const set = (changes: Partial<PostingForm>) => setForm({ ...form, ...changes });

  function submit(): void {
    setRefused(!read.ok);
    if (!read.ok) return;
    const { place, reference, at } = read;
    publish.mutate({ document, place, reference, at }, { onSuccess: onClose });
  }

  return (
    <StepDialog
      title={TITLES[document]}
      label="Record it"
      cancel="Not now"
      isPending={publish.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {MEANINGS[document]} {document === "commitment" && commitmentHurry(contest, ticker.now())}
      </p>
      <MessageText text={contest.messages[document] ?? ""} />
      <Attachment contest={contest} document={document} />
      <p className={styles.part}>Then record where it is:</p>
      <TextField
        label="Link to the message"
        placeholder="https://discord.com/channels/…"
        value={form.link}
        error={errors.link}
        onChange={(event) => set({ link: event.target.value })}
        hint={
          linked === null
            ? "A link to a Discord message says place, message and time by itself."
            : `Discord, message ${linked.reference}, posted ${times.exact(linked.at)}`
        }
      />
      {linked === null && (
        <>
          <div className={styles.fields}>
            <TextField
              label="Place"
              placeholder="discord"
              maxLength={100}
              value={form.place}
              error={errors.place}
              onChange={(event) => set({ place: event.target.value })}
            />
            <TextField
              label="Reference"
              maxLength={400}
              value={form.reference}
              onChange={(event) => set({ reference: event.target.value })}
            />
          </div>
          <TextField
            label="Posted at"
            type="datetime-local"
            width={220}
            value={form.time}
            error={errors.time}
            onChange={(event) => set({ time: event.target.value })}
            aside={<Button onClick={() => set({ time: zonedText(ticker.now(), times.zone) })}>Now</Button>}
          />
        </>
      )}
    </StepDialog>
  );
}

/** What goes with the message: the list with the lock, the proof with the winners. */
function Attachment({ contest, document }: Pick<PublishDialogProps, "contest" | "document">) {
  const { contests } = useClient();
  const { id } = contest;
  if (document === "commitment") return null;
  const isLock = document === "lock";
  return (
    <div>
      <Button
        icon="export"
        onClick={() => void saveFile(() => (isLock ? contests.lockFile({ id }) : contests.proof({ id })))}
      >
        {isLock ? "Save the list to attach" : "Save the proof to attach"}
      </Button>
    </div>
  );
}
