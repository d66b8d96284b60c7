import layout from "#renderer/ui/layout.module.css";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";

export interface MembersFootProps {
  readonly game: GameInfo;
  readonly all: number;
  readonly shown: readonly MemberRow[];
  readonly onClear: () => void;
}

/** How many are shown, and what they add up to. */
export function MembersFoot({ game, all, shown, onClear }: MembersFootProps) {
  const hidden = all - shown.length;
  const sum = (key: string) => shown.reduce((total, row) => total + (row.values[key] ?? 0), 0);
  const has = (key: string) => game.metrics.some((metric) => metric.key === key);
  const first = game.metrics.find((metric) => metric.key === game.firstMetric);
  const isKnown = shown.some((row) => typeof row.values[game.firstMetric] === "number");
  return (
    <div className={layout.footLine}>
      <span>
        {hidden === 0 ? numbers.count(all) : `${numbers.count(shown.length)} of ${numbers.count(all)}`}{" "}
        {plural(all, "member", "members")}
      </span>
      {hidden > 0 && (
        <button type="button" className={text.linkButton} onClick={onClear}>
          {numbers.count(hidden)} hidden by the filter
        </button>
      )}
      {has("donations_received") ? (
        <span className={layout.leavesLate}>
          Shown: {numbers.count(sum("donations"))} donated, {numbers.count(sum("donations_received"))} received
        </span>
      ) : (
        first !== undefined &&
        isKnown && (
          <span className={layout.leavesLate}>
            Shown: {numbers.count(sum(first.key))} {first.unit === "" ? first.label.toLowerCase() : first.unit}
          </span>
        )
      )}
      <span className={text.grow} />
      {game.presence === "inferred" && <span className={layout.leavesLate}>~ inferred from two checks</span>}
    </div>
  );
}
