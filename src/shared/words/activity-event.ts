/** What the feed says of what was played: nothing is claimed that was only seen. */
import type { FeedEvent } from "#shared/contract/feed.ts";
import { shownName } from "#shared/plain-text.ts";
import { SECOND } from "#shared/time.ts";
import { timerText } from "./duration.ts";
import type { EventWording, EventWords } from "./event.ts";

type Data = FeedEvent["data"];

/** Name of a kind of event about activities, for a filter. */
export const ACTIVITY_EVENT_KINDS = {
  "raid-started": "Seen in raids",
  "raid-cleared": "Raid clears",
  "dungeon-cleared": "Dungeon clears",
  "attempt-ended": "Attempts ended",
  flawless: "Flawless",
  "low-man": "Few people",
} as const satisfies Readonly<Record<string, string>>;

/** Null for a type that is not about activities. `subject` is whom the event names; most name nobody. */
export function activityEventWords(
  { type, data }: Pick<FeedEvent, "type" | "data">,
  subject: string,
  wording: EventWording,
): EventWords | null {
  const activity = nameOf(data.activity, wording) || "an activity";
  switch (type) {
    case "raid-started":
      // Where somebody is seen proves no beginning: a checkpoint or a visit looks the same.
      return subject === ""
        ? { subject: null, text: `Seen in ${activity}${whoOf(data, wording)}` }
        : { subject, text: `seen in ${activity}${othersOf(data, wording)}` };
    case "raid-cleared":
    case "dungeon-cleared":
      return { subject: null, text: `Cleared ${activity}${inTime(data)}${marksOf(data)}${whoOf(data, wording)}` };
    case "attempt-ended":
      return {
        subject: null,
        text: `Left ${activity} uncleared${timeOf(data) === null ? "" : ` after ${timeOf(data)}`}${whoOf(data, wording)}`,
      };
    case "flawless":
      return { subject: null, text: `Cleared ${activity} without a death${inTime(data)}${whoOf(data, wording)}` };
    case "low-man":
      return {
        subject: null,
        text: `Cleared ${activity}${byFew(data, wording)}${inTime(data)}${whoOf(data, wording)}`,
      };
    case "member-online-after-absence":
      return { subject, text: `is online again${absenceOf(data, wording)}` };
    default:
      return null;
  }
}

/** Many of one kind together; null for a type that is not about activities. */
export function activityGroupWords(type: string, count: number, people: number, wording: EventWording): string | null {
  const many = wording.number(count);
  switch (type) {
    case "raid-started":
      return `${many} fireteams seen in raids`;
    case "raid-cleared":
      return `${many} raids cleared`;
    case "dungeon-cleared":
      return `${many} dungeons cleared`;
    case "attempt-ended":
      return `${many} attempts ended without a clear`;
    case "flawless":
      return `${many} clears without a death`;
    case "low-man":
      return `${many} clears by few people`;
    case "member-online-after-absence":
      return people === 1 ? "1 member is online again" : `${wording.number(people)} members are online again`;
    default:
      return null;
  }
}

function timeOf({ durationSeconds }: Data): string | null {
  return typeof durationSeconds === "number" ? timerText(durationSeconds * SECOND) : null;
}

function inTime(data: Data): string {
  const time = timeOf(data);
  return time === null ? "" : ` in ${time}`;
}

/** What an unknown start is not said to be. */
function marksOf({ start, isFlawless }: Data): string {
  const marks = [
    start === "fresh" ? "fresh" : start === "checkpoint" ? "from a checkpoint" : null,
    isFlawless === true ? "flawless" : null,
  ].filter((mark) => mark !== null);
  return marks.map((mark) => `, ${mark}`).join("");
}

function byFew({ people }: Data, wording: EventWording): string {
  if (typeof people !== "number") return " with few people";
  return people === 1 ? " alone" : ` with ${wording.number(people)} people`;
}

/** `: Ember, Suda and 2 guests`; without names how many. */
function whoOf({ names, members, guests }: Data, wording: EventWording): string {
  const named = nameOf(names, wording);
  const clan = named !== "" ? named : typeof members === "number" ? `${wording.number(members)} of the clan` : "";
  const with_ = typeof guests === "number" && guests > 0 ? counted(guests, "guest", wording) : "";
  const who = [clan, with_].filter((part) => part !== "").join(" and ");
  return who === "" ? "" : `: ${who}`;
}

/** Beside the one who is named. */
function othersOf({ members, guests }: Data, wording: EventWording): string {
  const count = (value: Data[string] | undefined) => (typeof value === "number" ? value : 0);
  const others = count(members) - 1 + count(guests);
  return others < 1 ? "" : ` with ${counted(others, "other", wording)}`;
}

function absenceOf({ days }: Data, wording: EventWording): string {
  return typeof days === "number" ? ` after ${wording.number(Math.floor(days))} days` : " after a long absence";
}

const counted = (count: number, one: string, { number }: EventWording) =>
  `${number(count)} ${count === 1 ? one : `${one}s`}`;

function nameOf(value: Data[string] | undefined, wording: EventWording): string {
  const shown = typeof value === "string" && value.trim() !== "" ? shownName(value) : "";
  return wording.name?.(shown) ?? shown;
}
