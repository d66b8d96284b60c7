import { useEffect, useMemo, useState } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { useBoard, useMetricGains } from "#renderer/api/board-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { usePreferences, useSetPreferences } from "#renderer/api/preferences.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { type BoardView, USUAL_BOARD } from "#renderer/ui/board-address.ts";
import { useHotkeys } from "#renderer/ui/hotkeys.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Popover } from "#renderer/ui/Popover.tsx";
import { boardPath } from "#renderer/ui/route.ts";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { BoardScope, WindowChoice } from "#shared/contract/leaderboards.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { BoardFailure } from "./BoardFailure.tsx";
import { BoardPage } from "./BoardPage.tsx";
import { scopeKey, useBoardsStore } from "./boards-store.ts";
import styles from "./Leaderboards.module.css";
import { MetricPicker } from "./MetricPicker.tsx";
import { chosenWords, entriesOf, usedLately } from "./metric-groups.ts";

/** Narrower pages have the metrics in a popover. */
const LEAST_FOR_COLUMN = 860;

export interface LeaderboardsPageProps {
  readonly scope: BoardScope;
  /** Of the clan, or what all clans of the game are called; names the files that are saved. */
  readonly name: string;
  readonly game: GameInfo;
  /** What the address asks for; null where it asks for nothing. */
  readonly view: BoardView | null;
  /** Whose panel is open. */
  readonly open: AccountId | null;
  /** Clans of this game, in the order of the rail. */
  readonly clans: readonly ClanId[];
}

/** Who gained what: of one clan or of all clans of a game, over any window. */
export function LeaderboardsPage({ scope, name, game, view: asked, open, clans }: LeaderboardsPageProps) {
  const [, navigate] = useHashLocation();
  const { ref, width } = useWidth<HTMLDivElement>();
  const view = useRememberedView(scope, asked);
  const metrics = view.metrics.length === 0 ? [game.firstMetric] : view.metrics;
  const window: WindowChoice = typeof view.window === "string" ? { timeframe: view.window } : view.window;
  const { data, error, refetch, isPlaceholderData } = useBoard({ ...view, scope, window, metrics });
  const gained = useMetricGains(scope, window).data;
  const gains = useMemo(() => new Map((gained ?? []).map((one) => [one.metric, one.gained])), [gained]);
  const lately = useLately(game.id, view.metrics[0] ?? null);
  const [isPicking, setPicking] = useState(false);
  const isWide = (width ?? 0) >= LEAST_FOR_COLUMN;
  const isAcross = "game" in scope;
  useHotkeys(isWide ? {} : { "/": () => setPicking(true) });

  const change = (changes: Partial<BoardView>) =>
    navigate(boardPath(scope, { ...view, ...changes }, isAcross ? null : open));
  const labels = metrics.map((key) => entriesOf(game).find((entry) => entry.key === key)?.label ?? key);
  const picker = (
    <MetricPicker
      game={game}
      chosen={metrics}
      gains={gains}
      lately={lately}
      pathOf={(keys) => boardPath(scope, { ...view, metrics: keys })}
      isAcrossClans={clans.length > 1 ? isAcross : null}
      onScope={(isNext) => navigate(boardPath(scopeOf(isNext, scope, game, clans), view))}
      onPicked={() => setPicking(false)}
    />
  );
  const title = isWide ? (
    <h2 className={styles.title}>{chosenWords(labels)}</h2>
  ) : (
    <h2 className={styles.title}>
      <Popover
        label="Metric"
        isOpen={isPicking}
        onOpenChange={setPicking}
        trigger={
          <Button kind="plain" className={styles.titleButton}>
            {chosenWords(labels)}
            <Icon name="down" size="small" />
          </Button>
        }
      >
        <div className={styles.floating}>{picker}</div>
      </Popover>
    </h2>
  );
  return (
    <div ref={ref} className={styles.page}>
      {isWide && (
        <aside className={styles.aside} aria-label="Metric">
          {picker}
        </aside>
      )}
      {width !== null && (
        <div className={layout.page}>
          {data !== undefined ? (
            <BoardPage
              {...{ scope, name, game, view, window, metrics, open, title }}
              board={data}
              isOld={isPlaceholderData}
              onChange={change}
            />
          ) : error === null ? (
            <Skeleton label="Loading the board" />
          ) : (
            <>
              <div className={layout.toolbar}>{title}</div>
              <BoardFailure failure={failureOf(error)} firstPath={boardPath(scope)} onRetry={() => void refetch()} />
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** A tab names no board: it comes back to the one that was looked at last. Back leads where it was, also to the usual. */
function useRememberedView(scope: BoardScope, asked: BoardView | null): BoardView {
  const key = scopeKey(scope);
  const [, navigate] = useHashLocation();
  const change = useBoardsStore((store) => store.change);
  const [remembered] = useState(() => (asked === null ? (useBoardsStore.getState().scopes[key]?.view ?? null) : null));
  const [isTaken, setTaken] = useState(false);
  const isWaiting = remembered !== null && !isTaken && asked === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes.
  useEffect(() => {
    if (remembered !== null) navigate(boardPath(scope, remembered), { replace: true });
    setTaken(true);
  }, []);
  useEffect(() => {
    if (isTaken) change(key, { view: asked });
  }, [isTaken, key, asked, change]);
  return asked ?? (isWaiting ? remembered : null) ?? USUAL_BOARD;
}

/** What was used lately when the page came: a list that moves under the pointer helps nobody. Keeps what is looked at. */
function useLately(game: string, metric: string | null): readonly string[] {
  const kept = usePreferences().data?.boards ?? {};
  const setPreferences = useSetPreferences();
  const before = kept[game] ?? [];
  const [shown] = useState(before);
  const next = metric === null || before[0] === metric ? null : usedLately(before, metric);
  const asText = next?.join(" ") ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is compared as text, and kept once for each metric.
  useEffect(() => {
    if (next !== null) void setPreferences({ boards: { ...kept, [game]: next } });
  }, [game, asText, setPreferences]);
  return shown;
}

function scopeOf(isAcross: boolean, scope: BoardScope, game: GameInfo, clans: readonly ClanId[]): BoardScope {
  const [first] = clans;
  if (isAcross) return { game: game.id };
  return "clan" in scope || first === undefined ? scope : { clan: first };
}
