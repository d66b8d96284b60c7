import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "./answers.ts";
import { createAdmission, type RateLimit } from "./arrivals.ts";
import type { Refusals } from "./delivery.ts";
import type { Keys } from "./keys.ts";

/** Who may ask a simulated server, and how often. */

export interface Caller {
  readonly headers: IncomingHttpHeaders;
  /** Where the request came from. */
  readonly address: string;
  /** When it came, real time. */
  readonly at: number;
  /** As sent, with the query. */
  readonly path: string;
}

export interface Admission {
  /** How arrivals name whose limits it counts towards: never a secret. */
  readonly key: string;
  /** What is answered in place of what was asked for; null where the caller may pass. */
  readonly refusal: Answer | null;
  /** Headers that every answer to this caller has. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Door {
  admit(caller: Caller): Admission;
  /** Limits from now on, on an empty record; none with an empty list. */
  setLimits(limits: readonly RateLimit[]): void;
}

/** Wants a bearer key; limits are counted for each key. */
export function createKeyDoor(keys: Keys, refusals: Refusals, limits: readonly RateLimit[]): Door {
  let admits = createAdmission(limits);
  return {
    admit({ headers, address, at }) {
      const check = keys.check(headers.authorization, address);
      if (check.ok) return { key: check.id, refusal: admits(check.id, at) ? null : refusals.throttled() };
      const refusal =
        check.why === "address" ? refusals.invalidAddress(check.address) : refusals.invalidAuthorization();
      return { key: check.id, refusal };
    },
    setLimits(next) {
      admits = createAdmission(next);
    },
  };
}

/** Open to all; limits are counted for each address. */
export function createOpenDoor(refusals: Refusals, limits: readonly RateLimit[]): Door {
  let admits = createAdmission(limits);
  return {
    admit: ({ address, at }) => ({ key: address, refusal: admits(address, at) ? null : refusals.throttled() }),
    setLimits(next) {
      admits = createAdmission(next);
    },
  };
}
