import { useEffect } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { useContest, useContestEntries } from "#renderer/api/contest-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useMay } from "#renderer/api/use-may.ts";
import layout from "#renderer/ui/layout.module.css";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { contestPath } from "#renderer/ui/route.ts";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId, ContestId } from "#shared/ids.ts";
import styles from "./Contest.module.css";
import { ContestDialogs } from "./ContestDialogs.tsx";
import { ContestHead } from "./ContestHead.tsx";
import { useContestDialog } from "./contest-dialog-store.ts";
import { DrawSide } from "./DrawSide.tsx";
import { EntriesView } from "./EntriesView.tsx";
import { LedgerNotice } from "./LedgerNotice.tsx";
import { usePresence } from "./use-presence.ts";

export interface ContestPageProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly contest: ContestId;
  readonly openMember: AccountId | null;
}

/** One contest, through all its states: who has how many entries, what is left to do, and what proves the draw. */
export function ContestPage({ clan, game, contest: id, openMember }: ContestPageProps) {
  const { data: contest, error, refetch } = useContest(clan, id);
  const entries = useContestEntries(clan, id);
  const isOfficer = useMay("officer");
  const open = useContestDialog((store) => store.open);
  const [, navigate] = useHashLocation();
  const owner = contest?.id === id ? (contest.clan ?? clan) : clan;
  usePresence(contest);
  // An address typed or kept with another clan: its contest would be told in the words of the wrong game.
  useEffect(() => {
    if (owner !== clan) navigate(contestPath(owner, id), { replace: true });
  }, [owner, clan, id, navigate]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is open belongs to one contest.
  useEffect(() => () => open(null), [id, open]);
  if (contest === undefined || owner !== clan) {
    if (error === null) return <Skeleton label="Loading the contest" />;
    return <ReadFailure what="The contest" failure={failureOf(error)} onRetry={() => void refetch()} />;
  }
  return (
    <div className={layout.page}>
      <ContestHead clan={clan} contest={contest} isOfficer={isOfficer} />
      <LedgerNotice />
      <div className={styles.split}>
        <EntriesView
          clan={clan}
          game={game}
          contest={contest}
          list={entries.data}
          failure={entries.error === null ? null : failureOf(entries.error)}
          onRetry={() => void entries.refetch()}
          openMember={openMember}
        />
        <DrawSide clan={clan} contest={contest} isOfficer={isOfficer} />
      </div>
      <ContestDialogs clan={clan} game={game} contest={contest} list={entries.data} isOfficer={isOfficer} />
    </div>
  );
}
