/** Sums of what a clan played, in words. Pure. */
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { ActivityTotals, Reconciled } from "#shared/contract/activities.ts";
import type { Instant } from "#shared/time.ts";

const MINUTES_AN_HOUR = 60;
/** Fewer hours are told to a tenth. */
const TENTHS_BELOW_HOURS = 100;

/** Minutes as hours: `38.5`, `1 204`; below one hour it is still hours, so that a column has one unit. */
export function hoursText(minutes: number): string {
  const hours = minutes / MINUTES_AN_HOUR;
  return numbers.count(hours, hours < TENTHS_BELOW_HOURS && hours % 1 !== 0 ? 1 : 0);
}

/** What is in no sum; null where all is known. */
export function unknownWords({ unknown }: Pick<ActivityTotals, "unknown">): string | null {
  if (unknown === 0) return null;
  const who = `${numbers.count(unknown)} ${plural(unknown, "member is", "members are")}`;
  return `${who} in no sum: private, or not read yet`;
}

export interface ReconciledWords {
  readonly text: string;
  /** What it means, for who asks. */
  readonly why: string;
}

/** How our count stands to the game's own since both are known; null where they agree. */
export function reconciledWords(one: Reconciled, times: Times, now: Instant): ReconciledWords | null {
  const { counted, told, differing } = one;
  const difference = told - counted;
  if (difference === 0 && differing === 0) return null;
  const label = one.label.toLowerCase();
  const since = times.moment(one.since, now);
  const members = `${numbers.count(differing)} ${plural(differing, "member", "members")}`;
  if (difference === 0) {
    return {
      text: `${one.label}: in sum as the game counts since ${since}, though ${members} differ`,
      why: `For some members the game counts more than the reports show, for others less. ${BOTH_KEPT}`,
    };
  }
  const amount = numbers.count(Math.abs(difference));
  return difference > 0
    ? {
        text: `${one.label}: the game counts ${amount} more than the reports show, since ${since}`,
        why: `The game's own count of ${label} rose by ${numbers.count(told)}, the reports add up to ${numbers.count(counted)}; ${members} ${plural(differing, "differs", "differ")}. Some of what was played has no report, or none that anybody may read. ${BOTH_KEPT}`,
      }
    : {
        text: `${one.label}: the game counts ${amount} fewer than the reports show, since ${since}`,
        why: `The game's own count of ${label} rose by ${numbers.count(told)}, the reports add up to ${numbers.count(counted)}; ${members} ${plural(differing, "differs", "differ")}. The game adds up later than it writes reports, and leaves some activities out. ${BOTH_KEPT}`,
      };
}

const BOTH_KEPT = "Nothing is corrected: boards and contests count what the reports show.";

const LIST = new Intl.ListFormat("en-GB");

/** Where all that is compared agrees: `Kills and minutes as the game counts them`; null where nothing is compared. */
export function agreedWords(reconciled: readonly Reconciled[]): string | null {
  const agreed = reconciled.filter((one) => one.counted === one.told && one.differing === 0);
  if (agreed.length === 0) return null;
  const names = agreed.map((one, index) => (index === 0 ? one.label : one.label.toLowerCase()));
  return `${LIST.format(names)} agree with the game's own count`;
}

export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly title: string;
}

export function figuresOf({ clears, activities, kills, minutes }: ActivityTotals): readonly Figure[] {
  return [
    {
      name: "Clears",
      value: numbers.count(clears),
      title: "Cleared instances, each once however many members shared it",
    },
    { name: "Activities", value: numbers.count(activities), title: "Instances that members played, each once" },
    { name: "Kills", value: numbers.count(kills), title: "Of all members together" },
    {
      name: "Hours",
      value: hoursText(minutes),
      title: `${numbers.count(minutes)} minutes in activities, of all members together`,
    },
  ];
}
