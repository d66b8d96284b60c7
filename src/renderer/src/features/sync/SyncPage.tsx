import { failureOf } from "#renderer/api/failures.ts";
import { useClans, useSync } from "#renderer/api/queries.ts";
import layout from "#renderer/ui/layout.module.css";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import type { Capacity } from "#shared/contract/sync.ts";
import type { GameInfo } from "#shared/game.ts";
import type { SnapshotId } from "#shared/ids.ts";
import { Batches } from "./Batches.tsx";
import { CapacityCard } from "./CapacityCard.tsx";
import { CheckAll } from "./CheckAll.tsx";
import { DeadLetters } from "./DeadLetters.tsx";
import { EffectivenessCard } from "./EffectivenessCard.tsx";
import { LaneCard } from "./LaneCard.tsx";
import { LaneTrouble } from "./LaneTrouble.tsx";
import { PauseSwitch } from "./PauseSwitch.tsx";
import { QueueCard } from "./QueueCard.tsx";
import { Schedules } from "./Schedules.tsx";
import styles from "./Sync.module.css";

export interface SyncPageProps {
  readonly games: readonly GameInfo[];
  /** Which check is open beside the page. */
  readonly open: SnapshotId | null;
}

/** What is asked of the games, how fast, and what came of it. */
export function SyncPage({ games, open }: SyncPageProps) {
  const { data, error, refetch } = useSync();
  const clans = useClans().data ?? [];
  if (data === undefined) {
    if (error === null) return <Skeleton label="Loading the state of syncing" />;
    return <ReadFailure what="The state of syncing" failure={failureOf(error)} onRetry={() => void refetch()} />;
  }
  const played = new Set(clans.map((clan) => clan.game));
  // Of a game without a clan here there is nothing to say, unless there is no clan at all.
  const isShown = ({ game }: { readonly game: string }) => played.size === 0 || played.has(game);
  // A game with one server goes by its own name, as its lane does.
  const serverOf = ({ upstream, game }: Capacity) =>
    data.lanes.find((lane) => lane.upstream === upstream)?.name ?? gameOf(game)?.name ?? game;
  const gameOf = (id: string) => games.find((game) => game.id === id);
  return (
    <div className={layout.page}>
      <CheckAll />
      <PauseSwitch isPaused={data.isPaused} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same, with more boxes. */}
      <div className={layout.scroll} tabIndex={0} role="group" aria-label="State of syncing">
        <div className={styles.page}>
          {data.lanes.filter(isShown).map((lane) => (
            <LaneTrouble key={lane.upstream} lane={lane} />
          ))}
          {data.lanes.filter(isShown).map((lane) => (
            <LaneCard key={lane.upstream} lane={lane} game={gameOf(lane.game)} />
          ))}
          <div className={styles.two}>
            <div className={styles.stack}>
              <Batches batches={data.batches} open={open} />
              <EffectivenessCard />
            </div>
            <div className={styles.stack}>
              <QueueCard queue={data.queue} />
              {data.capacity.filter(isShown).map((capacity) => (
                <CapacityCard key={capacity.upstream} capacity={capacity} serverName={serverOf(capacity)} />
              ))}
            </div>
          </div>
        </div>
        <DeadLetters dead={data.dead} />
        <Schedules games={games} />
      </div>
    </div>
  );
}
