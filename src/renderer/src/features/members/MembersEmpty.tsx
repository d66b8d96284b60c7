import type { ReactNode } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { TroubleAction } from "#renderer/ui/TroubleAction.tsx";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { Freshness } from "#shared/contract/base.ts";
import type { GameInfo } from "#shared/game.ts";
import { MINUTE } from "#shared/time.ts";
import { troubleWords } from "#shared/words/trouble.ts";

export interface MembersEmptyProps {
  readonly freshness: Freshness;
  readonly game: Pick<GameInfo, "name" | "roster">;
  readonly editRoster: ReactNode;
  /** The filter in words, where one holds. */
  readonly filter: string | null;
  readonly all: number;
  readonly onClear: () => void;
}

/** Why no member is shown: each reason has a text of its own. */
export function MembersEmpty({ freshness, game, editRoster, filter, all, onClear }: MembersEmptyProps) {
  const now = useNow(MINUTE);
  if (filter !== null && all > 0) {
    return (
      <EmptyState title="No member matches" action={<Button onClick={onClear}>Clear the filter</Button>}>
        {filter} hides all {all} members.
      </EmptyState>
    );
  }
  if (game.roster === "hand") {
    return (
      <EmptyState title="Nobody is in this clan yet" action={editRoster}>
        {game.name} does not tell who is in a clan: its roster is kept here, from names, a file or a group.
      </EmptyState>
    );
  }
  const { lastUpdated, nextCheckAt, trouble } = freshness;
  if (lastUpdated !== null) {
    return <EmptyState title="Nobody is in this clan">The game names no member at the last check.</EmptyState>;
  }
  if (trouble !== null) {
    const words = troubleWords(game.name, trouble);
    return (
      <EmptyState title={words.cause} action={<TroubleAction trouble={trouble} />}>
        {words.meaning} Members will be here after the first check that works.
      </EmptyState>
    );
  }
  const first = nextCheckAt === null || nextCheckAt <= now ? "is under way" : `is at ${times.moment(nextCheckAt, now)}`;
  return <EmptyState title={`The first check ${first}`}>The members of the clan will be here then.</EmptyState>;
}
