import { Button } from "#renderer/ui/Button.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { daysText } from "#shared/words/inactivity.ts";
import type { WhyEmpty } from "./inactivity-rows.ts";

export interface QuietEmptyProps {
  readonly why: WhyEmpty;
  readonly leastDays: number;
  readonly onShowAll: () => void;
}

/** Why nobody is in the list: three reasons, three texts. */
export function QuietEmpty({ why, leastDays, onShowAll }: QuietEmptyProps) {
  const action = <Button onClick={onShowAll}>Show everybody</Button>;
  switch (why.why) {
    case "not-checked":
      return (
        <EmptyState title="Nothing is known yet">
          Members and their progress will be here after the first check of this clan.
        </EmptyState>
      );
    case "not-watched-long-enough":
      return (
        <EmptyState title={`Not watched for ${leastDays} days yet`} action={action}>
          This clan is watched for {why.watchedDays === 0 ? "less than a day" : daysText(why.watchedDays)}, so nobody
          can be known to be without progress for longer.
        </EmptyState>
      );
    case "nobody":
      return (
        <EmptyState title={`Progress was seen of everybody within ${leastDays} days`} action={action}>
          {why.longestDays === null
            ? "No member was checked for progress yet."
            : `The longest anybody is without progress is ${daysText(why.longestDays)}.`}
        </EmptyState>
      );
  }
}
