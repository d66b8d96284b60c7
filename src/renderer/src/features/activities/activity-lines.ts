/** Activities as the lines of a page. Pure. */
import type { IconName } from "#renderer/ui/icons.ts";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { plainNames } from "#renderer/ui/player-name.ts";
import type { ActivitySummary } from "#shared/contract/activities.ts";
import type { Instant } from "#shared/time.ts";
import { endWords, guestsOf, reportWords, startWords } from "#shared/words/activity.ts";

export interface ActivityDay {
  readonly key: string;
  readonly at: Instant;
  readonly activities: readonly ActivitySummary[];
}

/**
 * Under the days on which they ended, newest first, each once: a page that was read before something was inserted may
 * repeat the last of the page before.
 */
export function daysOf(
  activities: readonly ActivitySummary[],
  dayKey: (at: Instant) => string,
): readonly ActivityDay[] {
  const single = [...new Map(activities.map((one) => [one.id, one])).values()];
  return [...Map.groupBy(single, (one) => dayKey(one.endedAt))].map(([key, list]) => ({
    key,
    at: list[0]?.endedAt ?? 0,
    activities: list,
  }));
}

/** A fact about an activity as a word with an icon. */
export interface Mark {
  readonly icon: IconName;
  readonly text: string;
  readonly why: string;
}

/** How it ended, and how it was begun: what is said of every activity. */
export function endMark(activity: Pick<ActivitySummary, "isCleared" | "activity">): Mark {
  if (!activity.isCleared && activity.activity.kind === null) {
    return { icon: "flag", text: endWords(activity), why: "Nothing that people clear" };
  }
  return activity.isCleared
    ? { icon: "ok", text: endWords(activity), why: "The objective was reached, with somebody there at the end" }
    : { icon: "x", text: endWords(activity), why: "It ended before its objective was reached" };
}

/** What is said only of some. A start tells something of what was cleared; of an attempt it tells nothing. */
export function marksOf(activity: ActivitySummary): readonly Mark[] {
  const { isFlawless, isLowMan, people, isPrivate, isCleared } = activity;
  const start = activity.activity.kind !== null && isCleared ? startWords(activity) : null;
  const report = reportWords(activity.report);
  const few = people ?? activity.members.length;
  const marks: readonly (Mark | null)[] = [
    start && { icon: START_ICONS[activity.start ?? "unknown"], ...start },
    isFlawless === true ? { icon: "diamond", text: "flawless", why: "Nobody died, from its start to its end" } : null,
    isLowMan
      ? {
          icon: "users",
          text: few === 1 ? "alone" : `only ${numbers.count(few)} people`,
          why: "With fewer people than usually play it",
        }
      : null,
    isPrivate ? { icon: "eyeOff", text: "private match", why: "It counts for nobody's numbers" } : null,
    report && { icon: activity.report === "hidden" ? "eyeOff" : "clock", ...report },
  ];
  return marks.filter((mark) => mark !== null);
}

const START_ICONS = { fresh: "play", checkpoint: "flag", unknown: "unknown" } as const;

/** `Ember, Suda and 2 guests`: whose panel opens is no matter here, so names are one text. */
export function peopleText(activity: Pick<ActivitySummary, "members" | "people">): string {
  const names = plainNames(activity.members.map((member) => member.name)).join(", ");
  const guests = guestsOf(activity);
  return guests === null || guests === 0 ? names : `${names} and ${guestsText(guests)}`;
}

export const guestsText = (guests: number) => `${numbers.count(guests)} ${plural(guests, "guest", "guests")}`;
