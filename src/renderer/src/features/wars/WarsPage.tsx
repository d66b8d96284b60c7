import { failureOf } from "#renderer/api/failures.ts";
import { useWars } from "#renderer/api/queries.ts";
import layout from "#renderer/ui/layout.module.css";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId, WarId } from "#shared/ids.ts";
import { LastWar } from "./LastWar.tsx";
import { NoWarText } from "./NoWarText.tsx";
import { WarView } from "./WarView.tsx";
import { noWarOf } from "./war-phase.ts";

export interface WarsPageProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  /** The war whose panel is open. */
  readonly open: WarId | null;
  /** Whose panel is open. */
  readonly openMember: AccountId | null;
}

/** The war that runs with all that an officer asks during it, and the wars before. */
export function WarsPage({ clan, game, open, openMember }: WarsPageProps) {
  const { data, error, refetch } = useWars(clan);
  if (data === undefined) {
    if (error === null) return <Skeleton label="Loading wars" />;
    return <ReadFailure what="The wars" failure={failureOf(error)} onRetry={() => void refetch()} />;
  }
  const { current, wars, freshness } = data;
  const why = noWarOf(data);
  const seen = { clan, wars, open, openMember };
  if (why === null && current !== null) return <WarView {...seen} war={current} />;
  const last = wars[0];
  const reason = why !== null && (
    <NoWarText why={why} freshness={freshness} game={game.name} isLine={last !== undefined} />
  );
  return (
    <div className={layout.page}>
      {reason}
      {last !== undefined && <LastWar {...seen} last={last.id} />}
    </div>
  );
}
