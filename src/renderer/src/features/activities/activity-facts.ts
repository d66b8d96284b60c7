/** What is said of an instance as a whole. Pure. */
import { numbers, plural, UNKNOWN } from "#renderer/ui/numbers.ts";
import type { ActivityDetail } from "#shared/contract/activities.ts";

/** `4 of 6, 67 %`; without a report as many as are known of. */
export function clanShareText({
  clanShare,
  people,
  members,
}: Pick<ActivityDetail, "clanShare" | "people" | "members">): string {
  const count = numbers.count(members.length);
  if (people === null) return `${count}, as far as is known`;
  const share = clanShare === null ? UNKNOWN : numbers.percent(clanShare * 100);
  return `${count} of ${numbers.count(people)}, ${share}`;
}

/** What a report does not hold yet of what it says it should; null where it is whole. */
export function incompleteText({
  report,
  playerCount,
  persons,
}: Pick<ActivityDetail, "report" | "playerCount" | "persons">): string | null {
  if (report !== "incomplete" || playerCount === null) return null;
  const missing = playerCount - persons.length;
  return missing < 1
    ? "some entries"
    : `${numbers.count(missing)} of ${numbers.count(playerCount)} ${plural(playerCount, "entry", "entries")}`;
}
