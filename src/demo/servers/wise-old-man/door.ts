import type { RateLimit } from "#demo/servers/arrivals.ts";
import type { Caller, Door } from "#demo/servers/doors.ts";
import type { Keys } from "#demo/servers/keys.ts";
import { type Duration, MINUTE, SECOND } from "#shared/time.ts";
import { refusals, unknownAgent } from "./refusals.ts";

/**
 * Who may ask Wise Old Man, and how often: 20 requests in a minute from one address, five times as many with a key in
 * `x-api-key`. A minute begins with the first request after the last one ended (rate-limiter-flexible). Every answer says
 * what is left of it.
 */

const ANONYMOUS: RateLimit = { requests: 20, perMs: MINUTE };
export const TRUSTED_RATIO = 5;

/** Agents that name nobody. */
const ANONYMOUS_AGENT = /^(?:$|curl\/|wget\/|node|undici|python-requests|axios\/|Go-http-client)/i;

interface Span {
  readonly from: number;
  readonly perMs: Duration;
  used: number;
}

function isAnonymous({ headers }: Caller): boolean {
  return ANONYMOUS_AGENT.test(headers["user-agent"] ?? "");
}

export function createWiseOldManDoor(keys: Keys, first: readonly RateLimit[]): Door {
  let limit = first[0] ?? ANONYMOUS;
  let spans = new Map<string, Span>();

  function count(caller: string, most: number, at: number) {
    const known = spans.get(caller);
    const span = known && at - known.from < known.perMs ? known : { from: at, perMs: limit.perMs, used: 0 };
    spans.set(caller, span);
    span.used += 1;
    const isOver = span.used > most;
    const resetSeconds = String(Math.ceil((span.from + span.perMs - at) / SECOND));
    const headers = {
      "ratelimit-limit": String(most),
      "ratelimit-remaining": String(Math.max(0, most - span.used)),
      "ratelimit-reset": resetSeconds,
      ...(isOver ? { "retry-after": resetSeconds } : {}),
    };
    return { refusal: isOver ? refusals.throttled() : null, headers };
  }

  return {
    admit(caller) {
      if (isAnonymous(caller)) return { key: caller.address, refusal: unknownAgent() };
      const token = caller.headers["x-api-key"];
      if (token === undefined) return { key: caller.address, ...count(caller.address, limit.requests, caller.at) };
      const check = keys.check(`Bearer ${String(token)}`, caller.address);
      if (!check.ok) return { key: check.id, refusal: refusals.invalidAuthorization() };
      return { key: check.id, ...count(check.id, limit.requests * TRUSTED_RATIO, caller.at) };
    },
    setLimits([next]) {
      limit = next ?? { requests: Number.MAX_SAFE_INTEGER, perMs: MINUTE };
      spans = new Map();
    },
  };
}
