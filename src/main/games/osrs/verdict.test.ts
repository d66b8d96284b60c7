import { describe, expect, it } from "vitest";
import type { HttpAnswer, Verdict } from "#main/games/game.ts";
import { HOUR } from "#shared/time.ts";
import { hiscoreVerdict, wiseOldManVerdict } from "./verdict.ts";

const PAGE = "<!doctype html><title>Sorry</title>";

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

describe("what an answer of the hiscores means", () => {
  it.each<[situation: string, given: HttpAnswer, expected: Partial<Verdict>]>([
    ["numbers", answer(200, { skills: [] }), { kind: "ok", goodForMs: HOUR }],
    ["a page with status 200", answer(200, PAGE), { kind: "maintenance", detail: expect.stringContaining("page") }],
    ["nothing with status 200", answer(200, ""), { kind: "maintenance" }],
    ["nobody of that name", answer(404, PAGE), { kind: "not-found", goodForMs: HOUR }],
    [
      "the challenge for robots pauses the source",
      answer(403, PAGE),
      { kind: "throttled", retryAfterMs: null, detail: expect.stringContaining("robot") },
    ],
    [
      "too many requests, with the wait",
      answer(429, PAGE, { "retry-after": "30" }),
      { kind: "throttled", retryAfterMs: 30_000 },
    ],
    ["too many requests, without it", answer(429, ""), { kind: "throttled", retryAfterMs: null }],
    [
      "too many requests, until a date",
      answer(429, "", { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" }),
      { kind: "throttled", retryAfterMs: null },
    ],
    ["maintenance", answer(503, PAGE), { kind: "maintenance" }],
    ["a redirect", answer(302, ""), { kind: "unreachable", detail: expect.stringContaining("elsewhere") }],
    ["a failing server", answer(500, ""), { kind: "unreachable" }],
    ["a failing gateway", answer(502, PAGE), { kind: "unreachable" }],
    ["a gateway's own number", answer(520, PAGE), { kind: "unreachable", detail: "The hiscores answered 520." }],
    ["a time-out behind the gateway", answer(524, PAGE), { kind: "unreachable" }],
    ["something that nobody saw yet", answer(418, ""), { kind: "unreachable" }],
  ])("%s", (_situation, given, expected) => {
    expect(hiscoreVerdict(given, HOUR)).toMatchObject(expected);
  });
});

describe("what an answer of Wise Old Man means", () => {
  it.each<[situation: string, given: HttpAnswer, expected: Partial<Verdict>]>([
    ["data", answer(200, []), { kind: "ok", goodForMs: null }],
    ["a page with status 200", answer(200, PAGE), { kind: "maintenance" }],
    [
      "no such player",
      answer(404, { code: "PLAYER_NOT_FOUND", message: "Player not found" }),
      { kind: "not-found", detail: "Player not found" },
    ],
    [
      "a request that it does not take",
      answer(400, { message: "Parameter 'limit' is not a valid number." }),
      { kind: "malformed" },
    ],
    [
      "a key that is none",
      answer(403, { message: "Invalid API Key. Please check https://docs.wiseoldman.net/#rate-limits--api-keys" }),
      { kind: "unauthorized", detail: expect.stringContaining("Invalid API Key") },
    ],
    [
      "a player who forbade it",
      answer(403, { code: "PLAYER_OPTED_OUT", message: "Player has opted out." }),
      { kind: "private" },
    ],
    ["a page that refuses us", answer(403, PAGE), { kind: "throttled", retryAfterMs: null }],
    [
      "too many requests, with the wait",
      answer(429, { message: "Too Many Requests." }, { "retry-after": "12", "ratelimit-reset": "40" }),
      { kind: "throttled", retryAfterMs: 12_000, detail: "Too Many Requests." },
    ],
    [
      "too many requests, with the end of the minute",
      answer(429, {}, { "ratelimit-reset": "40" }),
      { kind: "throttled", retryAfterMs: 40_000 },
    ],
    ["too many requests, without either", answer(429, PAGE), { kind: "throttled", retryAfterMs: null }],
    [
      "an address that is blocked",
      answer(429, { message: "You are blocked from making API requests." }, { "retry-after": "1" }),
      { kind: "throttled", retryAfterMs: HOUR, detail: "You are blocked from making API requests." },
    ],
    ["a service that is down", answer(503, PAGE), { kind: "maintenance" }],
    [
      "a failing server",
      answer(500, { message: "Something went wrong." }),
      { kind: "unreachable", detail: "Wise Old Man answered 500: Something went wrong." },
    ],
    ["a redirect", answer(301, ""), { kind: "unreachable" }],
    [
      "more words than anybody reads",
      answer(404, { message: "x".repeat(5_000) }),
      { kind: "not-found", detail: "x".repeat(300) },
    ],
  ])("%s", (_situation, given, expected) => {
    expect(wiseOldManVerdict(given)).toMatchObject(expected);
  });
});
