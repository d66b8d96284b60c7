import { cx } from "#renderer/ui/cx.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import { hrefOf, warPath } from "#renderer/ui/route.ts";
import { useRoving } from "#renderer/ui/roving.ts";
import table from "#renderer/ui/table.module.css";
import { useNow } from "#renderer/ui/use-now.ts";
import { useWidth } from "#renderer/ui/use-width.ts";
import { When } from "#renderer/ui/When.tsx";
import type { WarSummary } from "#shared/contract/wars.ts";
import type { ClanId, WarId } from "#shared/ids.ts";
import { MINUTE } from "#shared/time.ts";
import { phaseOf } from "./war-phase.ts";
import { attacksTotal, destructionText, resultText, starsText } from "./war-words.ts";

/** Narrower than this, attacks and size leave; then destruction. */
const WIDE_FROM = 860;
const DESTRUCTION_FROM = 660;

export interface WarHistoryProps {
  readonly clan: ClanId;
  readonly wars: readonly WarSummary[];
  /** The war whose panel is open. */
  readonly open: WarId | null;
}

/** The wars that were seen, newest first, and how they ended. */
export function WarHistory({ clan, wars, open }: WarHistoryProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const now = useNow(MINUTE);
  const isWide = (width ?? 0) >= WIDE_FROM;
  const hasDestruction = (width ?? 0) >= DESTRUCTION_FROM;
  const roving = useRoving(wars.map((war) => String(war.id)));
  return (
    <div ref={ref}>
      <table className={cx(table.table, table.rows)} aria-label="Wars that were seen" {...roving.listProps}>
        <colgroup>
          <col />
          <col style={{ width: 124 }} />
          <col style={{ width: 88 }} />
          {hasDestruction && <col style={{ width: 148 }} />}
          {isWide && <col style={{ width: 104 }} />}
          {isWide && <col style={{ width: 72 }} />}
          <col style={{ width: 144 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Opponent</th>
            <th scope="col">Result</th>
            <th scope="col" className={table.number}>
              Stars
            </th>
            {hasDestruction && (
              <th scope="col" className={table.number}>
                Destruction
              </th>
            )}
            {isWide && (
              <>
                <th scope="col" className={table.number}>
                  Our attacks
                </th>
                <th scope="col" className={table.number} title="Members on each side">
                  Size
                </th>
              </>
            )}
            <th scope="col" className={table.number}>
              Ended
            </th>
          </tr>
        </thead>
        <tbody>
          {wars.map((war) => (
            <tr key={war.id} aria-current={war.id === open ? "true" : undefined}>
              <th scope="row">
                <a
                  className={table.playerLink}
                  href={hrefOf(warPath(clan, war.id))}
                  {...roving.itemProps(String(war.id))}
                >
                  <Name text={war.opponent.name} />
                </a>
              </th>
              <td>{resultText(war.result, phaseOf(war, now))}</td>
              <td className={table.number}>{starsText(war)}</td>
              {hasDestruction && <td className={table.number}>{destructionText(war)}</td>}
              {isWide && (
                <>
                  <td className={table.number}>
                    {numbers.count(war.clan.attacksUsed)}{" "}
                    <span className={table.quiet}>of {numbers.count(attacksTotal(war))}</span>
                  </td>
                  <td className={table.number}>{war.teamSize}</td>
                </>
              )}
              <td className={table.number}>
                {war.endAt === null || war.endAt > now ? (
                  <span className={table.quiet}>{UNKNOWN}</span>
                ) : (
                  <When at={war.endAt} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
