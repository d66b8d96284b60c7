import type { HttpAnswer, Verdict } from "#main/games/game.ts";
import { DAY, type Duration, HOUR, SECOND } from "#shared/time.ts";
import { EnvelopeWire, OtherErrorWire } from "./wire.ts";

/**
 * What is asked, as far as it decides what an error means. `statistics` has servers of its own, which are closed alone at
 * times; `report` is one of those; `file` is no answer of the API and has nothing around it.
 */
export type Asked = "game" | "statistics" | "report" | "file";

/** Bungie's own messages are shorter; what is longer is somebody else's page. */
const LONGEST_SAID = 300;

/** The provider in front asks for no wait; so long others of this game's tools are silent (games/destiny2, section 1.3). */
const SILENT_AFTER_REFUSAL = 120 * SECOND;

/** No wait that is asked for is longer than this: ten seconds is what they mostly say. */
const LONGEST_WAIT = HOUR;

const SYSTEM_DISABLED = 5;
const THROTTLED: ReadonlySet<number> = new Set([31, 35, 36, 37, 51, 54, 55, 56, 57, 1672]);
const TRANSIENT: ReadonlySet<number> = new Set([3, 1618, 1651, 1652, 1688]);
const PRIVATE = 1665;
const INSUFFICIENT_PRIVILEGES = 12;
const BAD_REQUEST: ReadonlySet<number> = new Set([7, 18, 19]);

const NOT_FOUND: Readonly<Record<number, string>> = {
  205: "Bungie does not know this player.",
  611: "Bungie does not know this member.",
  621: "The clan was deleted.",
  622: "Bungie does not know this clan.",
  686: "Bungie does not know this clan.",
  688: "Bungie does not know this member.",
  1601: "The game does not know this account on this platform.",
  1620: "The character does not exist any more.",
  1653: "There is no report of this activity.",
};

const KEY_TROUBLE: Readonly<Record<number, string>> = {
  2101: "Bungie does not know this key. Copy it once more from bungie.net/en/Application.",
  2102: "Bungie answers nobody without a key.",
  2107: "The key is bound to a website. Empty the field for the origin at bungie.net/en/Application, or make another key.",
};

/**
 * What an answer means (games/destiny2, section 1.3): the body is asked before the status, which is often wrong, and of the body
 * the error's number alone. Nothing says how long an answer holds.
 */
export function verdictOf(answer: HttpAnswer, asked: Asked): Verdict {
  if (answer.json === undefined) return verdictOfPage(answer, asked);
  const envelope = EnvelopeWire.safeParse(answer.json);
  if (envelope.success) return verdictOfCode(envelope.data, asked);
  const other = OtherErrorWire.safeParse(answer.json);
  if (other.success) return verdictOfOther(other.data.error_description ?? other.data.error, asked);
  if (asked === "file" && answer.status === 200) return { kind: "ok", goodForMs: null };
  return answer.status === 200
    ? { kind: "malformed", goodForMs: null, detail: "The answer does not say whether it is one." }
    : verdictOfPage(answer, asked);
}

function verdictOfCode(envelope: typeof EnvelopeWire._output, asked: Asked): Verdict {
  const { ErrorCode: code, ThrottleSeconds: seconds } = envelope;
  const said = saidIn(envelope);
  if (code === 1) return { kind: "ok", goodForMs: null };
  if (code === SYSTEM_DISABLED) return maintenance(said, asked);
  if (THROTTLED.has(code)) return { kind: "throttled", retryAfterMs: waitOf(seconds), detail: said };
  if (code === PRIVATE) return { kind: "private", goodForMs: DAY, detail: "The player does not show this." };
  if (code === INSUFFICIENT_PRIVILEGES && asked === "report") {
    return { kind: "private", goodForMs: DAY, detail: "Nobody may read this report." };
  }
  const isMissing = NOT_FOUND[code];
  if (isMissing !== undefined) return { kind: "not-found", goodForMs: null, detail: isMissing };
  const keyTrouble = KEY_TROUBLE[code];
  if (keyTrouble !== undefined) return { kind: "unauthorized", detail: keyTrouble, seenAddress: null };
  if (TRANSIENT.has(code)) return { kind: "unreachable", detail: `Bungie failed for the moment: ${said}` };
  return {
    kind: "malformed",
    // Asking the same once more brings the same refusal.
    goodForMs: BAD_REQUEST.has(code) ? HOUR : null,
    detail: `Bungie refused the request (${code}): ${said}`,
  };
}

function saidIn({ ErrorCode, ErrorStatus, Message }: typeof EnvelopeWire._output): string {
  return (Message ?? ErrorStatus ?? `error ${ErrorCode}`).slice(0, LONGEST_SAID);
}

/** Zero stood for "not told" until 2020, and would be no wait. */
function waitOf(seconds: number | undefined): Duration | null {
  return seconds === undefined || !(seconds > 0) ? null : Math.min(Math.ceil(seconds * SECOND), LONGEST_WAIT);
}

function verdictOfOther(said: string, asked: Asked): Verdict {
  return /throttl/i.test(said)
    ? { kind: "throttled", retryAfterMs: null, detail: said.slice(0, LONGEST_SAID) }
    : maintenance(said.slice(0, LONGEST_SAID), asked);
}

/** Where statistics alone are closed, everything else goes on. */
function maintenance(detail: string, asked: Asked): Verdict {
  return asked === "statistics" || asked === "report"
    ? { kind: "maintenance", detail, isPartial: true }
    : { kind: "maintenance", detail };
}

/** What is not of the API: pages of the provider in front, and of servers that are down. */
function verdictOfPage({ status, text }: HttpAnswer, asked: Asked): Verdict {
  switch (status) {
    case 200:
      // Half of an answer is one that is no good; a page means that nobody answers.
      return isPage(text)
        ? maintenance("Bungie answered with a page instead of its data.", asked)
        : { kind: "ok", goodForMs: null };
    case 403:
    case 429:
      return {
        kind: "throttled",
        retryAfterMs: SILENT_AFTER_REFUSAL,
        detail: `Bungie refuses to answer this computer for now (${status}).`,
      };
    case 404:
      return asked === "report" || asked === "file"
        ? { kind: "not-found", goodForMs: null, detail: "Bungie does not have it." }
        : { kind: "unreachable", detail: "Bungie answered with a page that says 404." };
    default:
      return isOutage(status)
        ? maintenance(`Bungie's servers are down (${status}).`, asked)
        : { kind: "unreachable", detail: `Bungie answered ${status}.` };
  }
}

const isPage = (text: string): boolean => /^\s*</.test(text);

/** 520 to 526 are the provider's own words for it. */
function isOutage(status: number): boolean {
  return status >= 502 && status <= 526;
}
