import { cx } from "#renderer/ui/cx.ts";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import table from "#renderer/ui/table.module.css";
import { VisibleText } from "#renderer/ui/VisibleText.tsx";
import type { ExplainedDraw, PickLine } from "#shared/draw/explain.ts";
import styles from "./Verify.module.css";

export interface VerifiedPicksProps {
  readonly draw: ExplainedDraw;
  /** Whether all checks passed: else nothing follows from what stands here. */
  readonly isConfirmed: boolean;
}

/** Who was picked, with the number that decided it and the running totals that it lies between. */
export function VerifiedPicks({ draw, isConfirmed }: VerifiedPicksProps) {
  return (
    <div>
      <SectionHead
        level={3}
        title={isConfirmed ? "Winners and alternates" : "What the seed of this file gives, not confirmed"}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same, with more boxes. */}
      <div
        className={styles.wide}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        role="group"
        aria-label="Picks"
      >
        <table className={cx(table.table, styles.table, table.compact, table.inset, styles.picks)}>
          <thead>
            <tr>
              <th scope="col">Position</th>
              <th scope="col">Member</th>
              <th scope="col" className={table.number}>
                Entries
              </th>
              <th scope="col" className={table.number}>
                Number
              </th>
              <th scope="col" className={table.number}>
                Running total
              </th>
            </tr>
          </thead>
          <tbody>
            {draw.picks.map((pick) => (
              <tr key={pick.position}>
                <td>
                  {pick.position}. {pick.kind}
                </td>
                <th scope="row">
                  <VisibleText text={pick.name} /> <VisibleText text={pick.id} className={styles.id} />
                </th>
                <td className={table.number}>
                  {numbers.count(pick.weight)} of {numbers.count(pick.poolWeight)}
                </td>
                <td className={table.number} title={attemptWords(pick)}>
                  {numbers.count(pick.value)}
                </td>
                <td
                  className={table.number}
                  title="Before and with this entry: the number drawn is not below the first and below the second"
                >
                  {numbers.count(pick.before)} to {numbers.count(pick.upTo)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.hint}>
        The entries stand in a row, in the order of the list; each number falls on the member whose running total is the
        first above it.
      </p>
    </div>
  );
}

function attemptWords({ attempt, poolWeight }: PickLine): string {
  if (attempt === 0) return `The first number, below ${poolWeight}`;
  return `${attempt} ${plural(attempt, "number was", "numbers were")} thrown away before: not below ${poolWeight}`;
}
