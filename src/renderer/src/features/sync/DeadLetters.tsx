import { useMutation } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, plural, UNKNOWN } from "#renderer/ui/numbers.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { showToast } from "#renderer/ui/toast-store.ts";
import { When } from "#renderer/ui/When.tsx";
import type { QueueRow } from "#shared/contract/sync.ts";
import type { ResourceId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import { deadText, kindText } from "./batch-words.ts";
import styles from "./Sync.module.css";

/** What failed so often that it is not asked for any more, until somebody wants it again. */
export function DeadLetters({ dead }: { readonly dead: readonly QueueRow[] }) {
  const client = useClient();
  const mayRetry = useMay("officer");
  const retry = useMutation({
    mutationFn: (resources: ResourceId[] | null) => client.queue.retry({ resources }),
    onSuccess: ({ retried }) =>
      showToast(`${numbers.count(retried)} ${plural(retried, "is", "are")} asked for again`, { icon: "sync" }),
    onError: (error) => showToast(failureLine(error), { icon: "fail" }),
  });
  return (
    <section className={styles.dead} aria-label="Given up">
      <div className={styles.deadHead}>
        <SectionHead
          title="Given up"
          note={dead.length === 0 ? "Nothing: whatever failed is still tried by itself." : null}
          aside={
            mayRetry &&
            dead.length > 0 && (
              <Button
                kind="plain"
                className={styles.flushButton}
                disabled={retry.isPending}
                onClick={() => retry.mutate(null)}
              >
                Retry all {numbers.count(dead.length)}
              </Button>
            )
          }
        />
      </div>
      {dead.length > 0 && (
        <table className={cx(table.table, table.compact, table.static)}>
          <colgroup>
            <col className={styles.deadName} />
            <col className={styles.deadKind} />
            <col className={styles.deadWhy} />
            <col className={styles.deadDetail} />
            <col className={styles.deadWhen} />
            {mayRetry && <col style={{ width: 80 }} />}
          </colgroup>
          <tbody>
            {dead.map((row) => (
              <tr key={row.id}>
                <th scope="row" title={row.ref}>
                  <span className={text.row}>
                    <GameMark game={row.game} />
                    <Name text={row.name} className={cx(table.player, text.clip)} />
                  </span>
                </th>
                <td className={cx(table.quiet, styles.deadKind)}>{kindText(row.kind)}</td>
                <td title={deadText(row)}>
                  <span className={cx(text.row, text.tight)}>
                    <Icon name="fail" size="small" tone="bad" />
                    <span className={text.clip}>{deadText(row)}</span>
                  </span>
                </td>
                <td
                  className={cx(table.quiet, styles.deadDetail)}
                  title={row.lastDetail === null ? undefined : plainText(row.lastDetail)}
                >
                  {row.lastDetail === null ? UNKNOWN : plainText(row.lastDetail)}
                </td>
                <td className={cx(table.number, table.quiet, styles.deadWhen)}>
                  {row.lastCheckedAt === null ? UNKNOWN : <When at={row.lastCheckedAt} />}
                </td>
                {mayRetry && (
                  <td className={table.number}>
                    <button
                      type="button"
                      className={styles.retry}
                      aria-label={`Retry ${plainText(row.name)}`}
                      disabled={retry.isPending}
                      onClick={() => retry.mutate([row.id])}
                    >
                      Retry
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
