import { failureOf } from "#renderer/api/failures.ts";
import { useSync } from "#renderer/api/queries.ts";
import layout from "#renderer/ui/layout.module.css";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
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
  if (data === undefined) {
    if (error === null) return <Skeleton label="Loading the state of syncing" />;
    return <ReadFailure what="The state of syncing" failure={failureOf(error)} onRetry={() => void refetch()} />;
  }
  const gameOf = (id: string) => games.find((game) => game.id === id);
  return (
    <div className={layout.page}>
      <CheckAll />
      <PauseSwitch isPaused={data.isPaused} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same, with more boxes. */}
      <div className={layout.scroll} tabIndex={0} role="group" aria-label="State of syncing">
        <div className={styles.page}>
          {data.lanes.map((lane) => (
            <LaneTrouble key={lane.upstream} lane={lane} />
          ))}
          {data.lanes.map((lane) => (
            <LaneCard key={lane.upstream} lane={lane} game={gameOf(lane.game)} />
          ))}
          <div className={styles.two}>
            <div className={styles.stack}>
              <Batches batches={data.batches} open={open} />
              <EffectivenessCard />
            </div>
            <div className={styles.stack}>
              <QueueCard queue={data.queue} />
              {data.capacity.map((capacity) => (
                <CapacityCard
                  key={capacity.upstream}
                  capacity={capacity}
                  gameName={gameOf(capacity.game)?.name ?? capacity.game}
                />
              ))}
            </div>
          </div>
        </div>
        <DeadLetters dead={data.dead} />
        <Schedules />
      </div>
    </div>
  );
}
