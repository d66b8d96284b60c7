import { type ReactNode, useMemo, useState } from "react";
import type { BoardView } from "#renderer/ui/board-address.ts";
import { cx } from "#renderer/ui/cx.ts";
import layout from "#renderer/ui/layout.module.css";
import { boardPath } from "#renderer/ui/route.ts";
import { fileNameOf, saveText } from "#renderer/ui/save-text.ts";
import { createTimes } from "#renderer/ui/times.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { Board, BoardScope, WindowChoice } from "#shared/contract/leaderboards.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId } from "#shared/ids.ts";
import { DAY, MINUTE } from "#shared/time.ts";
import { csvText, tsvText } from "#shared/words/table-text.ts";
import { AgainstChooser } from "./AgainstChooser.tsx";
import { BoardEmpty } from "./BoardEmpty.tsx";
import { BoardFigure } from "./BoardFigure.tsx";
import { BoardFoot } from "./BoardFoot.tsx";
import { BoardHeadline } from "./BoardHeadline.tsx";
import { BoardTable } from "./BoardTable.tsx";
import { BoardToolbar } from "./BoardToolbar.tsx";
import { emptinessOf } from "./board-empty.ts";
import { boardJson, boardTable } from "./board-export.ts";
import { MOST_LINES } from "./board-lines.ts";
import { spanWords, windowWords } from "./board-words.ts";
import { START, scopeKey, useBoardsStore } from "./boards-store.ts";
import styles from "./Leaderboards.module.css";
import { ReviewsDialog } from "./ReviewsDialog.tsx";
import { tickedOf, toggledTick } from "./ticks.ts";

export interface BoardPageProps {
  readonly scope: BoardScope;
  readonly name: string;
  readonly game: GameInfo;
  readonly view: BoardView;
  readonly window: WindowChoice;
  readonly metrics: readonly string[];
  readonly open: AccountId | null;
  readonly title: ReactNode;
  readonly board: Board;
  /** What is shown is the board before, while the one that is asked for is read. */
  readonly isOld: boolean;
  readonly onChange: (changes: Partial<BoardView>) => void;
}

/** One board: its headline, its figure and its table. All words are of the answer, so an old one says what it is. */
export function BoardPage(props: BoardPageProps) {
  const { scope, name, game, view, window, metrics, open, title, board, isOld, onChange } = props;
  const key = scopeKey(scope);
  const state = useBoardsStore((store) => store.scopes[key]) ?? START;
  const changeState = useBoardsStore((store) => store.change);
  const [isReviewing, setReviewing] = useState(false);
  const { zone } = board.window;
  const times = useMemo(() => createTimes(zone), [zone]);
  const now = useNow(MINUTE);
  const isAcrossClans = "game" in scope;
  const ticked = tickedOf(board.rows, state.ticked);
  const why = emptinessOf(board, now);
  const isOwn = typeof view.window !== "string";
  const { before } = board;

  function tick(account: AccountId): void {
    const next = toggledTick(ticked, account);
    if (next === null) showToast(`${MOST_LINES} lines are the most that can be told apart`, { icon: "warn" });
    else changeState(key, { ticked: next });
  }

  async function copy(): Promise<void> {
    const { head, rows } = boardTable(board, isAcrossClans);
    try {
      await navigator.clipboard.writeText(tsvText(head, rows));
      showToast(`${rows.length} members copied, for a spreadsheet`, { icon: "copy" });
    } catch {
      showToast("This browser does not let the board be copied", { icon: "fail" });
    }
  }

  function save(as: "csv" | "json"): void {
    const file = fileNameOf(`${name} ${board.label}`, as);
    const { head, rows } = boardTable(board, isAcrossClans);
    if (as === "json") saveText(file, "application/json", boardJson(board));
    else saveText(file, "text/csv", csvText(head, rows));
  }

  return (
    <>
      <BoardToolbar
        title={title}
        view={view}
        hasSeasons={game.hasSeasons}
        span={isOwn ? view.window : { from: board.window.from ?? now - 30 * DAY, to: now }}
        zone={zone}
        spanText={isOwn ? spanWords(view.window, times, now) : null}
        onChange={onChange}
        onCopy={() => void copy()}
        onSave={save}
      />
      <div className={cx(layout.scroll, styles.scroll)} aria-busy={isOld}>
        {why === null && (
          <BoardHeadline
            board={board}
            isAcrossClans={isAcrossClans}
            times={times}
            now={now}
            onReview={isAcrossClans ? null : () => setReviewing(true)}
            against={(words) =>
              before === null ? (
                words
              ) : (
                <AgainstChooser
                  words={words}
                  before={before}
                  isOwn={view.against !== null}
                  zone={zone}
                  onChange={(against) => onChange({ against })}
                />
              )
            }
          />
        )}
        {why === null && board.by !== "value" && board.totals.gainers === 0 && (
          <p className={styles.none}>
            Nobody gained {board.label} {windowWords(board.window, times, now)}: the zeros below are known, not missing.
          </p>
        )}
        {why !== null ? (
          <BoardEmpty
            why={why}
            board={board}
            game={game.name}
            times={times}
            now={now}
            allTimePath={boardPath(scope, { ...view, window: "all" })}
          />
        ) : (
          <BoardFigure
            {...{ scope, window, metrics, game, view, board, ticked, state, times, now }}
            onChange={(changes) => changeState(key, changes)}
          />
        )}
        {board.rows.length + board.unknown.length > 0 && (
          <BoardTable
            {...{ board, isAcrossClans, open, ticked, view, onChange, times, now }}
            onTick={tick}
            memberPath={(clan, account) => boardPath({ clan }, view, account)}
          />
        )}
      </div>
      <BoardFoot
        board={board}
        times={times}
        now={now}
        isTable={why !== null || (state.figure === "totals" && !isAcrossClans) ? null : state.isTable}
        onTable={() => changeState(key, { isTable: !state.isTable })}
      />
      {"clan" in scope && (
        <ReviewsDialog
          clan={scope.clan}
          game={game}
          metrics={board.metrics}
          times={times}
          isOpen={isReviewing}
          onClose={() => setReviewing(false)}
        />
      )}
    </>
  );
}
