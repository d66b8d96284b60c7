import { QUICKNET } from "#shared/draw/beacon.ts";
import { type Duration, SECOND } from "#shared/time.ts";

/** The shape of the platform's `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What one relay says, nothing of it checked yet. */
export type RelayAnswer =
  | { readonly kind: "said"; readonly round: number | null; readonly signature: string }
  | { readonly kind: "not-yet" }
  /** It answered with something else. */
  | { readonly kind: "unusable"; readonly detail: string }
  | { readonly kind: "unreachable"; readonly detail: string };

export type AskRelay = (relay: string, what: number | "latest", stop: AbortSignal) => Promise<RelayAnswer>;

export interface RelayOptions {
  readonly fetch: Fetch;
  readonly abortAfter: (ms: Duration) => AbortSignal;
  readonly timeoutMs?: Duration;
}

const TIMEOUT_MS = 10 * SECOND;
/** An answer is 300 bytes; what is much larger is none. */
const MAX_BYTES = 16_384;

/** Makes what asks one relay for a round: a value in every case, never a throw. Redirects are not followed. */
export function createAskRelay({ fetch, abortAfter, timeoutMs = TIMEOUT_MS }: RelayOptions): AskRelay {
  return async (relay, what, stop) => {
    const late = abortAfter(timeoutMs);
    try {
      const response = await fetch(`${relay}/${QUICKNET.chain}/public/${what}`, {
        method: "GET",
        headers: { accept: "application/json" },
        redirect: "manual",
        signal: AbortSignal.any([late, stop]),
      });
      const text = await readText(response);
      if (text === null) return { kind: "unusable", detail: "answered with more than a beacon" };
      return answerOf(response.status, text);
    } catch {
      return { kind: "unreachable", detail: late.aborted ? `no answer within ${timeoutMs / SECOND} s` : "no answer" };
    }
  };
}

/** What an answer is worth by its status and text; what it calls itself does not count. */
export function answerOf(status: number, text: string): RelayAnswer {
  // For a round to come relays say 425, older ones 404.
  if (status === 404 || status === 425) return { kind: "not-yet" };
  if (status !== 200) return { kind: "unusable", detail: `answered with status ${status}` };
  const said = saidIn(text);
  return said === null
    ? { kind: "unusable", detail: "answered with something that is no beacon" }
    : { kind: "said", ...said };
}

/** Of an answer only the signature is used; the round tells which one `latest` is, and is checked by the signature too. */
function saidIn(text: string): { readonly round: number | null; readonly signature: string } | null {
  const value = jsonOf(text);
  if (typeof value !== "object" || value === null || !("signature" in value)) return null;
  const { signature } = value;
  const round = "round" in value && Number.isSafeInteger(value.round) ? Number(value.round) : null;
  return typeof signature === "string" ? { round, signature } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The whole body, or null where it is too large; what is too large is not read to its end. */
async function readText(response: Response): Promise<string | null> {
  if (response.body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString("utf8");
    size += value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
