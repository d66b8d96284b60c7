import { skipToken, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { useTicker } from "#renderer/ui/use-now.ts";
import type { GameId } from "#shared/ids.ts";
import { SECOND } from "#shared/time.ts";

/** Each look is a request to the game: it waits until somebody stops typing. */
const ASK_AFTER = 0.6 * SECOND;

/** Looks for a clan while its tag is typed. Nothing is kept: a look says how it is now. */
export function useLookup(game: GameId, typed: string) {
  const client = useClient();
  const ticker = useTicker();
  const ref = typed.trim();
  const [asked, setAsked] = useState(ref);

  useEffect(() => ticker.after(ASK_AFTER, () => setAsked(ref)), [ticker, ref]);

  const isCurrent = asked === ref && ref !== "";
  const query = useQuery({
    queryKey: ["clan-lookup", game, asked],
    queryFn: isCurrent ? () => client.clans.lookup({ game, ref: asked }) : skipToken,
    gcTime: 0,
  });
  return {
    lookup: isCurrent ? query.data : undefined,
    error: isCurrent ? query.error : null,
    isLooking: ref !== "" && (!isCurrent || query.isFetching),
    askNow: () => setAsked(ref),
    askAgain: () => void query.refetch(),
  };
}
