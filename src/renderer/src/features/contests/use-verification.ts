import { useQuery } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import type { ClanId, ContestId } from "#shared/ids.ts";
import { checkText } from "./verify-check.ts";

/**
 * The proof of a drawn contest, checked in this window by the code that members use. It runs beside the page, and is loaded
 * when somebody asks for it: the curves in it are large.
 */
export function useVerification(clan: ClanId, id: ContestId) {
  const { contests } = useClient();
  return useQuery({
    queryKey: ["contests", clan, "verified", id] as const,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async () => checkText((await contests.proof({ id })).text),
  });
}
