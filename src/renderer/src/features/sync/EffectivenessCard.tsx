import { useState } from "react";
import { useEffectiveness } from "#renderer/api/queries.ts";
import { Card } from "#renderer/ui/Card.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { numbers } from "#renderer/ui/numbers.ts";
import { Segments } from "#renderer/ui/Segments.tsx";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { AgeTable } from "./AgeTable.tsx";
import { kindText } from "./batch-words.ts";
import styles from "./Effectiveness.module.css";
import { effectText, endsText, percentText } from "./effect-words.ts";

const SPANS = [
  { value: "day", text: "24 h" },
  { value: "week", text: "7 d" },
] as const;

/** What requests were good for: how many told something new, how many were not needed, and how old the data is. */
export function EffectivenessCard() {
  const { data } = useEffectiveness();
  const [span, setSpan] = useState<"day" | "week">("day");
  const shown = data?.spans.find((one) => one.span === span);
  if (data === undefined || shown === undefined) return null;
  return (
    <Card
      title="Effectiveness"
      isFlush
      aside={<Segments label="Span" size="small" value={span} options={SPANS} onChange={setSpan} />}
    >
      <p className={styles.line}>{effectText(shown.all)}</p>
      {shown.kinds.length > 0 && (
        <table className={cx(table.table, table.compact, table.static, table.inset)} aria-label="Requests by kind">
          <colgroup>
            <col />
            <col style={{ width: 84 }} />
            <col style={{ width: 84 }} />
            <col style={{ width: 76 }} className={styles.wide} />
            <col style={{ width: 96 }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Asked for</th>
              <th scope="col" className={table.number}>
                Requests
              </th>
              <th scope="col" className={table.number} title="Share of the requests that told something new">
                Changed
              </th>
              <th
                scope="col"
                className={cx(table.number, styles.wide)}
                title="Attempts without an answer that is believed. That somebody is not on a board is an answer."
              >
                Failed
              </th>
              <th
                scope="col"
                className={table.number}
                title="Share of all askings that needed no request: what was known still held"
              >
                Not needed
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.kinds.map((one) => (
              <tr key={`${one.upstream} ${one.kind}`} title={endsText(one)}>
                <th scope="row">
                  <span className={table.player}>{kindText(one.kind)}</span>
                </th>
                <td className={table.number}>{numbers.count(one.requests)}</td>
                <td className={table.number}>{percentText(one.changedShare)}</td>
                <td className={cx(table.number, styles.wide, one.failed === 0 && text.quiet)}>
                  {numbers.count(one.failed)}
                </td>
                <td className={table.number}>{percentText(one.sparedShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AgeTable ages={data.ages} />
    </Card>
  );
}
