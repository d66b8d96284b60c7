import { cx } from "#renderer/ui/cx.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import type { WarSummary } from "#shared/contract/wars.ts";
import styles from "./Wars.module.css";
import { attacksTotal } from "./war-words.ts";

/** Both sides: what decides the war, one under the other. */
export function WarScore({ war }: { readonly war: WarSummary }) {
  const total = numbers.count(attacksTotal(war));
  return (
    <table className={cx(table.table, table.compact, table.static, styles.score)}>
      <colgroup>
        <col />
        <col style={{ width: 48 }} />
        <col style={{ width: 88 }} />
        <col style={{ width: 76 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            {numbers.count(war.teamSize)} against {numbers.count(war.teamSize)}
          </th>
          <th scope="col" className={table.number}>
            Stars
          </th>
          <th scope="col" className={table.number}>
            Destruction
          </th>
          <th scope="col" className={table.number}>
            Attacks
          </th>
        </tr>
      </thead>
      <tbody>
        {[war.clan, war.opponent].map((side, index) => (
          <tr key={side === war.clan ? "own" : "opponent"}>
            <th scope="row">
              <Name text={side.name} className={index === 0 ? table.player : undefined} />
            </th>
            <td className={cx(table.number, styles.figure)}>{numbers.count(side.stars)}</td>
            <td className={table.number}>{numbers.percent(side.destruction, 1)}</td>
            <td className={table.number}>
              {numbers.count(side.attacksUsed)} <span className={table.quiet}>of {total}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
