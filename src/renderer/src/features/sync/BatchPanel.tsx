import { failureOf } from "#renderer/api/failures.ts";
import { useBatch } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { Facts } from "#renderer/ui/Facts.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import { Progress } from "#renderer/ui/Progress.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { Batch } from "#shared/contract/sync.ts";
import type { SnapshotId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { AskedBy } from "./AskedBy.tsx";
import { BatchRows } from "./BatchRows.tsx";
import { batchWords, inOrder, outcomeCounts } from "./batch-words.ts";
import styles from "./Sync.module.css";
import { useCancelBatch } from "./use-cancel-batch.ts";

export interface BatchPanelProps {
  readonly batch: SnapshotId;
  readonly onClose: () => void;
}

/** One check, member by member, beside the page. */
export function BatchPanel({ batch: id, onClose }: BatchPanelProps) {
  const { data: batch, error } = useBatch(id);
  const panel = { onClose, isFocused: true };
  if (batch === undefined) {
    const failure = error === null ? null : failureOf(error);
    return (
      <Panel label="Check" title="Check" {...panel}>
        {failure === null ? (
          <Skeleton label="Loading the check" />
        ) : (
          <EmptyState title={failure.code === "NOT_FOUND" ? "No check here" : "The check could not be read"}>
            <FailureText failure={failure} />
          </EmptyState>
        )}
      </Panel>
    );
  }
  const label = `Check of ${plainText(batch.clanName)}`;
  return (
    <Panel
      label={label}
      title={
        <>
          Check of <Name text={batch.clanName} />
        </>
      }
      head={<Head batch={batch} label={label} />}
      {...panel}
    >
      <section aria-label="Answers">
        <SectionHead level={3} title="Answers" />
        <Facts
          facts={[
            ...outcomeCounts(batch.outcomes).map(({ name, count }) => ({ name, value: numbers.count(count) })),
            { name: "Requests", value: numbers.count(batch.requests) },
            { name: "Asked by", value: <AskedBy batch={batch} /> },
            { name: "Started", value: <When at={batch.startedAt} /> },
            ...(batch.finishedAt === null
              ? []
              : [{ name: "Took", value: compactDuration(batch.finishedAt - batch.startedAt) }]),
          ]}
        />
      </section>
      <section aria-label="Each one" className={styles.each}>
        <SectionHead level={3} title="Each one" note="failed first" />
        <BatchRows label={label} rows={inOrder(batch.rows)} />
      </section>
    </Panel>
  );
}

function Head({ batch, label }: { readonly batch: Batch; readonly label: string }) {
  const mayCancel = useMay("officer");
  const cancel = useCancelBatch();
  const words = batchWords(batch);
  const isRunning = batch.state === "running";
  return (
    <>
      <div className={cx(text.row, text.table, styles.panelState)}>
        {words.tone !== null && <Icon name={words.tone === "bad" ? "fail" : "warn"} size="small" tone={words.tone} />}
        <span className={text.grow} role="status">
          {words.text}
        </span>
        {isRunning && mayCancel && (
          <Button disabled={cancel.isPending} onClick={() => cancel.mutate(batch.id)}>
            Cancel
          </Button>
        )}
      </div>
      {isRunning && <Progress label={label} value={batch.done} max={batch.total} />}
    </>
  );
}
