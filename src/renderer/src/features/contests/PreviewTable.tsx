import { useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import { times } from "#renderer/ui/times.ts";
import type { ContestEntry } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import styles from "./Builder.module.css";

export interface PreviewTableProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  /** The most entries first. */
  readonly entrants: readonly ContestEntry[];
}

/** As many as fit beside the form; the rest is a click away. */
const FIRST = 12;

/** Members with entries: how many, what chance that is of the first prize, and what was gained. */
export function PreviewTable({ entrants }: PreviewTableProps) {
  const [isAll, setAll] = useState(false);
  const shown = isAll ? entrants : entrants.slice(0, FIRST);
  const most = entrants[0]?.weight ?? 1;
  return (
    <>
      <table className={cx(table.table, table.static, table.compact, table.inset, styles.entrants)}>
        <thead>
          <tr>
            <th scope="col">Member</th>
            <th scope="col" className={table.number}>
              Gained
            </th>
            <th scope="col" className={table.number}>
              Entries
            </th>
            <th scope="col" className={table.number}>
              Chance
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <tr key={entry.ref}>
              <th scope="row">
                <Name text={entry.name} />
              </th>
              <td className={table.number} title={baselineWords(entry)}>
                {gainedText(entry)}
              </td>
              <td className={table.number}>
                <span className={styles.bar} style={{ inlineSize: `${(100 * entry.weight) / most}%` }} />
                <span className={styles.weight}>{numbers.count(entry.weight)}</span>
              </td>
              <td className={table.number}>{numbers.percent(100 * entry.chance, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entrants.length > FIRST && (
        <Button kind="plain" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? "Show fewer" : `Show all ${numbers.count(entrants.length)}`}
        </Button>
      )}
    </>
  );
}

/** Gains of several rules are of different things: they are not added. */
function gainedText({ proof }: ContestEntry): string {
  const gains = proof.map(({ gained }) => (gained === null ? UNKNOWN : numbers.short(gained)));
  return gains.join(" · ");
}

/** From where the gain counts, where that is not a value from before the start. */
function baselineWords({ proof }: ContestEntry): string | undefined {
  const first = proof.flatMap((rule) => rule.targets).find((target) => target.baseline === "inside");
  if (first === undefined || first.startAt === null) return undefined;
  return `Counted from the first value that is known, of ${times.exact(first.startAt)}`;
}
