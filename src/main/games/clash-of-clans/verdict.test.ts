import { describe, expect, it } from "vitest";
import type { HttpAnswer, Verdict } from "#main/games/game.ts";
import { parseMaxAge, verdictOf } from "./verdict.ts";

function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status, header: (name) => headers[name] ?? null, json, text };
}

describe("what an answer means", () => {
  it.each<[situation: string, given: HttpAnswer, isPrivateLog: boolean, expected: Verdict]>([
    [
      "a good one, with its life",
      answer(200, {}, { "cache-control": "max-age=91" }),
      false,
      { kind: "ok", goodForMs: 91_000 },
    ],
    ["a good one that does not say", answer(200, {}), false, { kind: "ok", goodForMs: null }],
    [
      "no such tag, known for ten minutes",
      answer(404, { reason: "notFound", message: "Not found with tag 2PP" }, { "cache-control": "public max-age=600" }),
      false,
      { kind: "not-found", goodForMs: 600_000, detail: "Not found with tag 2PP" },
    ],
    [
      "a private war log: 403 without a message",
      answer(403, { reason: "accessDenied" }, { "cache-control": "max-age=120" }),
      true,
      { kind: "private", goodForMs: 120_000, detail: "The war log is not public." },
    ],
    [
      "the same 403 where no war log is asked for is about the key",
      answer(403, { reason: "accessDenied" }),
      false,
      { kind: "unauthorized", detail: "accessDenied", seenAddress: null },
    ],
    [
      "a key for another address",
      answer(403, {
        reason: "accessDenied.invalidIp",
        message: "Invalid authorization: API key does not allow access from IP 203.0.113.7",
      }),
      true,
      {
        kind: "unauthorized",
        detail: "It belongs to another address; this one is 203.0.113.7.",
        seenAddress: "203.0.113.7",
      },
    ],
    [
      "a wrong key, also where the war log could be private",
      answer(403, { reason: "accessDenied", message: "Invalid authorization" }),
      true,
      { kind: "unauthorized", detail: "Invalid authorization", seenAddress: null },
    ],
    [
      "too many requests, with the wait",
      answer(429, { reason: "requestThrottled", message: "Request was throttled" }, { "retry-after": "7" }),
      false,
      { kind: "throttled", retryAfterMs: 7_000, detail: "Request was throttled" },
    ],
    [
      "too many requests, without it",
      answer(429, "slow down"),
      false,
      { kind: "throttled", retryAfterMs: null, detail: "Too many requests." },
    ],
    [
      "maintenance as JSON",
      answer(503, { reason: "inMaintenance", message: "API is currently in maintenance, please come back later" }),
      false,
      { kind: "maintenance", detail: "API is currently in maintenance, please come back later" },
    ],
    [
      "maintenance as a page",
      answer(503, "<!doctype html><h1>503</h1>"),
      false,
      { kind: "maintenance", detail: "The game's servers are in maintenance." },
    ],
    [
      "a request that the game does not take",
      answer(400, { reason: "badRequest", message: "Unknown value for parameter locationId" }),
      false,
      {
        kind: "malformed",
        goodForMs: null,
        detail: "The game refused the request: Unknown value for parameter locationId.",
      },
    ],
    [
      "the same, known for ten minutes",
      answer(400, { reason: "badRequest" }, { "cache-control": "public max-age=600" }),
      false,
      { kind: "malformed", goodForMs: 600_000, detail: "The game refused the request: badRequest." },
    ],
    [
      "no such tag, with a life that nobody should believe",
      answer(404, { reason: "notFound" }, { "cache-control": "max-age=31536000" }),
      false,
      { kind: "not-found", goodForMs: 3_600_000, detail: "notFound" },
    ],
    [
      "no such tag, and not to be kept",
      answer(404, { reason: "notFound" }, { "cache-control": "no-store" }),
      false,
      { kind: "not-found", goodForMs: null, detail: "notFound" },
    ],
    [
      "a private war log that does not say for how long",
      answer(403, { reason: "accessDenied" }),
      true,
      { kind: "private", goodForMs: null, detail: "The war log is not public." },
    ],
    [
      "a good one that is not to be kept",
      answer(200, {}, { "cache-control": "no-store, max-age=60" }),
      false,
      { kind: "ok", goodForMs: null },
    ],
    [
      "a failing server, whose life says nothing of the resource",
      answer(500, { reason: "unknownException" }, { "cache-control": "max-age=600" }),
      false,
      { kind: "unreachable", detail: "The game answered 500: unknownException." },
    ],
    [
      "maintenance, which ends when it ends",
      answer(503, { reason: "inMaintenance" }, { "cache-control": "max-age=600" }),
      false,
      { kind: "maintenance", detail: "The game's servers are in maintenance." },
    ],
    [
      "no such tag, in more words than anybody reads",
      answer(404, { reason: "notFound", message: "x".repeat(5_000) }),
      false,
      { kind: "not-found", goodForMs: null, detail: "x".repeat(300) },
    ],
    [
      "a failing server",
      answer(500, { reason: "unknownException" }),
      false,
      { kind: "unreachable", detail: "The game answered 500: unknownException." },
    ],
    [
      "a failing gateway",
      answer(502, "<html></html>"),
      false,
      { kind: "unreachable", detail: "The game answered 502." },
    ],
    [
      "a redirect, which no game's server sends",
      answer(302, ""),
      false,
      { kind: "unreachable", detail: "The game answered 302." },
    ],
  ])("%s", (_situation, given, isPrivateLog, expected) => {
    expect(verdictOf(given, isPrivateLog)).toEqual(expected);
  });

  it.each<[value: string | null, expected: number | null]>([
    ["max-age=120", 120_000],
    ["public max-age=600", 600_000],
    ["public, max-age=60", 60_000],
    ["max-age=3600", 3_600_000],
    ["max-age=31536000", 3_600_000],
    [`max-age=${"9".repeat(400)}`, 3_600_000],
    ["no-cache", null],
    ["no-store", null],
    ["no-store, max-age=60", null],
    ["public no-cache max-age=60", null],
    ["MAX-AGE=60", 60_000],
    ["max-age=0", 0],
    ["max-age=-1", null],
    ["max-age = 60", null],
    ['max-age="60"', null],
    ["", null],
    ["s-maxage=10", null],
    ["max-age=abc", null],
    [null, null],
  ])("reads the life out of %s", (value, expected) => {
    expect(parseMaxAge(value)).toBe(expected);
  });
});
