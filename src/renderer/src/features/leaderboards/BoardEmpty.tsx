import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import { hrefOf } from "#renderer/ui/route.ts";
import { TroubleAction } from "#renderer/ui/TroubleAction.tsx";
import { times as here, type Times } from "#renderer/ui/times.ts";
import type { Board } from "#shared/contract/leaderboards.ts";
import type { Instant } from "#shared/time.ts";
import { troubleWords } from "#shared/words/trouble.ts";
import type { Emptiness } from "./board-empty.ts";
import { windowWords } from "./board-words.ts";

export interface BoardEmptyProps {
  readonly why: Emptiness;
  readonly board: Board;
  readonly game: string;
  readonly times: Times;
  readonly now: Instant;
  /** The same board over all time. */
  readonly allTimePath: string;
}

/** Why nobody is on the board: each reason has a text of its own. */
export function BoardEmpty({ why, board, game, times, now, allTimePath }: BoardEmptyProps) {
  switch (why.kind) {
    case "trouble": {
      const { trouble } = board.freshness;
      if (trouble === null) return null;
      const words = troubleWords(game, trouble);
      return (
        <EmptyState title={words.cause} action={<TroubleAction trouble={trouble} />}>
          {words.meaning} The board will be here after the first check that works.
        </EmptyState>
      );
    }
    case "first-check":
      return (
        <EmptyState title={`The first check ${why.at === null ? "is under way" : `is at ${here.moment(why.at, now)}`}`}>
          Values will be here then; gains once there is a second one to compare with.
        </EmptyState>
      );
    case "nobody":
      return <EmptyState title="Nobody is in this clan">There is nobody who could be ranked.</EmptyState>;
    case "nobody-has-it":
      return (
        <EmptyState title={`Nobody here has a value of ${board.label}`}>
          {game} tells none of anybody in the clan: that is unknown, and not zero. Whoever gets one will be here after
          the next check.
        </EmptyState>
      );
    case "no-baseline":
      return (
        <EmptyState
          title={`No gain of ${board.label} is known ${windowWords(board.window, times, now)}`}
          action={<LinkButton href={hrefOf(allTimePath)}>Show all time</LinkButton>}
        >
          {why.since === null
            ? "At the start of this span no value was known, so there is nothing to count from."
            : `The first value was seen ${times.date(why.since)} ${times.clock(why.since)}, after this span began: there is nothing to count from.`}
        </EmptyState>
      );
  }
}
