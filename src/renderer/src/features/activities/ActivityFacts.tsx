import { type Fact, Facts } from "#renderer/ui/Facts.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import { When } from "#renderer/ui/When.tsx";
import type { ActivityDetail } from "#shared/contract/activities.ts";
import { SECOND } from "#shared/time.ts";
import { endWords, readsWords, startWords } from "#shared/words/activity.ts";
import { timerText } from "#shared/words/duration.ts";
import { clanShareText, incompleteText } from "./activity-facts.ts";

/** What is known of the instance as a whole. */
export function ActivityFacts({ activity }: { readonly activity: ActivityDetail }) {
  const { startedAt, endedAt, durationSeconds, isFlawless, people, readAt } = activity;
  const start = startWords(activity);
  const missing = incompleteText(activity);
  const facts: readonly Fact[] = [
    { name: "Result", value: endWords(activity) },
    { name: "Start", value: start === null ? UNKNOWN : <span title={start.why}>{start.text}</span> },
    { name: "Flawless", value: isFlawless === null ? UNKNOWN : isFlawless ? "yes, nobody died" : "no" },
    { name: "Began", value: <When at={startedAt} /> },
    { name: "Ended", value: <When at={endedAt} /> },
    { name: "Length", value: timerText(durationSeconds * SECOND) },
    { name: "People", value: people === null ? UNKNOWN : numbers.count(people) },
    { name: "Of the clan", value: clanShareText(activity) },
    {
      name: "Report",
      value: (
        <>
          {readsWords(activity)}
          {readAt !== null && (
            <>
              , last <When at={readAt} />
            </>
          )}
        </>
      ),
    },
    ...(missing === null ? [] : [{ name: "Lacks", value: missing }]),
  ];
  return (
    <section aria-label="Facts">
      <Facts facts={facts} />
    </section>
  );
}
