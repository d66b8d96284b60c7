import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { BatchRow } from "#shared/contract/sync.ts";
import { MINUTE } from "#shared/time.ts";
import { kindText, rowWords } from "./batch-words.ts";

export interface BatchRowsProps {
  readonly label: string;
  /** In the order to be shown. */
  readonly rows: readonly BatchRow[];
  readonly isInset?: boolean;
}

/** What became of each member, the clan and its war. */
export function BatchRows({ label, rows, isInset = false }: BatchRowsProps) {
  const now = useNow(MINUTE);
  return (
    <table className={cx(table.table, table.compact, table.static, isInset && table.inset)} aria-label={label}>
      <colgroup>
        <col style={{ width: "40%" }} />
        <col />
        <col style={{ width: 68 }} />
      </colgroup>
      <tbody>
        {rows.map((row) => {
          const words = rowWords(row, now, times);
          const isQuiet = row.state === "waiting" || row.state === "cancelled";
          return (
            <tr key={`${row.kind} ${row.ref}`}>
              <th scope="row" title={row.ref}>
                <Name text={row.name} className={table.player} />
                {row.kind !== "player" && <span className={table.role}>{kindText(row.kind)}</span>}
              </th>
              <td title={words.detail ?? words.text}>
                <span className={cx(text.row, text.tight, isQuiet && text.quiet)}>
                  <Icon name={words.icon} size="small" {...(words.tone === null ? {} : { tone: words.tone })} />
                  <span className={text.clip}>
                    {words.text}
                    {words.tone !== null && words.detail !== null && (
                      <span className={text.quiet}> · {words.detail}</span>
                    )}
                  </span>
                </span>
              </td>
              <td className={cx(table.number, table.quiet)}>
                {row.roundTripMs !== null && `${numbers.count(row.roundTripMs)} ms`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
