import { useKeptFocus } from "#renderer/ui/use-kept-focus.ts";
import type { BatchSummary } from "#shared/contract/sync.ts";
import type { SnapshotId } from "#shared/ids.ts";
import { RecentBatches } from "./RecentBatches.tsx";
import { RunningBatch } from "./RunningBatch.tsx";
import styles from "./Sync.module.css";

export interface BatchesProps {
  /** Newest first. */
  readonly batches: readonly BatchSummary[];
  /** Which is open beside the page. */
  readonly open: SnapshotId | null;
}

/** Checks that were asked for: those that run, and how the last ones ended. */
export function Batches({ batches, open }: BatchesProps) {
  // The headings come in order, that of what has ended last.
  const kept = useKeptFocus<HTMLDivElement>(
    ({ container, next }) => next ?? [...container.querySelectorAll("h2")].at(-1) ?? null,
  );
  // They are worked off in the order they were asked for.
  const running = batches.filter((batch) => batch.state === "running").reverse();
  return (
    <div {...kept} className={styles.stack}>
      {running.map((batch, index) => (
        <RunningBatch key={batch.id} batch={batch} hasRows={index === 0} />
      ))}
      <RecentBatches batches={batches.filter((batch) => batch.state !== "running")} open={open} />
    </div>
  );
}
