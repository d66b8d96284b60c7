import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { hrefOf as toHref } from "#renderer/ui/route.ts";
import type { Roving } from "#renderer/ui/roving.ts";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import type { UnknownRow } from "#shared/contract/leaderboards.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { unknownWords } from "./board-words.ts";
import styles from "./Leaderboards.module.css";

/** Where the link of the foot line leads. */
export const UNKNOWN_HEAD = "board-unknown";

export interface UnknownLinesProps {
  readonly rows: readonly UnknownRow[];
  /** How many columns stand before the names. */
  readonly before: number;
  readonly colSpan: number;
  readonly open: AccountId | null;
  readonly hrefOf: (row: UnknownRow) => string;
  readonly itemProps: (row: UnknownRow) => ReturnType<Roving["itemProps"]>;
  readonly moment: (at: Instant) => string;
}

/** Members of whom nothing can be said, each with the reason: unknown is not zero. */
export function UnknownLines({ rows, before, colSpan, open, hrefOf, itemProps, moment }: UnknownLinesProps) {
  return (
    <tbody>
      <tr className={styles.group}>
        <th scope="rowgroup" colSpan={colSpan} id={UNKNOWN_HEAD} tabIndex={-1}>
          <b>{numbers.count(rows.length)} unknown</b> which is not zero: they are not ranked
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.account} aria-current={row.account === open ? "true" : undefined}>
          <td colSpan={before} />
          <th scope="row" colSpan={colSpan - before}>
            <span className={styles.unknown}>
              <a className={table.playerLink} href={toHref(hrefOf(row))} {...itemProps(row)}>
                <Name text={row.name} />
              </a>
              <span className={text.quiet}>{unknownWords(row, moment)}</span>
            </span>
          </th>
        </tr>
      ))}
    </tbody>
  );
}
