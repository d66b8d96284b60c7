import { useState } from "react";
import { cx } from "#renderer/ui/cx.ts";
import { numbers } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { ActivityTotals } from "#shared/contract/activities.ts";
import type { GameInfo } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";
import styles from "./Activities.module.css";

/** Shown before somebody asks for all. */
const FIRST = 3;
/** Narrower than this, the kind leaves. */
const KIND_FROM = 400;

export interface ClearsTableProps {
  /** The most first. */
  readonly cleared: ActivityTotals["byActivity"];
  readonly kinds: GameInfo["activityKinds"];
}

/** What was cleared how often. */
export function ClearsTable({ cleared, kinds }: ClearsTableProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const hasKind = (width ?? 0) >= KIND_FROM;
  const [isAll, setAll] = useState(false);
  if (cleared.length === 0) return <p className={styles.note}>Nothing was cleared in this span.</p>;
  const shown = isAll ? cleared : cleared.slice(0, FIRST);
  const number = (value: number) => (
    <td className={cx(table.number, value === 0 && table.quiet)}>{numbers.count(value)}</td>
  );
  return (
    <div ref={ref}>
      <table className={cx(table.table, table.compact, table.static, styles.clears)} aria-label="Clears by activity">
        <colgroup>
          <col />
          {hasKind && <col style={{ width: 96 }} />}
          <col style={{ width: 64 }} />
          <col style={{ width: 64 }} />
          <col style={{ width: 76 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Cleared</th>
            {hasKind && <th scope="col">Kind</th>}
            <th scope="col" className={table.number}>
              Clears
            </th>
            <th scope="col" className={table.number} title="Begun from the start, as far as the game says">
              Fresh
            </th>
            <th scope="col" className={table.number}>
              Flawless
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={`${one.kind} ${one.name}`}>
              <th scope="row" title={plainText(one.name)}>
                {plainText(one.name)}
              </th>
              {hasKind && (
                <td className={table.quiet}>{kinds.find((kind) => kind.id === one.kind)?.label ?? one.kind}</td>
              )}
              {number(one.clears)}
              {number(one.fresh)}
              {number(one.flawless)}
            </tr>
          ))}
        </tbody>
      </table>
      {cleared.length > FIRST && (
        <button type="button" className={cx(text.linkButton, styles.all)} onClick={() => setAll(!isAll)}>
          {isAll ? "Show fewer" : `Show all ${cleared.length}`}
        </button>
      )}
    </div>
  );
}
