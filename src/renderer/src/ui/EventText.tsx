import type { FeedEvent } from "#shared/contract/feed.ts";
import { type EventWording, eventWords } from "#shared/words/event.ts";
import { Name } from "./Name.tsx";
import styles from "./table.module.css";

export interface EventTextProps {
  readonly event: Pick<FeedEvent, "type" | "name" | "ref" | "data">;
  readonly wording: EventWording;
  /** Left out where everybody knows whom it is about. */
  readonly hasSubject?: boolean;
}

/** An event as a sentence. */
export function EventText({ event, wording, hasSubject = true }: EventTextProps) {
  const { subject, text } = eventWords(event, wording);
  if (subject === null) return text;
  if (!hasSubject) return text.charAt(0).toUpperCase() + text.slice(1);
  return (
    <>
      <Name text={subject} className={styles.player} /> {text}
    </>
  );
}
