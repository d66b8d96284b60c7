import type { HttpRequest } from "#main/games/game.ts";
import type { Duration } from "#shared/time.ts";
import type { RealTime } from "./window.ts";

/** One request and what came of it: a value in every case, never a throw. */
export type Attempt =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly header: (name: string) => string | null;
      readonly body: Uint8Array;
      readonly roundTripMs: Duration;
    }
  /** The answer began and did not end as it should. */
  | { readonly kind: "broken-off"; readonly status: number; readonly detail: string; readonly roundTripMs: Duration }
  | { readonly kind: "too-large"; readonly status: number; readonly detail: string; readonly roundTripMs: Duration }
  | { readonly kind: "timed-out"; readonly detail: string }
  | { readonly kind: "failed"; readonly detail: string };

/** The shape of the platform's `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface FetcherOptions {
  readonly fetch: Fetch;
  /** Monotonic real clock. */
  readonly realNow: () => RealTime;
  /** A signal that aborts after so many milliseconds. */
  readonly abortAfter: (ms: Duration) => AbortSignal;
  readonly timeoutMs?: Duration;
  readonly maxBytes?: number;
}

/** An answer that takes longer than this is given up, its body included; of a large one, its first byte. */
const TIMEOUT_MS = 30_000;
/** What usual answers of the games stay far below. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Whoever has less than a megabit a second for a large answer is not served by waiting. */
const SLOWEST_BYTES_PER_MS = 100;

/** When the upstream has certainly counted the request; `isMeasured` is false where no answer came. */
export type OnAnswer = (at: RealTime, isMeasured: boolean) => void;

/** So many bytes of the body are there, of so many in all; null where the server does not say, or not of what is counted. */
export type OnProgress = (bytes: number, ofBytes: number | null) => void;

export interface Large {
  readonly mostBytes: number;
  readonly onProgress: OnProgress;
}

export type Fetcher = (request: HttpRequest, onAnswer: OnAnswer, large?: Large) => Promise<Attempt>;

/**
 * Makes what sends one request. `onAnswer` is called once: at the first byte of the answer, or when it is given up. `large` is for
 * an answer that may be larger than others and take longer for that. Redirects are not followed: a game's server sends none, and
 * what does is another one.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, realNow } = options;
  return async (request, onAnswer, large) => {
    const sentAt = realNow();
    const mostBytes = large?.mostBytes ?? maxBytes;
    const deadline = large === undefined ? null : createDeadline(options.abortAfter, timeoutMs);
    const signal = deadline?.signal ?? options.abortAfter(timeoutMs);
    let response: Response;
    try {
      response = await options.fetch(request.url, {
        method: request.method,
        headers: { ...request.headers },
        body: request.body ?? null,
        redirect: "manual",
        signal,
      });
    } catch (error) {
      onAnswer(realNow(), false);
      if (signal.aborted) return { kind: "timed-out", detail: `No answer within ${timeoutMs / 1_000} s.` };
      return { kind: "failed", detail: reasonOf(error) };
    }
    const answeredAt = realNow();
    onAnswer(answeredAt, true);
    const roundTripMs = answeredAt - sentAt;
    const bodyMs = deadline === null ? timeoutMs : Math.ceil(timeoutMs + mostBytes / SLOWEST_BYTES_PER_MS);
    deadline?.extend(bodyMs);
    const { status } = response;
    try {
      const body = await readBody(response, mostBytes, large?.onProgress);
      if (body === null) {
        return { kind: "too-large", status, detail: `The answer is larger than ${mostBytes} bytes.`, roundTripMs };
      }
      return { kind: "answered", status, header: (name) => response.headers.get(name), body, roundTripMs };
    } catch (error) {
      if (signal.aborted) {
        return { kind: "timed-out", detail: `The answer did not end within ${Math.round(bodyMs / 1_000)} s.` };
      }
      return { kind: "broken-off", status, detail: `The answer broke off: ${reasonOf(error)}`, roundTripMs };
    }
  };
}

/** Aborts after so long, or so long after it was extended last. */
function createDeadline(abortAfter: FetcherOptions["abortAfter"], firstMs: Duration) {
  const controller = new AbortController();
  let current: AbortSignal;
  function extend(ms: Duration): void {
    const next = abortAfter(ms);
    current = next;
    const abort = () => {
      if (current === next) controller.abort(next.reason);
    };
    if (next.aborted) abort();
    else next.addEventListener("abort", abort, { once: true });
  }
  extend(firstMs);
  return { signal: controller.signal, extend };
}

/** How long the body is; null where the server does not say, or says it of the packed one. */
function lengthOf({ headers }: Response): number | null {
  const length = Number(headers.get("content-length") ?? "");
  return headers.get("content-encoding") === null && length > 0 ? length : null;
}

/** The whole body, or null where it is larger than allowed; what is too large is not read to its end. */
async function readBody(response: Response, maxBytes: number, onProgress?: OnProgress): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array();
  const ofBytes = lengthOf(response);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
    onProgress?.(size, ofBytes);
  }
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0];
  return Buffer.concat(chunks);
}

/** Words for a failed connection, without the address (which may carry a key in a proxy's path). */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  switch (code) {
    case "ECONNREFUSED":
      return "The server refused the connection.";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "The server's name could not be found: is the computer online?";
    case "ECONNRESET":
    case "UND_ERR_SOCKET":
      return "The connection was cut.";
    case "ENETUNREACH":
    case "EHOSTUNREACH":
    case "ETIMEDOUT":
    case "UND_ERR_CONNECT_TIMEOUT":
      return "The server could not be reached.";
    default:
      return code === "" ? "The connection failed." : `The connection failed (${code}).`;
  }
}
