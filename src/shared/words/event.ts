/** What a feed event says, in the game's terms: the same words in the window, the command line and posts. */
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { Tab } from "#shared/game.ts";
import { plainText, shownName } from "#shared/plain-text.ts";
import { DAY, HOUR } from "#shared/time.ts";
import { ACTIVITY_EVENT_KINDS, activityEventWords, activityGroupWords } from "./activity-event.ts";
import { compactDuration } from "./duration.ts";

export interface EventWords {
  /** Whom it is about; null where the words say it themselves. */
  readonly subject: string | null;
  readonly text: string;
}

export interface EventWording {
  /** The game's word for a role. */
  readonly roleLabel: (role: string) => string;
  /** The game's word for a type of accounts. */
  readonly typeLabel?: (type: string) => string;
  readonly number: (value: number) => string;
  /** Makes a name stand safely inside a sentence, where that takes more than plain text. */
  readonly name?: (name: string) => string;
}

type Data = FeedEvent["data"];

export interface EventGroup {
  readonly head: string;
  /** Only games with this page have such events. */
  readonly tab?: Tab;
  readonly kinds: Readonly<Record<string, string>>;
}

/** Types that are known, by what they are about, in the order in which a filter offers them. */
export const EVENT_GROUPS: readonly EventGroup[] = [
  {
    head: "Members",
    kinds: {
      "member-joined": "Joined",
      "member-left": "Left",
      "role-changed": "Role changed",
      "name-changed": "Name changed",
      "type-changed": "Account type changed",
    },
  },
  {
    head: "Activities",
    tab: "activities",
    kinds: { ...ACTIVITY_EVENT_KINDS, "member-online-after-absence": "Online after absence" },
  },
  {
    head: "Wars",
    tab: "wars",
    kinds: { "war-started": "War began", "war-attack": "War attacks", "war-ended": "War ended" },
  },
  {
    head: "Progress",
    kinds: {
      donation: "Donations",
      "trophies-milestone": "Trophies passed",
      "level-milestone": "Level milestones",
      "kills-milestone": "Kill milestones",
      "clues-milestone": "Clue milestones",
      "collection-milestone": "Collection log",
    },
  },
];

/** Name of a kind of event. */
export const EVENT_KINDS: Readonly<Record<string, string>> = Object.assign(
  {},
  ...EVENT_GROUPS.map((group) => group.kinds),
);

/** `noticed 5 h later`, for what happened long before it was noticed; null for the rest. */
export function lateWords({ isLate, happenedTo, detectedAt }: Pick<FeedEvent, "isLate" | "happenedTo" | "detectedAt">) {
  if (!isLate) return null;
  const span = detectedAt - happenedTo;
  const unit = span >= 2 * DAY ? DAY : span >= HOUR ? HOUR : 1;
  return `noticed ${compactDuration(span - (span % unit))} later`;
}

/** What a run of many events of one kind says together. */
export function eventGroupWords(
  type: string,
  events: readonly Pick<FeedEvent, "ref" | "data">[],
  wording: EventWording,
): string {
  const people = new Set(events.map((event) => event.ref)).size;
  const members = people === 1 ? "1 member" : `${wording.number(people)} members`;
  const sum = (key: string, of = events) => of.reduce((total, { data }) => total + (Number(data[key]) || 0), 0);
  switch (type) {
    case "donation":
      return `${members} donated ${wording.number(sum("amount"))}`;
    case "member-joined":
      return `${members} joined the clan`;
    case "member-left":
      return `${members} left the clan`;
    case "war-attack": {
      const own = events.filter(({ data }) => data.side === "own");
      const others = events.length - own.length;
      const parts = [
        own.length > 0 ? `${attacks(own.length, wording)} by us for ${starCount(sum("stars", own))}` : null,
        others > 0 ? `${attacks(others, wording)} against us` : null,
      ];
      return parts.filter((part) => part !== null).join(", ");
    }
    default: {
      const kind = (EVENT_KINDS[type] ?? type.replaceAll("-", " ")).toLowerCase();
      return activityGroupWords(type, events.length, people, wording) ?? `${wording.number(events.length)} × ${kind}`;
    }
  }
}

function attacks(count: number, wording: EventWording): string {
  return count === 1 ? "1 attack" : `${wording.number(count)} attacks`;
}

function starCount(count: number): string {
  return count === 1 ? "1 star" : `${count} stars`;
}

/** Names and wording of one event. A type that this build does not know is shown by its name. */
export function eventWords(
  event: Pick<FeedEvent, "type" | "name" | "ref" | "data">,
  wording: EventWording,
): EventWords {
  const subject = event.name === null ? plainText(event.ref ?? "") : shownName(event.name);
  const { data } = event;
  switch (event.type) {
    case "member-joined":
      return { subject, text: data.isReturning === true ? "is back in the clan" : "joined the clan" };
    case "member-left":
      return { subject, text: "left the clan" };
    case "role-changed":
      return { subject, text: `became ${role(data.to, wording)}, was ${role(data.from, wording)}` };
    case "name-changed":
      return { subject: text(data.from), text: `is now called ${name(data.to, wording)}` };
    case "type-changed":
      return { subject, text: `is now of the type ${type(data.to, wording)}, was ${type(data.from, wording)}` };
    case "donation":
      return { subject, text: `donated ${count(data.amount, wording)}` };
    case "trophies-milestone":
      return { subject, text: `passed ${count(data.milestone, wording)} trophies for the first time` };
    case "war-started":
      return { subject: null, text: `Battle day against ${name(data.opponent, wording)} began` };
    case "war-attack":
      return warAttack(data, wording);
    case "war-ended":
      return { subject: null, text: warEnded(data, wording) };
    case "level-milestone":
      return { subject, text: levelReached(data, wording) };
    case "kills-milestone":
      return { subject, text: killsReached(data, wording) };
    case "clues-milestone":
      return { subject, text: cluesReached(data, wording) };
    case "collection-milestone":
      return { subject, text: `passed ${count(data.reached, wording)} items in the collection log` };
    default:
      return (
        activityEventWords(event, subject, wording) ?? {
          subject: subject === "" ? null : subject,
          text: event.type.replaceAll("-", " "),
        }
      );
  }
}

function warAttack(data: Data, wording: EventWording): EventWords {
  const result = `${stars(data.stars)}, ${percent(data.destruction, wording)}`;
  return data.side === "own"
    ? { subject: text(data.attacker), text: `attacked ${name(data.defender, wording)}: ${result}` }
    : { subject: text(data.defender), text: `was attacked by ${name(data.attacker, wording)}: ${result}` };
}

function warEnded(data: Data, wording: EventWording): string {
  const against = `against ${name(data.opponent, wording)}`;
  const score = `${count(data.stars, wording)} to ${count(data.opponentStars, wording)} stars`;
  switch (data.result) {
    case "win":
      return `Won the war ${against}, ${score}`;
    case "lose":
      return `Lost the war ${against}, ${score}`;
    case "tie":
      return `Tied the war ${against}, ${score}`;
    default:
      return `The war ${against} is over; its last result was not seen (${score} before)`;
  }
}

function levelReached(data: Data, wording: EventWording): string {
  const reached = count(data.reached, wording);
  switch (data.of) {
    case "total":
      return `passed total level ${reached}`;
    case "xp":
      return `reached ${reached} XP in ${name(data.skill, wording)}, the most there is`;
    default:
      return `reached level ${reached} in ${name(data.skill, wording)}`;
  }
}

function killsReached(data: Data, wording: EventWording): string {
  const boss = name(data.boss, wording);
  const isOpened = data.unit === "chests";
  if (data.reached === 1) return `${isOpened ? "opened" : "beat"} ${boss} for the first time`;
  return `passed ${count(data.reached, wording)} ${isOpened ? `of ${boss}` : `kills of ${boss}`}`;
}

function cluesReached(data: Data, wording: EventWording): string {
  if (data.reached !== 1) return `passed ${count(data.reached, wording)} clues`;
  return `completed the first of the ${text(data.tier).toLowerCase()}`;
}

function text(value: Data[string] | undefined): string {
  return value === undefined || value === null ? "" : shownName(String(value));
}

function name(value: Data[string] | undefined, wording: EventWording): string {
  return wording.name?.(text(value)) ?? text(value);
}

function role(value: Data[string] | undefined, wording: EventWording): string {
  return plainText(wording.roleLabel(String(value ?? "")));
}

function type(value: Data[string] | undefined, wording: EventWording): string {
  const id = String(value ?? "");
  return plainText(wording.typeLabel?.(id) ?? id);
}

function count(value: Data[string] | undefined, wording: EventWording): string {
  return typeof value === "number" ? wording.number(value) : "?";
}

function percent(value: Data[string] | undefined, wording: EventWording): string {
  return `${count(value, wording)} %`;
}

function stars(value: Data[string] | undefined): string {
  return typeof value === "number" ? starCount(value) : "? stars";
}
