/**
 * Who may call the endpoint on loopback (DESIGN.md section 9). The order is: method, Host, Origin, Sec-Fetch-Site, type of
 * the body, token. Nothing rides on cookies: those are sent to every port of this computer.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Actor } from "#shared/game.ts";
import { hasRole } from "#shared/role.ts";

export interface AccessToken {
  readonly token: string;
  readonly actor: Actor;
  /** Its holder is a host that passes calls on, and may say for whom: for nobody of a higher role than its own. */
  readonly callsForOthers?: boolean;
}

/** Says for whom a call is that a host passes on. */
const ACTOR_HEADER = "adjutant-actor";

/** The header of a call that is for somebody else than the holder of the token. */
export function actorHeader(actor: Actor): Record<string, string> {
  return { [ACTOR_HEADER]: Buffer.from(JSON.stringify(actor), "utf8").toString("base64url") };
}

function readActor(text: string): Actor | null {
  try {
    return Actor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8"))).data ?? null;
  } catch {
    return null;
  }
}

export type AccessVerdict =
  | { readonly ok: true; readonly actor: Actor }
  | { readonly ok: false; readonly status: 401 | 403 | 405 | 415 | 421 | 429; readonly reason: string };

/** 32 random bytes, as text for an address or a header. */
export function createToken(): string {
  return randomBytes(32).toString("base64url");
}

const FAILURES_A_MINUTE = 10;
const MINUTE_MS = 60_000;

export interface Access {
  /** For what is no secret: the page and its files. */
  readonly checkPage: (request: IncomingMessage) => AccessVerdict | null;
  readonly checkCall: (request: IncomingMessage) => AccessVerdict;
}

export function createAccess(tokens: readonly AccessToken[], port: () => number, now: () => number): Access {
  const digests = tokens.map((one) => ({ ...one, digest: digest(one.token) }));
  let failures: number[] = [];

  function wrongPlace(request: IncomingMessage): AccessVerdict | null {
    const hosts = ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${port()}`);
    const host = request.headers.host ?? "";
    // Another name that resolves to this computer is a page of somebody else's that rebinds its name to us.
    if (!hosts.includes(host)) return { ok: false, status: 421, reason: "This name is not served here." };
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${host}`) {
      return { ok: false, status: 403, reason: "Calls from other pages are not taken." };
    }
    const site = request.headers["sec-fetch-site"];
    if (site !== undefined && site !== "same-origin" && site !== "none") {
      return { ok: false, status: 403, reason: "Calls from other pages are not taken." };
    }
    return null;
  }

  function actorOf(request: IncomingMessage): Actor | null {
    const given = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(request.headers.authorization ?? "")?.[1];
    if (given === undefined) return null;
    const asked = digest(given);
    let found: AccessToken | null = null;
    // Every token is compared, in constant time, whichever matches.
    for (const known of digests) if (timingSafeEqual(known.digest, asked)) found = known;
    return found === null ? null : callerOf(found, request.headers[ACTOR_HEADER]);
  }

  return {
    checkPage(request) {
      if (request.method !== "GET" && request.method !== "HEAD") {
        return { ok: false, status: 405, reason: "Only GET and HEAD." };
      }
      const host = request.headers.host ?? "";
      const isHere = ["127.0.0.1", "localhost", "[::1]"].some((name) => host === `${name}:${port()}`);
      return isHere ? null : { ok: false, status: 421, reason: "This name is not served here." };
    },
    checkCall(request) {
      if (request.method !== "POST") return { ok: false, status: 405, reason: "Only POST." };
      const misplaced = wrongPlace(request);
      if (misplaced !== null) return misplaced;
      const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim();
      if (type !== "application/json") return { ok: false, status: 415, reason: "Only application/json." };
      const at = now();
      failures = failures.filter((failure) => failure > at - MINUTE_MS);
      const actor = actorOf(request);
      if (actor !== null) return { ok: true, actor };
      if (failures.length >= FAILURES_A_MINUTE) return { ok: false, status: 429, reason: "Too many wrong tokens." };
      failures.push(at);
      return { ok: false, status: 401, reason: "This needs the token that Adjutant printed when it started." };
    },
  };
}

/** For whom the holder of a token calls; null where it may not call for them. */
function callerOf(token: AccessToken, named: string | string[] | undefined): Actor | null {
  if (named === undefined) return token.actor;
  const actor = token.callsForOthers === true && typeof named === "string" ? readActor(named) : null;
  return actor !== null && hasRole(token.actor.role, actor.role) ? actor : null;
}

function digest(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}
