import { cx } from "#renderer/ui/cx.ts";
import table from "#renderer/ui/table.module.css";
import type { KindAge } from "#shared/contract/counts.ts";
import { durationRange } from "#shared/words/duration.ts";
import { kindText } from "./batch-words.ts";
import styles from "./Effectiveness.module.css";
import { ageText, lateText } from "./effect-words.ts";

/** How old what is known is now, by kind, against the age it is allowed. */
export function AgeTable({ ages }: { readonly ages: readonly KindAge[] }) {
  if (ages.length === 0) return null;
  return (
    <table
      className={cx(table.table, table.compact, table.static, table.inset, styles.ages)}
      aria-label="Age of the data"
    >
      <colgroup>
        <col />
        <col style={{ width: 84 }} />
        <col style={{ width: 92 }} className={styles.wide} />
        <col style={{ width: 92 }} />
        <col style={{ width: 104 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Age now</th>
          <th scope="col" className={table.number}>
            Mean
          </th>
          <th scope="col" className={cx(table.number, styles.wide)} title="Of a hundred, 95 are younger">
            95 of 100
          </th>
          <th scope="col" className={table.number}>
            Worst
          </th>
          <th scope="col" className={table.number} title="The least and the most age that they may reach">
            Allowed
          </th>
        </tr>
      </thead>
      <tbody>
        {ages.map((one) => {
          const late = lateText(one);
          return (
            <tr key={`${one.upstream} ${one.kind}`}>
              <th scope="row" title={late ?? undefined}>
                <span className={table.player}>{kindText(one.kind)}</span>
                {late !== null && <span className={table.role}>{late}</span>}
              </th>
              <td className={table.number}>{ageText(one.meanMs)}</td>
              <td className={cx(table.number, styles.wide)}>{ageText(one.p95Ms)}</td>
              <td className={table.number}>{ageText(one.worstMs)}</td>
              <td className={cx(table.number, table.quiet)}>{durationRange(one.allowedFromMs, one.allowedToMs)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
