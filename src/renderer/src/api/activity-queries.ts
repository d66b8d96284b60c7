/** What the window reads of what members played. All of it is told anew with the topic `activities`. */
import {
  keepPreviousData,
  skipToken,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { AccountId, ActivityId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { MINUTE } from "#shared/time.ts";
import { useBackend, useClient } from "./client-context.ts";
import type { QueryName } from "./topics.ts";

const name = (clan: ClanId | null, ...question: readonly unknown[]): QueryName => ["activities", clan, ...question];

export interface ActivitiesQuestion {
  readonly kind: string | null;
  readonly account: AccountId | null;
  readonly onlyCleared: boolean;
  readonly leastMembers: number;
}

const PAGE = 50;

/** Pages of what was played, newest end first. */
export function useActivities(clan: ClanId, question: ActivitiesQuestion) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: name(clan, "list", question),
    queryFn: ({ pageParam }) => client.activities.list({ clan, ...question, before: pageParam, limit: PAGE }),
    initialPageParam: null as { readonly endedAt: Instant; readonly id: ActivityId } | null,
    getNextPageParam(page) {
      const last = page.activities.at(-1);
      return page.hasMore && last !== undefined ? { endedAt: last.endedAt, id: last.id } : null;
    },
    placeholderData: keepPreviousData,
  });
}

/** What a member played last. */
export function useMemberActivities(clan: ClanId, account: AccountId, limit: number) {
  const client = useClient();
  return useQuery({
    queryKey: name(clan, "of-member", account, limit),
    queryFn: () => client.activities.list({ clan, account, limit }),
  });
}

/** The latest ones, each instance once. */
export function useRecentActivities(clan: ClanId | null, limit: number) {
  const client = useClient();
  return useQuery({
    queryKey: name(clan, "recent", limit),
    queryFn: clan === null ? skipToken : () => client.activities.recent({ clan, limit }),
  });
}

/** The latest of a kind that was cleared; nothing is asked of a clan whose game has none. */
export function useLatestClear(clan: ClanId, kind: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: name(clan, "latest-clear", kind),
    queryFn:
      kind === null
        ? skipToken
        : async () => (await client.activities.list({ clan, kind, onlyCleared: true, limit: 1 })).activities[0] ?? null,
  });
}

export function useActivity(clan: ClanId, activity: ActivityId) {
  const client = useClient();
  return useQuery({
    queryKey: name(clan, "show", activity),
    queryFn: () => client.activities.show({ clan, activity }),
  });
}

/** A span that ends now moves on, without anything that could be announced. */
const MOVES_ON = MINUTE;

/** @param spanOf the span that is asked for, at an instant of the data's clock. */
export function useActivityTotals(
  clan: ClanId,
  span: string,
  spanOf: (now: Instant) => { readonly from: Instant; readonly to: Instant },
) {
  const { client, now } = useBackend();
  return useQuery({
    queryKey: name(clan, "totals", span),
    queryFn: () => client.activities.totals({ clan, ...spanOf(now()) }),
    placeholderData: keepPreviousData,
    refetchInterval: MOVES_ON,
  });
}

/** Asks for a report once more; what is new comes with a notice. */
export function useReread(clan: ClanId, activity: ActivityId) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.activities.reread({ clan, activity }),
    onSuccess: () => queries.invalidateQueries({ queryKey: name(clan, "show", activity) }),
  });
}
