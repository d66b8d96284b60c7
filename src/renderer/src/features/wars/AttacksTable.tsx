import { cx } from "#renderer/ui/cx.ts";
import { EventTime } from "#renderer/ui/EventTime.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { WarDetail } from "#shared/contract/wars.ts";
import { lengthText, newestFirst } from "./war-words.ts";

/** Narrower than this, the length and the number leave. */
const WIDE_FROM = 640;
const SEEN_FROM = 480;

/** All attacks of both sides, newest first. */
export function AttacksTable({ attacks }: { readonly attacks: WarDetail["attacks"] }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const isWide = (width ?? 0) >= WIDE_FROM;
  const hasSeen = (width ?? 0) >= SEEN_FROM;
  return (
    <div ref={ref}>
      <table className={cx(table.table, table.rows)} aria-label="Attacks, newest first">
        <colgroup>
          <col style={{ width: isWide ? 72 : 64 }} />
          {isWide && <col style={{ width: 48 }} />}
          <col />
          <col />
          <col style={{ width: 48 }} />
          <col style={{ width: hasSeen ? 96 : 64 }} />
          {isWide && <col style={{ width: 72 }} />}
          {hasSeen && <col style={{ width: 128 }} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Side</th>
            {isWide && (
              <th scope="col" className={table.number} title="Order of the attack">
                #
              </th>
            )}
            <th scope="col">Attacker</th>
            <th scope="col">Defender</th>
            <th scope="col" className={table.number}>
              Stars
            </th>
            <th scope="col" className={table.number} title="Destruction">
              {hasSeen ? "Destruction" : "Destr."}
            </th>
            {isWide && (
              <th scope="col" className={table.number}>
                Length
              </th>
            )}
            {hasSeen && (
              <th scope="col" className={table.number}>
                Seen
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {newestFirst(attacks).map((attack) => {
            const isOwn = attack.side === "own";
            return (
              <tr key={attack.order}>
                <td className={isOwn ? undefined : table.quiet}>{isOwn ? "ours" : "theirs"}</td>
                {isWide && <td className={cx(table.number, table.quiet)}>{attack.order}</td>}
                <th scope="row">
                  <Name text={attack.attackerName} className={isOwn ? table.player : undefined} />
                </th>
                <td>
                  <Name text={attack.defenderName} className={isOwn ? undefined : table.player} />
                </td>
                <td className={cx(table.number, attack.stars === 0 && table.quiet)}>{attack.stars}</td>
                <td className={table.number}>{numbers.percent(attack.destruction)}</td>
                {isWide && (
                  <td className={cx(table.number, table.quiet)}>
                    {attack.durationSeconds === null ? UNKNOWN : lengthText(attack.durationSeconds)}
                  </td>
                )}
                {hasSeen && (
                  <td className={table.number}>
                    <EventTime event={{ happenedFrom: attack.seenFrom, happenedTo: attack.seenTo }} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
