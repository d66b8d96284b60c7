import layout from "#renderer/ui/layout.module.css";
import { numbers } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { agoText, type Times } from "#renderer/ui/times.ts";
import type { Board } from "#shared/contract/leaderboards.ts";
import type { Instant } from "#shared/time.ts";
import { spanWords } from "./board-words.ts";
import { UNKNOWN_HEAD } from "./UnknownLines.tsx";

export interface BoardFootProps {
  readonly board: Board;
  readonly times: Times;
  readonly now: Instant;
  /** Null where what is drawn has no table. */
  readonly isTable: boolean | null;
  readonly onTable: () => void;
}

/** The exact window, how old the data is, and of how many members nothing is known. */
export function BoardFoot({ board, times, now, isTable, onTable }: BoardFootProps) {
  const { rows, unknown, window, freshness } = board;
  const exact = `${window.from === null ? "" : `After ${times.exact(window.from)}, `}until ${times.exact(window.to)}`;
  const showUnknown = () => {
    const head = document.getElementById(UNKNOWN_HEAD);
    head?.scrollIntoView({ block: "center" });
    head?.focus({ preventScroll: true });
  };
  return (
    <div className={layout.footLine}>
      <span className={text.clip} title={exact}>
        {spanWords(window, times, now)}, {window.zone}
      </span>
      {freshness.lastUpdated !== null && (
        <span className={layout.leaves} title={times.exact(freshness.lastUpdated)}>
          data {agoText(Math.max(0, now - freshness.lastUpdated)).replace("just now", "of just now")}
        </span>
      )}
      <span className={layout.leavesLate}>
        {numbers.count(rows.length)} of {numbers.count(rows.length + unknown.length)} ranked
      </span>
      {unknown.length > 0 && (
        <button type="button" className={text.linkButton} onClick={showUnknown}>
          {numbers.count(unknown.length)} unknown
        </button>
      )}
      <span className={text.grow} />
      {isTable !== null && (
        <button type="button" className={text.linkButton} onClick={onTable}>
          {isTable ? "Chart as drawing" : "Chart as table"}
        </button>
      )}
    </div>
  );
}
