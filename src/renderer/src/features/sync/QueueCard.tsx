import { Card } from "#renderer/ui/Card.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import type { QueueClass } from "#shared/contract/sync.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { CLASS_TEXTS, isLongOverdue } from "./batch-words.ts";
import styles from "./Sync.module.css";

/** What waits, by how urgent it is. */
export function QueueCard({ queue }: { readonly queue: readonly QueueClass[] }) {
  const resources = queue.reduce((sum, one) => sum + one.resources, 0);
  const count = (value: number) => <span className={value === 0 ? text.quiet : undefined}>{numbers.count(value)}</span>;
  return (
    <Card title="Waiting" aside={`${numbers.count(resources)} resources`} isFlush>
      <table className={cx(table.table, table.compact, table.static, table.inset)}>
        <colgroup>
          <col />
          <col style={{ width: 72 }} />
          <col style={{ width: 72 }} className={styles.wide} />
          <col style={{ width: 68 }} />
          <col style={{ width: 124 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col" className={table.number} title="The most age that is allowed">
              May age
            </th>
            <th scope="col" className={cx(table.number, styles.wide)} title="Members, clans and wars of this class">
              In all
            </th>
            <th scope="col" className={table.number}>
              Waiting
            </th>
            <th scope="col" className={table.number} title="How long the longest waiting one has been due">
              Overdue
            </th>
          </tr>
        </thead>
        <tbody>
          {queue.map((one) => (
            <tr key={one.class}>
              <th scope="row">
                <span className={table.player}>{CLASS_TEXTS[one.class]}</span>
              </th>
              <td className={table.number}>{compactDuration(one.maxAgeMs)}</td>
              <td className={cx(table.number, styles.wide)}>{count(one.resources)}</td>
              <td className={table.number}>{count(one.waiting)}</td>
              <td className={table.number}>
                <Overdue queue={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Overdue({ queue: { oldestOverdueMs, maxAgeMs } }: { readonly queue: QueueClass }) {
  if (oldestOverdueMs === null) {
    return (
      <span className={text.quiet} title="Nothing waits">
        {UNKNOWN}
      </span>
    );
  }
  const shown = compactDuration(oldestOverdueMs);
  if (!isLongOverdue(oldestOverdueMs, maxAgeMs)) return shown;
  return (
    <span className={text.warn} title="Older than this class may be">
      <Icon name="warn" size="tiny" label="Too old:" /> {shown}
    </span>
  );
}
