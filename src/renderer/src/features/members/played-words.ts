import { plural } from "#renderer/ui/numbers.ts";
import type { ActivitySummary } from "#shared/contract/activities.ts";
import { MINUTE, SECOND } from "#shared/time.ts";
import { endWords, reportWords } from "#shared/words/activity.ts";
import { compactDuration } from "#shared/words/duration.ts";

/** `cleared · 42 min · 6 people`: how it ended, how long it took, with how many. */
export function playedWords(
  activity: Pick<ActivitySummary, "activity" | "isCleared" | "durationSeconds" | "people" | "isFlawless" | "report">,
): string {
  const { people, isFlawless, report } = activity;
  const duration = activity.durationSeconds * SECOND;
  const parts = [
    isFlawless === true ? "flawless" : endWords(activity).toLowerCase(),
    // Seconds say nothing of what took minutes.
    compactDuration(duration < MINUTE ? duration : Math.round(duration / MINUTE) * MINUTE),
    people === null ? null : people === 1 ? "alone" : `${people} ${plural(people, "person", "people")}`,
    people === null ? (reportWords(report)?.text ?? null) : null,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
