import { Card } from "#renderer/ui/Card.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { batchPath, hrefOf } from "#renderer/ui/route.ts";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { BatchSummary } from "#shared/contract/sync.ts";
import type { SnapshotId } from "#shared/ids.ts";
import { AskedBy } from "./AskedBy.tsx";
import { batchWords } from "./batch-words.ts";
import styles from "./Sync.module.css";

export interface RecentBatchesProps {
  readonly batches: readonly BatchSummary[];
  /** Which is open beside the page. */
  readonly open: SnapshotId | null;
}

/** Checks that were asked for and have ended, newest first. */
export function RecentBatches({ batches, open }: RecentBatchesProps) {
  return (
    <Card title="Checks asked for" isFlush>
      {batches.length === 0 ? (
        <p className={styles.none}>
          None yet. Everything is checked by itself when it gets old; a check that is asked for shows here how it went.
        </p>
      ) : (
        <table className={cx(table.table, table.compact, table.static, table.inset, table.rows)}>
          <colgroup>
            <col />
            <col style={{ width: "38%" }} />
            <col className={cx(styles.by, styles.wide)} />
            <col style={{ width: 132 }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Clan</th>
              <th scope="col">Result</th>
              <th scope="col" className={styles.wide}>
                By
              </th>
              <th scope="col" className={table.number}>
                Started
              </th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => {
              const words = batchWords(batch);
              return (
                <tr key={batch.id} aria-current={batch.id === open ? "true" : undefined}>
                  <th scope="row">
                    <a className={cx(text.row, styles.open)} href={hrefOf(batchPath(batch.id))}>
                      <GameMark game={batch.game} />
                      <Name text={batch.clanName} className={cx(table.player, text.clip)} />
                    </a>
                  </th>
                  <td title={words.text}>
                    <span className={cx(text.row, text.tight)}>
                      {words.tone !== null && (
                        <Icon name={words.tone === "bad" ? "fail" : "warn"} size="small" tone={words.tone} />
                      )}
                      <span className={text.clip}>{words.text}</span>
                    </span>
                  </td>
                  <td className={cx(table.quiet, styles.wide)}>
                    <AskedBy batch={batch} />
                  </td>
                  <td className={cx(table.number, table.quiet)}>
                    <When at={batch.startedAt} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Card>
  );
}
