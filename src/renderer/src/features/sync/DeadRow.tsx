import { cx } from "#renderer/ui/cx.ts";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { UNKNOWN } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { QueueRow } from "#shared/contract/sync.ts";
import { plainText } from "#shared/plain-text.ts";
import { deadText, kindText } from "./batch-words.ts";
import dead from "./Dead.module.css";
import { DeadAnswer } from "./DeadAnswer.tsx";
import styles from "./Sync.module.css";

export interface DeadRowProps {
  readonly row: QueueRow;
  /** Which columns there is room for, beside the name, the cause and the buttons. */
  readonly columns: { readonly kind: boolean; readonly detail: boolean };
  /** Its last answer is shown below it. */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Null for who may neither look at answers nor retry. */
  readonly onRetry: (() => void) | null;
  readonly isBusy: boolean;
}

/** One thing that was given up: what, why, since when, and what can be done. */
export function DeadRow({ row, columns, isOpen, onToggle, onRetry, isBusy }: DeadRowProps) {
  const name = plainText(row.name);
  const shown = 2 + (columns.kind ? 2 : 0) + (columns.detail ? 1 : 0) + (onRetry === null ? 0 : 1);
  return (
    <>
      <tr aria-current={isOpen ? "true" : undefined}>
        <th scope="row" title={row.ref}>
          <span className={text.row}>
            <GameMark game={row.game} />
            <Name text={row.name} className={cx(table.player, text.clip)} />
          </span>
        </th>
        {columns.kind && <td className={table.quiet}>{kindText(row.kind)}</td>}
        <td title={deadText(row)}>
          <span className={cx(text.row, text.tight)}>
            <Icon name="fail" size="small" tone="bad" />
            <span className={text.clip}>{deadText(row)}</span>
          </span>
        </td>
        {columns.detail && (
          <td className={table.quiet} title={row.lastDetail === null ? undefined : plainText(row.lastDetail)}>
            {row.lastDetail === null ? UNKNOWN : plainText(row.lastDetail)}
          </td>
        )}
        {columns.kind && (
          <td className={cx(table.number, table.quiet)}>
            {row.failingSince === null ? UNKNOWN : <When at={row.failingSince} />}
          </td>
        )}
        {onRetry !== null && (
          <td className={table.number}>
            <span className={dead.actions}>
              <button
                type="button"
                className={styles.retry}
                aria-label={`Answer for ${name}`}
                aria-expanded={isOpen}
                onClick={onToggle}
              >
                Answer
              </button>
              <button
                type="button"
                className={styles.retry}
                aria-label={`Retry ${name}`}
                data-place
                aria-disabled={isBusy}
                onClick={onRetry}
              >
                Retry
              </button>
            </span>
          </td>
        )}
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={shown}>
            <DeadAnswer row={row} />
          </td>
        </tr>
      )}
    </>
  );
}
