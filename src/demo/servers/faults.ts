import type { Duration } from "#shared/time.ts";

/** What can go wrong between a game's server and the app. Durations are real time. */
export type Fault =
  /** 429; `retryAfter` is sent as it is: seconds or an HTTP date. */
  | { readonly kind: "throttled"; readonly retryAfter?: string }
  /**
   * 503 as the API says it, or as the page in front of it does; `page`: that page with the status 200. `other-json`: in the
   * API's second form of an error, where it has one; `empty`: good answers with nothing in them.
   */
  | { readonly kind: "maintenance"; readonly as: "json" | "html" | "page" | "other-json" | "empty" }
  /** An error of the API by its own code, where it counts its errors; `throttleSeconds`: how long it asks to wait. */
  | { readonly kind: "api-error"; readonly code: number; readonly throttleSeconds?: number }
  /** What stands in front of the API takes the caller for a machine. */
  | { readonly kind: "challenge"; readonly status: 200 | 403 }
  /** 404 for what does exist. */
  | { readonly kind: "not-found" }
  /** 403: the key is for another address than `address`, which the message names. */
  | { readonly kind: "invalid-address"; readonly address: string }
  /** 403: the key is not known any more. */
  | { readonly kind: "invalid-authorization" }
  /** 500 */
  | { readonly kind: "unknown-exception" }
  /** 502 with a proxy's page. */
  | { readonly kind: "bad-gateway" }
  /** 504 without a body. */
  | { readonly kind: "gateway-timeout" }
  /** The length is announced, half of it comes, the connection is cut. */
  | { readonly kind: "half-body" }
  /** A whole answer of the announced length whose JSON stops in the middle. */
  | { readonly kind: "cut-json" }
  /** 200 with a page in HTML. */
  | { readonly kind: "wrong-type" }
  /** 200 with JSON of something else. */
  | { readonly kind: "wrong-shape" }
  /** The right body with `missing` entries of its lists left out and its counts as they were. */
  | { readonly kind: "fewer-facts"; readonly missing: number }
  /** The right body in pieces of so many bytes, one each `everyMs`. */
  | { readonly kind: "slow-drip"; readonly pieceBytes: number; readonly everyMs: Duration }
  /** The request is taken, no answer ever comes. */
  | { readonly kind: "no-answer" }
  /** The connection is reset. */
  | { readonly kind: "reset" }
  /** The `Date` header is off by so much. */
  | { readonly kind: "clock-skew"; readonly byMs: Duration }
  /** The answer comes later by `ms` and up to `jitterMs` more, drawn evenly. */
  | { readonly kind: "latency"; readonly ms: Duration; readonly jitterMs?: Duration };

export interface FaultScope {
  /** Requests whose path (decoded, with the query) contains the text or matches; all where absent. */
  readonly paths?: string | RegExp;
  /** So many matching requests; until switched off where absent. */
  readonly times?: number;
}

export interface Faults {
  /** Switches a fault on; what it returns switches it off. Faults add up where they can; else the first one wins. */
  add(fault: Fault, scope?: FaultScope): () => void;
  /** Switches all off. */
  clear(): void;
  /** The faults that meet a request, in the order they were added; those for a number of requests are used up by it. */
  take(path: string): readonly Fault[];
}

interface ActiveFault {
  readonly fault: Fault;
  readonly paths: string | RegExp | undefined;
  left: number;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function matches({ paths }: ActiveFault, path: string): boolean {
  if (paths === undefined) return true;
  // A pattern with the g flag keeps a place between tests: search() does not.
  return typeof paths === "string" ? path.includes(paths) : path.search(paths) >= 0;
}

export function createFaults(): Faults {
  let active: ActiveFault[] = [];
  return {
    add(fault, scope = {}) {
      const entry: ActiveFault = { fault, paths: scope.paths, left: scope.times ?? Number.POSITIVE_INFINITY };
      active.push(entry);
      return () => {
        active = active.filter((one) => one !== entry);
      };
    },
    clear() {
      active = [];
    },
    take(path) {
      if (active.length === 0) return [];
      const plain = decoded(path);
      const met = active.filter((one) => one.left > 0 && matches(one, plain));
      for (const one of met) one.left -= 1;
      active = active.filter((one) => one.left > 0);
      return met.map((one) => one.fault);
    },
  };
}
