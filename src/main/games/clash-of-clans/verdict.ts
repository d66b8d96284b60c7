import type { HttpAnswer, Verdict } from "#main/games/game.ts";
import { type Duration, HOUR, SECOND } from "#shared/time.ts";
import { ErrorWire } from "./wire.ts";

/** The longest life in any recording; a longer one would hide what changes from people who wait for it. */
const LONGEST_LIFE = HOUR;

/**
 * `max-age=120` and `public max-age=600` (a space, no comma) were both seen; null where there is none, or where the answer
 * is not to be kept.
 */
export function parseMaxAge(cacheControl: string | null): Duration | null {
  if (/(?:^|[\s,])no-(?:store|cache)\b/i.test(cacheControl ?? "")) return null;
  const seconds = /(?:^|[\s,])max-age=(\d+)/i.exec(cacheControl ?? "")?.[1];
  return seconds === undefined ? null : Math.min(Number(seconds) * SECOND, LONGEST_LIFE);
}

/** `Retry-After` in whole seconds; the form with a date was never seen and counts as not given. */
function parseRetryAfter(value: string | null): Duration | null {
  return value !== null && /^\d{1,6}$/.test(value.trim()) ? Number(value) * SECOND : null;
}

/** The game's own messages are shorter; what is longer is somebody else's page. */
const LONGEST_SAID = 300;

const ADDRESS = /from IP ([0-9a-fA-F.:]+)/;

/**
 * What an answer of the API means (games/clash-of-clans, section 1.4). `isPrivateLog` is true for the resources that
 * answer 403 without a message while the war log is private; the same 403 elsewhere is about the key.
 */
export function verdictOf(answer: HttpAnswer, isPrivateLog: boolean): Verdict {
  const goodForMs = parseMaxAge(answer.header("cache-control"));
  const { status } = answer;
  if (status === 200) return { kind: "ok", goodForMs };
  const parsed = ErrorWire.safeParse(answer.json);
  const reason = parsed.success ? parsed.data.reason : null;
  const message = parsed.success ? (parsed.data.message?.slice(0, LONGEST_SAID) ?? null) : null;
  const said = message ?? reason?.slice(0, LONGEST_SAID) ?? null;
  switch (status) {
    case 400:
      return { kind: "malformed", goodForMs, detail: `The game refused the request: ${said ?? "bad request"}.` };
    case 401:
      return { kind: "unauthorized", detail: said ?? "The key was refused.", seenAddress: null };
    case 403: {
      if (isPrivateLog && message === null && reason === "accessDenied") {
        return { kind: "private", goodForMs, detail: "The war log is not public." };
      }
      const seenAddress = ADDRESS.exec(message ?? "")?.[1]?.replace(/\.$/, "") ?? null;
      const detail =
        seenAddress === null
          ? (said ?? "The key was refused.")
          : `It belongs to another address; this one is ${seenAddress}.`;
      return { kind: "unauthorized", detail, seenAddress };
    }
    case 404:
      return { kind: "not-found", goodForMs, detail: said ?? "The game does not know this tag." };
    case 429:
      return {
        kind: "throttled",
        retryAfterMs: parseRetryAfter(answer.header("retry-after")),
        detail: said ?? "Too many requests.",
      };
    case 503:
      // The game's own maintenance comes as JSON or as a page; either way nothing else answers.
      return { kind: "maintenance", detail: message ?? "The game's servers are in maintenance." };
    default:
      return { kind: "unreachable", detail: `The game answered ${status}${said === null ? "" : `: ${said}`}.` };
  }
}
