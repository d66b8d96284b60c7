import { useWars } from "#renderer/api/queries.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ActivityId, ClanId, WarId } from "#shared/ids.ts";
import { FeedView, type FeedViewProps } from "./FeedView.tsx";

export interface FeedPageProps {
  /** Null is the feed of all clans. */
  readonly clan: ClanId | null;
  readonly games: readonly GameInfo[];
  readonly clans: readonly ClanSummary[];
  /** Whose panel is open beside it. */
  readonly openMember?: AccountId | null;
  readonly openWar?: WarId | null;
  readonly openActivity?: ActivityId | null;
}

/** What happened, newest first, as it happens. */
export function FeedPage({
  clan,
  games,
  clans,
  openMember = null,
  openWar = null,
  openActivity = null,
}: FeedPageProps) {
  const shared = { games, clans, hasPanel: (openMember ?? openWar ?? openActivity) !== null };
  return clan === null ? <FeedView {...shared} clan={null} wars={[]} /> : <ClanFeed {...shared} clan={clan} />;
}

/** Of one clan it is known which war an event tells of. */
function ClanFeed(props: Omit<FeedViewProps, "wars" | "clan"> & { readonly clan: ClanId }) {
  return <FeedView {...props} wars={useWars(props.clan).data?.wars ?? []} />;
}
