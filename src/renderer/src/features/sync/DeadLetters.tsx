import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import table from "#renderer/ui/table.module.css";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useKeptFocus } from "#renderer/ui/use-kept-focus.ts";
import { useOnce } from "#renderer/ui/use-once.ts";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { QueueRow } from "#shared/contract/sync.ts";
import type { ResourceId } from "#shared/ids.ts";
import { DeadRow } from "./DeadRow.tsx";
import styles from "./Sync.module.css";

/** Narrower than this, the kind and since when leave; then what was wrong with the answer, which its answer tells too. */
const KIND_FROM = 740;
const DETAIL_FROM = 860;

/** What failed so often that it is not asked for any more, until somebody wants it again. */
export function DeadLetters({ dead }: { readonly dead: readonly QueueRow[] }) {
  const client = useClient();
  const mayRetry = useMay("officer");
  const [open, setOpen] = useState<ResourceId | null>(null);
  const { ref, width } = useWidth<HTMLDivElement>();
  const columns = { kind: (width ?? 0) >= KIND_FROM, detail: (width ?? 0) >= DETAIL_FROM };
  const once = useOnce();
  const kept = useKeptFocus<HTMLElement>(({ container, next }) => next ?? container.querySelector("h2"));
  const retry = useMutation({
    mutationFn: (resources: ResourceId[] | null) => client.queue.retry({ resources }),
    onSuccess: ({ retried }) =>
      showToast(`${numbers.count(retried)} ${plural(retried, "is", "are")} asked for again`, { icon: "sync" }),
    onError: (error) => showToast(failureLine(error), { icon: "fail" }),
  });
  const retryOnce = (resources: ResourceId[] | null) => void once("retry", () => retry.mutateAsync(resources));
  return (
    <section {...kept} className={styles.dead} aria-label="Given up">
      <div ref={ref} className={styles.deadHead}>
        <SectionHead
          title="Given up"
          note={dead.length === 0 ? "Nothing: whatever failed is still tried by itself." : null}
          aside={
            mayRetry &&
            dead.length > 0 && (
              <Button
                kind="plain"
                className={styles.flushButton}
                aria-disabled={retry.isPending}
                onClick={() => retryOnce(null)}
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
            <col style={columns.kind ? { width: 196 } : undefined} />
            {columns.kind && <col style={{ width: 80 }} />}
            <col style={columns.kind ? { width: 216 } : undefined} />
            {columns.detail && <col />}
            {columns.kind && <col style={{ width: 112 }} />}
            {mayRetry && <col style={{ width: 132 }} />}
          </colgroup>
          <tbody>
            {dead.map((row) => (
              <DeadRow
                key={row.id}
                row={row}
                columns={columns}
                isOpen={row.id === open}
                onToggle={() => setOpen(row.id === open ? null : row.id)}
                onRetry={mayRetry ? () => retryOnce([row.id]) : null}
                isBusy={retry.isPending}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
