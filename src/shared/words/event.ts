/** What a feed event says, in the game's terms: the same words in the window, the command line and posts. */
import type { FeedEvent } from "#shared/contract/feed.ts";
import { plainText } from "#shared/plain-text.ts";

export interface EventWords {
  /** Whom it is about; null where the words say it themselves. */
  readonly subject: string | null;
  readonly text: string;
}

export interface EventWording {
  /** The game's word for a role. */
  readonly roleLabel: (role: string) => string;
  readonly number: (value: number) => string;
}

type Data = FeedEvent["data"];

/** Names and wording of one event. A type that this build does not know is shown by its name. */
export function eventWords(
  event: Pick<FeedEvent, "type" | "name" | "ref" | "data">,
  wording: EventWording,
): EventWords {
  const subject = plainText(event.name ?? event.ref ?? "");
  const { data } = event;
  switch (event.type) {
    case "member-joined":
      return { subject, text: data.isReturning === true ? "is back in the clan" : "joined the clan" };
    case "member-left":
      return { subject, text: "left the clan" };
    case "role-changed":
      return { subject, text: `became ${role(data.to, wording)}, was ${role(data.from, wording)}` };
    case "name-changed":
      return { subject: text(data.from), text: `is now called ${text(data.to)}` };
    case "donation":
      return { subject, text: `donated ${count(data.amount, wording)}` };
    case "trophies-milestone":
      return { subject, text: `passed ${count(data.milestone, wording)} trophies for the first time` };
    case "war-started":
      return { subject: null, text: `Battle day against ${text(data.opponent)} began` };
    case "war-attack":
      return warAttack(data, wording);
    case "war-ended":
      return { subject: null, text: warEnded(data, wording) };
    default:
      return { subject: subject === "" ? null : subject, text: event.type.replaceAll("-", " ") };
  }
}

function warAttack(data: Data, wording: EventWording): EventWords {
  const result = `${stars(data.stars)}, ${percent(data.destruction, wording)}`;
  return data.side === "own"
    ? { subject: text(data.attacker), text: `attacked ${text(data.defender)}: ${result}` }
    : { subject: text(data.defender), text: `was attacked by ${text(data.attacker)}: ${result}` };
}

function warEnded(data: Data, wording: EventWording): string {
  const against = `against ${text(data.opponent)}`;
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

function text(value: Data[string] | undefined): string {
  return plainText(String(value ?? ""));
}

function role(value: Data[string] | undefined, wording: EventWording): string {
  return plainText(wording.roleLabel(String(value ?? "")));
}

function count(value: Data[string] | undefined, wording: EventWording): string {
  return typeof value === "number" ? wording.number(value) : "?";
}

function percent(value: Data[string] | undefined, wording: EventWording): string {
  return `${count(value, wording)} %`;
}

function stars(value: Data[string] | undefined): string {
  return value === 1 ? "1 star" : `${String(value ?? "?")} stars`;
}
