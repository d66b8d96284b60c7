import { Button } from "#renderer/ui/Button.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { TroubleAction } from "#renderer/ui/TroubleAction.tsx";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { Freshness } from "#shared/contract/base.ts";
import { MINUTE } from "#shared/time.ts";
import { troubleWords } from "#shared/words/trouble.ts";
import type { NoActivities } from "./activity-empty.ts";

export interface ActivitiesEmptyProps {
  readonly why: NoActivities;
  /** Of the clan's roster. */
  readonly clan: Freshness;
  /** Of its members' histories. */
  readonly histories: Freshness;
  /** The game's name. */
  readonly game: string;
  /** The filter in words. */
  readonly filter: string;
  readonly onClear: () => void;
}

/** Why no activity is shown: each reason has a text of its own. */
export function ActivitiesEmpty({ why, clan, histories, game, filter, onClear }: ActivitiesEmptyProps) {
  const now = useNow(MINUTE);
  switch (why) {
    case "unmatched":
      return (
        <EmptyState title="No activity matches" action={<Button onClick={onClear}>Clear the filter</Button>}>
          Nothing that was seen so far is “{filter}”.
        </EmptyState>
      );
    case "down": {
      const trouble = histories.trouble ?? clan.trouble;
      const words = trouble === null ? null : troubleWords(game, trouble);
      return (
        <EmptyState
          title={words?.cause ?? "The game does not answer."}
          action={trouble !== null && <TroubleAction trouble={trouble} />}
        >
          {words?.meaning} Activities will be here after the first check that works.
        </EmptyState>
      );
    }
    case "unchecked": {
      const { nextCheckAt } = clan;
      const isSoon = nextCheckAt === null || nextCheckAt <= now;
      return (
        <EmptyState
          title={isSoon ? "The first check is to come" : `The first check is at ${times.moment(nextCheckAt, now)}`}
        >
          It reads who is in the clan; what they played is read after it, and will be here.
        </EmptyState>
      );
    }
    case "unread":
      return (
        <EmptyState title="What the members played is being read">
          The histories of all members are read one after the other; the newest activities appear here as they come.
        </EmptyState>
      );
    case "none":
      return (
        <EmptyState title="No activity was seen yet">
          What members play will be here minutes after it ends, with its report. Members who keep their history private
          are not seen.
        </EmptyState>
      );
  }
}
