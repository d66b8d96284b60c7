import type { HttpAnswer, Verdict } from "#main/games/game.ts";
import { type Duration, HOUR, SECOND } from "#shared/time.ts";
import { ErrorWire } from "./wire.ts";

/** `Retry-After` in whole seconds; the form with a date was never seen and counts as not given. */
function parseSeconds(value: string | null): Duration | null {
  return value !== null && /^\d{1,6}$/.test(value.trim()) ? Number(value) * SECOND : null;
}

/**
 * What an answer of the hiscores means (games/osrs, section 1.7). Nothing but JSON with status 200 is ever read: pages of
 * the provider in front come with 200 too. Nothing says how long an answer holds.
 * @param goodForMs so long an answer is enough for us, the clear "no" included; null: as the freshness says
 */
export function hiscoreVerdict(answer: HttpAnswer, goodForMs: Duration | null): Verdict {
  const { status } = answer;
  switch (status) {
    case 200:
      return answer.json === undefined
        ? { kind: "maintenance", detail: "The hiscores answered with a page instead of numbers." }
        : { kind: "ok", goodForMs };
    case 403:
      return {
        kind: "throttled",
        retryAfterMs: null,
        detail: "The hiscores take us for a robot and refuse to answer. They are asked again later, ever more rarely.",
      };
    case 404:
      return { kind: "not-found", goodForMs, detail: "The hiscores do not have this player." };
    case 429:
      return {
        kind: "throttled",
        retryAfterMs: parseSeconds(answer.header("retry-after")),
        detail: "The hiscores ask us to slow down.",
      };
    case 503:
      return { kind: "maintenance", detail: "The hiscores are in maintenance." };
    default:
      return {
        kind: "unreachable",
        detail: isRedirect(status)
          ? `The hiscores sent us elsewhere instead of answering (${status}).`
          : `The hiscores answered ${status}.`,
      };
  }
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/** The service's own messages are shorter; what is longer is somebody else's page. */
const LONGEST_SAID = 300;

/** Who is blocked is told so with "too many requests": asking again within the minute would only prolong it. */
const BLOCKED_STOP = HOUR;
const IS_BLOCKED = /\bblocked\b/i;
const IS_ABOUT_KEY = /api key/i;

/** What an answer of Wise Old Man means (games/osrs, section 2.1). */
export function wiseOldManVerdict(answer: HttpAnswer): Verdict {
  const { status } = answer;
  const parsed = ErrorWire.safeParse(answer.json);
  const said = parsed.success ? parsed.data.message.slice(0, LONGEST_SAID) : null;
  switch (status) {
    case 200:
      return answer.json === undefined
        ? { kind: "maintenance", detail: "Wise Old Man answered with a page instead of its data." }
        : { kind: "ok", goodForMs: null };
    case 400:
      return {
        kind: "malformed",
        goodForMs: null,
        detail: `Wise Old Man refused the request: ${said ?? "bad request"}`,
      };
    case 401:
    case 403:
      return forbidden(status, said);
    case 404:
      return { kind: "not-found", goodForMs: null, detail: said ?? "Wise Old Man does not know it." };
    case 429:
      return throttled(answer, said);
    case 502:
    case 503:
    case 504:
      return { kind: "maintenance", detail: said ?? "Wise Old Man is not available." };
    default:
      return {
        kind: "unreachable",
        detail: `Wise Old Man answered ${status}${said === null ? "" : `: ${said}`}`,
      };
  }
}

/** A player can forbid to be looked up; a key can be wrong; and who does not say who they are is refused with a page. */
function forbidden(status: number, said: string | null): Verdict {
  if (said === null) {
    return {
      kind: "throttled",
      retryAfterMs: null,
      detail: `Wise Old Man refuses to answer this computer (${status}). It is asked again later, ever more rarely.`,
    };
  }
  return IS_ABOUT_KEY.test(said) || status === 401
    ? { kind: "unauthorized", detail: said, seenAddress: null }
    : { kind: "private", goodForMs: null, detail: said };
}

function throttled(answer: HttpAnswer, said: string | null): Verdict {
  const detail = said ?? "Wise Old Man asks us to slow down.";
  if (said !== null && IS_BLOCKED.test(said)) return { kind: "throttled", retryAfterMs: BLOCKED_STOP, detail };
  const retryAfterMs = parseSeconds(answer.header("retry-after")) ?? parseSeconds(answer.header("ratelimit-reset"));
  return { kind: "throttled", retryAfterMs, detail };
}
