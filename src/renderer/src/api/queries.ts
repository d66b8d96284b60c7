/** What the window reads. Each hook is one procedure of the contract, named so that change notices find it. */
import { keepPreviousData, skipToken, useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import type { AccountId, ClanId, EventSeq, ResourceId, ScheduleId, SnapshotId, WarId } from "#shared/ids.ts";
import { DAY, MINUTE, SECOND } from "#shared/time.ts";
import { useBackend, useClient } from "./client-context.ts";
import type { QueryName } from "./topics.ts";

/** Types the name; react-query takes any array. */
const name = (...parts: QueryName): QueryName => parts;

/**
 * Some answers change as time passes, without anything that could be announced: what is stale, who was active lately, how
 * much was sent in the last minute. They are read again after this long while somebody looks.
 */
const SLOWLY = 30 * SECOND;
const RATES = 10 * SECOND;

export function useStatus() {
  const { client, hearClock } = useBackend();
  return useQuery({
    queryKey: name("status", null),
    queryFn: async () => {
      const status = await client.app.status();
      hearClock(status.clock);
      return status;
    },
  });
}

export function useGames() {
  const client = useClient();
  return useQuery({ queryKey: name("games", null), queryFn: () => client.app.games() });
}

export function useDoctor() {
  const client = useClient();
  return useQuery({ queryKey: name("doctor", null), queryFn: () => client.app.doctor(), staleTime: 0 });
}

export function useClans() {
  const client = useClient();
  return useQuery({
    queryKey: name("clans", null, "list"),
    queryFn: () => client.clans.list(),
    refetchInterval: SLOWLY,
  });
}

export function useClanCards() {
  const client = useClient();
  return useQuery({
    queryKey: name("clans", null, "cards"),
    queryFn: () => client.clans.cards(),
    refetchInterval: SLOWLY,
  });
}

export function useClan(clan: ClanId) {
  const client = useClient();
  return useQuery({
    queryKey: name("clans", clan, "show"),
    queryFn: () => client.clans.show({ clan }),
    refetchInterval: SLOWLY,
  });
}

/** Former members are left out unless asked for. */
export function useMembers(clan: ClanId | null, options: { readonly former?: boolean } = {}) {
  const client = useClient();
  const former = options.former ?? false;
  return useQuery({
    queryKey: name("members", clan, "list", former),
    queryFn: clan === null ? skipToken : () => client.members.list({ clan, former }),
    refetchInterval: SLOWLY,
  });
}

/** The members of several clans, as far as they are known by now. */
export function useMembersOfAll(clans: readonly ClanId[]) {
  const client = useClient();
  return useQueries({
    queries: clans.map((clan) => ({
      queryKey: name("members", clan, "list", false),
      queryFn: () => client.members.list({ clan, former: false }),
    })),
    combine: (results) => results.flatMap((result) => (result.data === undefined ? [] : [result.data])),
  });
}

export function useMember(clan: ClanId, account: AccountId) {
  const client = useClient();
  return useQuery({
    queryKey: name("members", clan, "show", account),
    queryFn: () => client.members.show({ clan, account }),
  });
}

/** The last `days` days of a metric of a member. */
export function useSeries(clan: ClanId, account: AccountId, metric: string, days: number) {
  const { client, now } = useBackend();
  return useQuery({
    queryKey: name("members", clan, "series", account, metric, days),
    queryFn: () => {
      const to = now();
      return client.members.series({ clan, account, metric, from: to - days * DAY, to });
    },
    placeholderData: keepPreviousData,
  });
}

/** Where a roster that is kept by hand came from, and whose names are on no board. */
export function useRoster(clan: ClanId) {
  const client = useClient();
  return useQuery({ queryKey: name("members", clan, "roster"), queryFn: () => client.roster.show({ clan }) });
}

/** Who may have taken another name. */
export function useRenames(clan: ClanId) {
  const client = useClient();
  return useQuery({ queryKey: name("members", clan, "renames"), queryFn: () => client.roster.renames({ clan }) });
}

export function useWars(clan: ClanId) {
  const client = useClient();
  return useQuery({ queryKey: name("wars", clan, "list"), queryFn: () => client.wars.list({ clan }) });
}

export function useWar(clan: ClanId, war: WarId) {
  const client = useClient();
  return useQuery({ queryKey: name("wars", clan, "show", war), queryFn: () => client.wars.show({ clan, war }) });
}

export interface FeedFilter {
  readonly clan: ClanId | null;
  readonly account: AccountId | null;
  readonly types: readonly string[] | null;
}

const FEED_PAGE = 100;

/** Pages of the feed, newest first, as they were when each was read; what comes after is followed, not read anew. */
export function useFeedPages({ clan, account, types }: FeedFilter) {
  const client = useClient();
  return useInfiniteQuery({
    // Not of the area `feed`: a notice must not read all pages anew.
    queryKey: ["feed-pages", clan, account, types],
    queryFn: ({ pageParam }) =>
      client.feed.list({
        clan,
        account,
        types: types === null ? null : [...types],
        before: pageParam,
        limit: FEED_PAGE,
      }),
    initialPageParam: null as EventSeq | null,
    getNextPageParam: (page) => (page.hasMore ? (page.events.at(-1)?.seq ?? null) : null),
    gcTime: 0,
  });
}

/** The newest events of all clans, and how many there are of a clan. */
export function useLatestEvents(limit: number) {
  const client = useClient();
  return useQuery({ queryKey: name("feed", null, "latest", limit), queryFn: () => client.feed.list({ limit }) });
}

/** The event before which an officer had seen everything: says since when "away" counts. */
export function useEventAt(seq: EventSeq | null) {
  const client = useClient();
  return useQuery({
    queryKey: name("feed", null, "at", seq),
    queryFn:
      seq === null
        ? skipToken
        : async () => {
            const page = await client.feed.list({ before: (seq + 1) as EventSeq, limit: 1 });
            return page.events[0] ?? null;
          },
  });
}

/** How many events of a clan are stored. */
export function useEventCount(clan: ClanId) {
  const client = useClient();
  return useQuery({
    queryKey: name("feed", clan, "count"),
    queryFn: async () => (await client.feed.list({ clan, limit: 1 })).total,
  });
}

export function useSync() {
  const client = useClient();
  return useQuery({
    queryKey: name("sync", null, "status"),
    queryFn: () => client.sync.status(),
    refetchInterval: RATES,
  });
}

/** Counts are written once a minute: what is not announced is read again as often. */
const COUNTED = MINUTE;

export function useLaneHistory() {
  const client = useClient();
  return useQuery({
    // Not of the area `sync`: every request is a notice of that, and this changes by the minute.
    queryKey: ["sync-history"],
    queryFn: () => client.sync.history(),
    refetchInterval: COUNTED,
  });
}

export function useEffectiveness() {
  const client = useClient();
  return useQuery({
    queryKey: ["sync-effectiveness"],
    queryFn: () => client.sync.effectiveness(),
    refetchInterval: COUNTED,
  });
}

/** The last answer of what was given up. */
export function useDeadAnswer(resource: ResourceId) {
  const client = useClient();
  return useQuery({
    queryKey: name("sync", null, "answer", resource),
    queryFn: () => client.queue.answer({ resource }),
  });
}

export function useBatch(batch: SnapshotId | null) {
  const client = useClient();
  return useQuery({
    queryKey: name("sync", null, "batch", batch),
    queryFn: batch === null ? skipToken : () => client.sync.batch({ batch }),
    placeholderData: keepPreviousData,
  });
}

export function useSchedules() {
  const client = useClient();
  return useQuery({
    queryKey: name("sync", null, "schedules"),
    queryFn: () => client.schedules.list({ clan: null }),
    // At midnight of a clan its runs of today are none.
    refetchInterval: SLOWLY,
  });
}

/** When an expression would run; null while there is nothing to ask. What is wrong with it comes as the error. */
export function useCronPreview(asked: CronQuestion | null) {
  const client = useClient();
  return useQuery({
    queryKey: name("cron", null, asked),
    queryFn: asked === null ? skipToken : () => client.schedules.preview(asked),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export interface CronQuestion {
  readonly cron: string;
  readonly zone: string | null;
  readonly mostRunsADay: number;
  /** The one that is changed: its runs of today count. Null for a new one. */
  readonly schedule: ScheduleId | null;
}

export function useSettings() {
  const client = useClient();
  return useQuery({ queryKey: name("settings", null), queryFn: () => client.settings.list() });
}

export function useKeys() {
  const client = useClient();
  return useQuery({ queryKey: name("keys", null), queryFn: () => client.keys.list() });
}
