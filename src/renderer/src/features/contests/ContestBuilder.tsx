import { useContest } from "#renderer/api/contest-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useClan } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { clanPath, contestPath, hrefOf } from "#renderer/ui/route.ts";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId, ContestId } from "#shared/ids.ts";
import { BuilderForm } from "./BuilderForm.tsx";

export interface ContestBuilderProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  /** Null: a new one. */
  readonly contest: ContestId | null;
}

/** Writes the terms of a contest, with who would have entries now. */
export function ContestBuilder({ clan, game, contest: id }: ContestBuilderProps) {
  const mayWrite = useMay("officer");
  const { data: detail, error, refetch } = useClan(clan);
  const contest = useContest(clan, id);
  const failed = error ?? contest.error;
  if (!mayWrite) {
    return (
      <EmptyState
        title="Officers write contests"
        action={<LinkButton href={hrefOf(clanPath(clan, "contests"))}>All contests</LinkButton>}
      >
        Your role can look at contests and check their draws. Ask an officer to make one.
      </EmptyState>
    );
  }
  if (failed !== null) {
    const again = () => void Promise.all([refetch(), contest.refetch()]);
    return <ReadFailure what="The contest" failure={failureOf(failed)} onRetry={again} />;
  }
  if (detail === undefined || (id !== null && contest.data === undefined))
    return <Skeleton label="Loading the contest" />;
  if (id !== null && contest.data !== undefined && contest.data.state !== "draft") {
    return (
      <EmptyState
        title="The terms are fixed"
        action={<LinkButton href={hrefOf(contestPath(clan, id))}>Open the contest</LinkButton>}
      >
        The contest is active or over, and members were told its terms. To run it with other terms, use it as a template
        for a new one.
      </EmptyState>
    );
  }
  return (
    <BuilderForm clan={clan} game={game} zone={detail.zone} contest={id === null ? null : (contest.data ?? null)} />
  );
}
