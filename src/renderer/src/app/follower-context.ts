import { createContext, useContext, useEffect } from "react";
import type { Follower } from "#renderer/api/follow-changes.ts";
import type { ClanId } from "#shared/ids.ts";

const FollowerContext = createContext<Follower | null>(null);

export const FollowerProvider = FollowerContext.Provider;

/** Says which clan is on the screen: what a person looks at is kept fresher. */
export function useWatching(clan: ClanId | null): void {
  const follower = useContext(FollowerContext);
  useEffect(() => follower?.watch(clan), [follower, clan]);
}
