/** What the window reads of leaderboards. Old answers stay while new ones are read. */
import { keepPreviousData, skipToken, useQueries, useQuery } from "@tanstack/react-query";
import type { Board, BoardScope, Timeframe, WindowChoice } from "#shared/contract/leaderboards.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { SECOND } from "#shared/time.ts";
import { useClient } from "./client-context.ts";
import type { QueryName } from "./topics.ts";

/** A span that ends now moves on, without anything that could be announced. */
const MOVES_ON = 30 * SECOND;

export interface BoardQuestion {
  readonly scope: BoardScope;
  readonly window: WindowChoice;
  readonly metrics: readonly string[];
  readonly by: "gained" | "value" | "per-hour";
  readonly order: "top" | "bottom";
  readonly against: { readonly from: number; readonly to: number } | null;
}

const clanOf = (scope: BoardScope): ClanId | null => ("clan" in scope ? scope.clan : null);

const name = (scope: BoardScope, ...question: readonly unknown[]): QueryName => [
  "boards",
  clanOf(scope),
  scope,
  ...question,
];

export function useBoard({ scope, window, metrics, by, order, against }: BoardQuestion) {
  const client = useClient();
  return useQuery({
    queryKey: name(scope, "board", window, metrics, by, order, against),
    queryFn: () =>
      client.leaderboards.board({
        scope,
        window,
        metrics: [...metrics],
        by,
        order,
        ...(against === null ? {} : { against }),
      }),
    placeholderData: keepPreviousData,
    refetchInterval: MOVES_ON,
  });
}

/** What each member of a clan gained of some metrics, by metric and account; what is not known yet or at all is absent. */
export function useMemberGains(clan: ClanId, timeframe: Timeframe, metrics: readonly string[]) {
  const client = useClient();
  const scope = { clan };
  const window = { timeframe };
  return useQueries({
    queries: metrics.map((metric) => ({
      queryKey: name(scope, "board", window, [metric], "gained", "top", null),
      queryFn: () => client.leaderboards.board({ scope, window, metrics: [metric], by: "gained", order: "top" }),
      placeholderData: keepPreviousData<Board>,
      refetchInterval: MOVES_ON,
    })),
    combine: byMetric,
  });
}

/** Plain objects, so that what did not change stays the same one. */
function byMetric(answers: readonly { readonly data: Board | undefined }[]) {
  const gains = answers.flatMap(({ data }) => {
    const metric = data?.metrics[0];
    if (data === undefined || metric === undefined) return [];
    return [[metric, Object.fromEntries(data.rows.map((row) => [row.account, row.gained]))] as const];
  });
  return Object.fromEntries(gains);
}

/** What was gained of each metric, for the picker. */
export function useMetricGains(scope: BoardScope, window: WindowChoice) {
  const client = useClient();
  return useQuery({
    queryKey: name(scope, "metrics", window),
    queryFn: () => client.leaderboards.metrics({ scope, window }),
    placeholderData: keepPreviousData,
    refetchInterval: MOVES_ON,
  });
}

/** Lines of some accounts and of the median; nothing is asked while it is not known whose. */
export function useBoardLines(
  question: Pick<BoardQuestion, "scope" | "window" | "metrics">,
  accounts: readonly AccountId[] | null,
) {
  const client = useClient();
  const { scope, window, metrics } = question;
  return useQuery({
    queryKey: name(scope, "lines", window, metrics, accounts),
    queryFn:
      accounts === null
        ? skipToken
        : () => client.leaderboards.lines({ scope, window, metrics: [...metrics], accounts: [...accounts] }),
    placeholderData: keepPreviousData,
  });
}

/** Totals, days and quiet members of a clan; of all clans of a game there are none. */
export function useClanStats(scope: BoardScope, window: WindowChoice, metric: string | null) {
  const client = useClient();
  const clan = clanOf(scope);
  return useQuery({
    queryKey: name(scope, "stats", window, metric),
    queryFn:
      clan === null
        ? skipToken
        : () => client.leaderboards.stats({ clan, window, ...(metric === null ? {} : { metric }) }),
    placeholderData: keepPreviousData,
  });
}

export function useReviews(clan: ClanId | null) {
  const client = useClient();
  return useQuery({
    queryKey: ["boards", clan, "reviews"] satisfies QueryName,
    queryFn: clan === null ? skipToken : () => client.reviews.list({ clan }),
  });
}
