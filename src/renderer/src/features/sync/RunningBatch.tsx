import { useBatch } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Card } from "#renderer/ui/Card.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { Progress } from "#renderer/ui/Progress.tsx";
import { batchPath, hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import { useNow } from "#renderer/ui/use-now.ts";
import type { BatchSummary } from "#shared/contract/sync.ts";
import { plainText } from "#shared/plain-text.ts";
import { SECOND } from "#shared/time.ts";
import { BatchRows } from "./BatchRows.tsx";
import { batchWords, inOrder, leftText, timeLeft } from "./batch-words.ts";
import styles from "./Sync.module.css";
import { useCancelBatch } from "./use-cancel-batch.ts";

/** Rows of a check that stand on the page; all of them are in the panel. */
const SHOWN = 12;

export interface RunningBatchProps {
  readonly batch: BatchSummary;
  /** Shows what became of each member so far. */
  readonly hasRows: boolean;
}

/** A check that runs: how far it is, and how to stop it. */
export function RunningBatch({ batch, hasRows }: RunningBatchProps) {
  const mayCancel = useMay("officer");
  const cancel = useCancelBatch();
  const now = useNow(SECOND);
  const left = timeLeft(batch, now);
  const clanName = plainText(batch.clanName);
  return (
    <Card
      mark={<GameMark game={batch.game} />}
      title={<Name text={batch.clanName} />}
      label={`Check ${batch.id} of ${clanName}`}
      isFlush
      aside={
        <span className={styles.aside}>
          <span>
            <span className={styles.far} role="status">
              {batchWords(batch).text}
            </span>
            {left !== null && <span className={text.hidePhone}> · {leftText(left)}</span>}
          </span>
          {mayCancel && (
            <Button
              kind="plain"
              className={styles.flushButton}
              aria-label={`Cancel the check of ${clanName}`}
              data-place
              aria-disabled={cancel.isPending}
              onClick={() => {
                if (!cancel.isPending) cancel.mutate(batch.id);
              }}
            >
              Cancel
            </Button>
          )}
        </span>
      }
      footer={
        <>
          <a className={text.link} href={hrefOf(batchPath(batch.id))}>
            All {batch.total}
          </a>
          <span className={text.grow} />
          <span className={text.hidePhone}>Goes on when you leave this page</span>
        </>
      }
    >
      <Progress label={`Check of ${clanName}`} value={batch.done} max={batch.total} />
      {hasRows && <FirstRows batch={batch} clanName={clanName} />}
    </Card>
  );
}

function FirstRows({ batch, clanName }: { readonly batch: BatchSummary; readonly clanName: string }) {
  const { data } = useBatch(batch.id);
  if (data === undefined) return null;
  return <BatchRows label={`Check of ${clanName}`} rows={inOrder(data.rows).slice(0, SHOWN)} isInset />;
}
