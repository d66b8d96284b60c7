import { useContests } from "#renderer/api/contest-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useClanCards } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { HeaderSlot } from "#renderer/ui/HeaderSlot.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import layout from "#renderer/ui/layout.module.css";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { hrefOf } from "#renderer/ui/route.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import type { GameInfo } from "#shared/game.ts";
import { AwaySection } from "./AwaySection.tsx";
import { BoardLinks } from "./BoardLinks.tsx";
import { ClanCard } from "./ClanCard.tsx";
import styles from "./Clans.module.css";
import { totalWords } from "./clan-card.ts";
import { NextHours } from "./NextHours.tsx";

const ADD = hrefOf("/add");

/** All clans at a glance: what ends soon, how each of them is, and what happened meanwhile. */
export function ClansPage({ games }: { readonly games: readonly GameInfo[] }) {
  const { data: cards, error, refetch } = useClanCards();
  const { data: contests = [] } = useContests(null);
  const mayAdd = useMay("officer");
  if (cards === undefined) {
    if (error === null) return <Skeleton label="Loading the clans" />;
    return <ReadFailure what="The clans" failure={failureOf(error)} onRetry={() => void refetch()} />;
  }
  if (cards.length === 0) {
    return (
      <EmptyState
        title="No clan yet"
        action={
          mayAdd && (
            <LinkButton kind="main" icon="plus" href={ADD}>
              Add a clan
            </LinkButton>
          )
        }
      >
        Each clan will have a card here: who is active, what ends soon, and what needs an officer.{" "}
        {!mayAdd && "An officer has to add one first."}
      </EmptyState>
    );
  }
  return (
    <div className={layout.page}>
      {mayAdd && (
        <HeaderSlot>
          <LinkButton kind="main" icon="plus" href={ADD} aria-label="Add a clan">
            <span className={layout.hidePhone}>Add a clan</span>
          </LinkButton>
        </HeaderSlot>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same, with more boxes. */}
      <div className={styles.page} tabIndex={0} role="group" aria-label="All clans">
        <NextHours clans={cards} contests={contests} games={games} />
        <section aria-label="Clans">
          <SectionHead title="Clans" note="members active by hour, last 24 h" aside={totalWords(cards)} />
          <BoardLinks clans={cards} games={games} />
          <div className={styles.cards}>
            {cards.map((clan) => (
              <ClanCard
                key={clan.id}
                clan={clan}
                game={games.find((game) => game.id === clan.game)}
                contests={contests.filter((contest) => contest.clan === clan.id)}
              />
            ))}
          </div>
        </section>
        <AwaySection clans={cards} games={games} />
      </div>
    </div>
  );
}
