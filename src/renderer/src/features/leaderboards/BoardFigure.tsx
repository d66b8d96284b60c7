import { useBoardLines, useClanStats } from "#renderer/api/board-queries.ts";
import type { BoardView } from "#renderer/ui/board-address.ts";
import { Segments } from "#renderer/ui/Segments.tsx";
import type { Times } from "#renderer/ui/times.ts";
import type { Board, BoardScope, WindowChoice } from "#shared/contract/leaderboards.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { BoardChart } from "./BoardChart.tsx";
import { plotLines } from "./board-lines.ts";
import { spanWords } from "./board-words.ts";
import type { BoardState, Figure } from "./boards-store.ts";
import { DaysChart } from "./DaysChart.tsx";
import { DaysTable } from "./DaysTable.tsx";
import styles from "./Figure.module.css";
import { LinesTable } from "./LinesTable.tsx";
import { entriesOf } from "./metric-groups.ts";
import { Totals } from "./Totals.tsx";

const FIGURES: readonly { readonly value: Figure; readonly text: string; readonly label: string }[] = [
  { value: "lines", text: "Lines", label: "Lines of members" },
  { value: "days", text: "Days", label: "Days of the clan" },
  { value: "totals", text: "Totals", label: "Totals of the clan" },
];

export interface BoardFigureProps {
  readonly scope: BoardScope;
  readonly window: WindowChoice;
  readonly metrics: readonly string[];
  readonly game: GameInfo;
  readonly view: BoardView;
  readonly board: Board;
  readonly ticked: readonly AccountId[];
  readonly state: BoardState;
  readonly onChange: (changes: Partial<BoardState>) => void;
  readonly times: Times;
  readonly now: Instant;
}

/** What the numbers looked like over the window: lines of members, days of the clan, or its totals. */
export function BoardFigure(props: BoardFigureProps) {
  const { scope, board, state, onChange, times, now } = props;
  const figure = "clan" in scope ? state.figure : "lines";
  const captions: Readonly<Record<Figure, string>> = {
    lines: `Gained${board.unit === "" ? "" : `, ${board.unit}`}, of those that are ticked`,
    days: "Gained by the clan, a whole day a bar",
    totals: "Of every metric in this span",
  };
  return (
    <section className={styles.figure} aria-label="Over the span">
      <div className={styles.bar}>
        <p>
          {captions[figure]}, {spanWords(board.window, times, now)}
        </p>
        {"clan" in scope && (
          <Segments
            label="What is drawn"
            size="small"
            value={figure}
            options={FIGURES}
            onChange={(next) => onChange({ figure: next })}
          />
        )}
      </div>
      <div className={styles.body}>{figure === "lines" ? <Lines {...props} /> : <Stats {...props} />}</div>
    </section>
  );
}

function Lines({ scope, window, metrics, board, ticked, state, times, now }: BoardFigureProps) {
  const { data } = useBoardLines({ scope, window, metrics }, ticked);
  if (data === undefined) return null;
  const lines = plotLines(data.lines);
  const { to } = data.window;
  const starts = lines.flatMap((line) => line.points.slice(0, 1).map((point) => point.at));
  const from = data.window.from ?? (starts.length === 0 ? null : Math.min(...starts));
  if (from === null || starts.length === 0) return <p>Nothing is known of this span that could be drawn.</p>;
  if (state.isTable) return <LinesTable label={board.label} lines={lines} from={from} to={to} times={times} />;
  const span = spanWords(data.window, times, now);
  return <BoardChart label={board.label} span={span} lines={lines} from={from} to={to} times={times} />;
}

function Stats({ scope, window, metrics, game, view, state, times }: BoardFigureProps) {
  const [metric = game.firstMetric] = metrics;
  const { data } = useClanStats(scope, window, metric);
  if (data === undefined || !("clan" in scope)) return null;
  if (state.figure === "totals") return <Totals clan={scope.clan} game={game} view={view} stats={data} />;
  // Days are counted of one metric, which of a sum is its first.
  const label = entriesOf(game).find((entry) => entry.key === metric)?.label ?? metric;
  if (data.days.length === 0) return <p>There is no whole day in this span yet.</p>;
  const shown = metrics.length > 1 ? `${label} alone` : label;
  return state.isTable ? (
    <DaysTable label={shown} days={data.days} times={times} />
  ) : (
    <DaysChart label={shown} days={data.days} times={times} />
  );
}
