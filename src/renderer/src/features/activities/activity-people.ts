/** The people of one activity: in which order, what is said of each, and all of it as a table. Pure. */
import { numbers } from "#renderer/ui/numbers.ts";
import type { ActivityDetail, ActivityPerson } from "#shared/contract/activities.ts";
import { plainText, shownName } from "#shared/plain-text.ts";
import { SECOND, toIso } from "#shared/time.ts";
import { endWords, startWords } from "#shared/words/activity.ts";
import { timerText } from "#shared/words/duration.ts";
import { type Cell, tsvText } from "#shared/words/table-text.ts";

/** Who came later than this came later, not while it loaded. */
const LATE_FROM_SECONDS = 60;

/** Members of the clan first, who finished before who left, then who did most. */
export function orderedPeople(persons: readonly ActivityPerson[]): readonly ActivityPerson[] {
  return persons.toSorted(
    (a, b) =>
      Number(b.isMember) - Number(a.isMember) ||
      Number(b.isFinisher) - Number(a.isFinisher) ||
      b.kills - a.kills ||
      a.ref.localeCompare(b.ref, "en"),
  );
}

/** A player without a name is told by what the game calls them, cut to what tells them apart. */
export function personName({ name, ref }: Pick<ActivityPerson, "name" | "ref">): string {
  if (name !== null) return shownName(name);
  return ref === "" ? "Somebody without a name" : `Player …${plainText(ref).slice(-4)}`;
}

/** What stands below a name: `Warlock, Titan · light 1 810 · came at 12:10 · left before the end`. */
export function personNote(person: ActivityPerson): string {
  const { classes, light, startSeconds, isFinisher, score } = person;
  const parts = [
    classes.length === 0 ? null : classes.map(plainText).join(", "),
    light === null ? null : `light ${numbers.count(light)}`,
    score === null || score === 0 ? null : `score ${numbers.count(score)}`,
    startSeconds < LATE_FROM_SECONDS ? null : `came at ${timerText(startSeconds * SECOND)}`,
    isFinisher ? null : "not there at the end",
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

export const timeText = (person: Pick<ActivityPerson, "timePlayedSeconds">) =>
  timerText(person.timePlayedSeconds * SECOND);

const HEAD = [
  "Name",
  "Of the clan",
  "Classes",
  "Light",
  "Kills",
  "Deaths",
  "Assists",
  "Time played, s",
  "Came after, s",
  "At the end",
];

/** One line a person, for a spreadsheet. */
export function peopleTable(persons: readonly ActivityPerson[]): { readonly head: string[]; readonly rows: Cell[][] } {
  return {
    head: HEAD,
    rows: orderedPeople(persons).map((person) => [
      personName(person),
      person.isMember,
      person.classes.map(plainText).join(", "),
      person.light,
      person.kills,
      person.deaths,
      person.assists,
      person.timePlayedSeconds,
      person.startSeconds,
      person.isFinisher,
    ]),
  };
}

/** The report as lines that can be pasted anywhere: what, when, how, and its table. */
export function reportText(detail: ActivityDetail): string {
  const { head, rows } = peopleTable(detail.persons);
  const facts = [
    endWords(detail),
    startWords(detail)?.text ?? null,
    detail.isFlawless === true ? "flawless" : null,
    timerText(detail.durationSeconds * SECOND),
  ];
  return [
    plainText(detail.activity.name),
    `${toIso(detail.startedAt)} to ${toIso(detail.endedAt)}`,
    facts.filter((fact) => fact !== null).join(", "),
    "",
    tsvText(head, rows),
  ].join("\n");
}
