import { useState } from "react";
import { useContests } from "#renderer/api/contest-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import layout from "#renderer/ui/layout.module.css";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { contestPath, hrefOf } from "#renderer/ui/route.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import { useNow } from "#renderer/ui/use-now.ts";
import type { ContestSummary } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { MINUTE } from "#shared/time.ts";
import { AdoptDialog } from "./AdoptDialog.tsx";
import { ContestLine } from "./ContestLine.tsx";
import styles from "./Contests.module.css";
import { groupsOf } from "./contest-list.ts";
import { LedgerDialog } from "./LedgerDialog.tsx";
import { LedgerNotice } from "./LedgerNotice.tsx";

export interface ContestsPageProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
}

/** The contests of a clan, by what they need. */
export function ContestsPage({ clan, game }: ContestsPageProps) {
  const { data: contests, error, refetch } = useContests(clan);
  const [open, setOpen] = useState<"ledger" | "adopt" | null>(null);
  const isOfficer = useMay("officer");
  if (contests === undefined) {
    if (error === null) return <Skeleton label="Loading contests" />;
    return <ReadFailure what="The contests" failure={failureOf(error)} onRetry={() => void refetch()} />;
  }
  const isEmpty = contests.length === 0;
  const close = () => setOpen(null);
  return (
    <div className={layout.page}>
      <div className={layout.toolbar}>
        <Button onClick={() => setOpen("ledger")}>Numbers of this workspace</Button>
        {isOfficer && <Button onClick={() => setOpen("adopt")}>Open a sealed copy…</Button>}
        <LinkButton icon="shield" href={hrefOf("/verify")}>
          Verify a draw
        </LinkButton>
        <span className={layout.space} />
        {isOfficer && !isEmpty && (
          <span className={layout.pinned}>
            <NewContest clan={clan} />
          </span>
        )}
      </div>
      <LedgerNotice />
      {isEmpty ? (
        <EmptyState title="No contest yet" action={isOfficer && <NewContest clan={clan} />}>
          Members earn entries by what they do in {game.name}, and winners are drawn so that anybody can check it.{" "}
          {isOfficer ? "Contests are here once you write the first one." : "Officers write them; they are here then."}
        </EmptyState>
      ) : (
        <Groups clan={clan} contests={contests} isOfficer={isOfficer} />
      )}
      {open === "ledger" && <LedgerDialog onClose={close} />}
      {open === "adopt" && <AdoptDialog onClose={close} />}
    </div>
  );
}

function NewContest({ clan }: Pick<ContestsPageProps, "clan">) {
  return (
    <LinkButton kind="main" icon="plus" href={hrefOf(contestPath(clan, "new"))}>
      New contest
    </LinkButton>
  );
}

interface GroupsProps {
  readonly clan: ClanId;
  readonly contests: readonly ContestSummary[];
  readonly isOfficer: boolean;
}

const HEADS = { needs: "Needs an officer", running: "Running", finished: "Finished" } as const;

function Groups({ clan, contests, isOfficer }: GroupsProps) {
  const groups = groupsOf(contests, useNow(MINUTE));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={cx(layout.scroll, styles.groups)} tabIndex={0} aria-label="Contests">
      {(["needs", "running", "finished"] as const).map(
        (group) =>
          groups[group].length > 0 && (
            <section key={group} aria-label={HEADS[group]}>
              <SectionHead title={HEADS[group]} />
              <ul className={styles.list}>
                {groups[group].map((contest) => (
                  <ContestLine key={contest.id} clan={clan} contest={contest} isOfficer={isOfficer} />
                ))}
              </ul>
            </section>
          ),
      )}
    </section>
  );
}
