import type { FeedEvent } from "#shared/contract/feed.ts";
import { lateWords } from "#shared/words/event.ts";
import { Icon } from "./Icon.tsx";
import styles from "./LateMark.module.css";
import { times } from "./times.ts";

/** Beside news of the past: how long after it happened it was noticed. Nothing beside the rest. */
export function LateMark({ event }: { readonly event: Pick<FeedEvent, "isLate" | "happenedTo" | "detectedAt"> }) {
  const words = lateWords(event);
  if (words === null) return null;
  return (
    <span className={styles.late} title={`Noticed ${times.exact(event.detectedAt)}; it was not told as new`}>
      <Icon name="clock" size="tiny" />
      {words}
    </span>
  );
}
