/** What the window reads of contests. All of it is told anew with the topic `contests`, and with the members of a clan. */
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import type { ContestTerms } from "#shared/contract/contests.ts";
import type { ClanId, ContestId } from "#shared/ids.ts";
import { useClient } from "./client-context.ts";
import type { QueryName } from "./topics.ts";

const name = (...parts: QueryName): QueryName => parts;

export function useContests(clan: ClanId | null) {
  const client = useClient();
  return useQuery({
    queryKey: name("contests", clan, "list"),
    queryFn: () => client.contests.list({ clan }),
  });
}

export function useContest(clan: ClanId, id: ContestId | null) {
  const client = useClient();
  return useQuery({
    queryKey: name("contests", clan, "show", id),
    queryFn: id === null ? skipToken : () => client.contests.show({ id }),
    placeholderData: keepPreviousData,
  });
}

export function useContestEntries(clan: ClanId, id: ContestId) {
  const client = useClient();
  return useQuery({
    queryKey: name("contests", clan, "entries", id),
    queryFn: () => client.contests.entries({ id }),
  });
}

/** Who would have entries now by terms that are not saved; null while they are not whole. */
export function useContestPreview(clan: ClanId, terms: ContestTerms | null) {
  const client = useClient();
  return useQuery({
    queryKey: name("contests", clan, "preview", terms),
    queryFn: terms === null ? skipToken : () => client.contests.preview(terms),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export function useLedger() {
  const client = useClient();
  return useQuery({ queryKey: name("contests", null, "ledger"), queryFn: () => client.contests.ledger() });
}

/** How far this computer's clock is off; asked for again now and then while a draw is ahead. */
export function useContestClock(isNeeded: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: name("contests", null, "clock"),
    queryFn: isNeeded ? () => client.contests.clock() : skipToken,
  });
}

/** The verifier page of this release. */
export function useVerifierPage() {
  const client = useClient();
  return useQuery({
    queryKey: name("status", null, "verifier"),
    queryFn: () => client.contests.verifier(),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
