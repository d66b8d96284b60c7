import { describe, expect, it } from "vitest";
import type { HttpAnswer } from "#main/games/game.ts";
import { DAY, HOUR, SECOND } from "#shared/time.ts";
import { type Asked, verdictOf } from "./verdict.ts";

function answerOf(status: number, body: unknown): HttpAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, header: () => null, json: typeof body === "string" ? undefined : body, text };
}

const error = (code: number, more: object = {}) => ({
  ErrorCode: code,
  ThrottleSeconds: 0,
  ErrorStatus: `Status${code}`,
  Message: `Message ${code}.`,
  MessageData: {},
  ...more,
});

const verdict = (status: number, body: unknown, asked: Asked = "game") => verdictOf(answerOf(status, body), asked);

const PAGE = "<!DOCTYPE html><html><title>Sorry</title></html>";

describe("what an answer means", () => {
  it("believes the number 1 in the body and nothing else", () => {
    for (const status of [200, 400, 500]) {
      expect(verdict(status, { Response: {}, ...error(1) })).toEqual({ kind: "ok", goodForMs: null });
    }
    expect(verdict(200, { Response: {}, ...error(5) }).kind).toBe("maintenance");
    expect(verdict(200, { Response: {} }).kind).toBe("malformed");
  });

  it.each([31, 35, 36, 37, 51, 54, 55, 56, 57, 1672])("slows down at %i", (code) => {
    expect(verdict(429, error(code))).toEqual({ kind: "throttled", retryAfterMs: null, detail: `Message ${code}.` });
  });

  it.each([
    [0, null],
    [-3, null],
    [10, 10 * SECOND],
    [0.2, 200],
    [86_400, HOUR],
    ["soon", null],
  ])("waits as long as ThrottleSeconds %s says", (seconds, retryAfterMs) => {
    expect(verdict(200, error(31, { ThrottleSeconds: seconds }))).toMatchObject({ kind: "throttled", retryAfterMs });
  });

  it.each([32, 33, 34])("takes %i for a request that was wrong, not for too many", (code) => {
    expect(verdict(400, error(code)).kind).toBe("malformed");
  });

  it.each<[code: number, kind: string]>([
    [205, "not-found"],
    [611, "not-found"],
    [621, "not-found"],
    [622, "not-found"],
    [686, "not-found"],
    [688, "not-found"],
    [1601, "not-found"],
    [1620, "not-found"],
    [1653, "not-found"],
    [2101, "unauthorized"],
    [2102, "unauthorized"],
    [2107, "unauthorized"],
    [3, "unreachable"],
    [1618, "unreachable"],
    [1651, "unreachable"],
    [1652, "unreachable"],
    [1688, "unreachable"],
    [7, "malformed"],
    [18, "malformed"],
    [19, "malformed"],
    [99, "malformed"],
    [5006, "malformed"],
  ])("takes %i for %s, whatever the status", (code, kind) => {
    for (const status of [200, 400, 404, 500, 503]) expect(verdict(status, error(code)).kind).toBe(kind);
  });

  it("knows what a player hides, even where it comes as a failure of the server", () => {
    expect(verdict(500, error(1665))).toMatchObject({ kind: "private", goodForMs: DAY });
  });

  it("takes missing rights for a hidden report, and for a wrong request elsewhere", () => {
    expect(verdict(403, error(12), "report").kind).toBe("private");
    expect(verdict(403, error(12), "game").kind).toBe("malformed");
  });

  it("does not ask a wrong request again soon", () => {
    expect(verdict(400, error(18))).toMatchObject({ kind: "malformed", goodForMs: HOUR });
    expect(verdict(400, error(99))).toMatchObject({ kind: "malformed", goodForMs: null });
  });

  it("says of a refused key what an officer can do", () => {
    for (const code of [2101, 2107]) {
      const said = verdict(401, error(code));
      expect("detail" in said && said.detail).toContain("bungie.net/en/Application");
    }
  });

  it("cuts what is said to what fits on a screen", () => {
    const said = verdict(200, error(31, { Message: "x".repeat(5_000) }));
    expect("detail" in said && said.detail).toHaveLength(300);
  });
});

describe("maintenance", () => {
  const FORMS: readonly (readonly [form: string, status: number, body: unknown])[] = [
    ["its number", 200, error(5)],
    ["its number with 503", 503, error(5)],
    ["the other form", 400, { error: "server_error", error_description: "SystemDisabled" }],
    ["the other form without words", 400, { error: "server_error" }],
    ["a page with 200", 200, PAGE],
    ["a page with 503", 503, PAGE],
    ["nothing with 502", 502, ""],
    ["the provider's own 522", 522, PAGE],
    ["the provider's own 526", 526, "error code: 526"],
    ["JSON without an envelope and 503", 503, { message: "down" }],
  ];

  it.each(FORMS)("is known by %s", (_form, status, body) => {
    const said = verdict(status, body);
    expect(said.kind).toBe("maintenance");
    expect(said).not.toHaveProperty("isPartial");
  });

  it.each(FORMS)("of statistics and reports alone stops nothing else: %s", (_form, status, body) => {
    for (const asked of ["statistics", "report"] as const) {
      expect(verdict(status, body, asked)).toMatchObject({ kind: "maintenance", isPartial: true });
    }
  });

  it("is not what the game's server says when it is busy", () => {
    const body = { error: "server_error", error_description: "DestinyThrottledByGameServer" };
    expect(verdict(400, body)).toMatchObject({ kind: "throttled", retryAfterMs: null });
  });
});

describe("what is not of the API", () => {
  it.each([403, 429])("keeps silent for two minutes after a page with %i", (status) => {
    expect(verdict(status, PAGE)).toMatchObject({ kind: "throttled", retryAfterMs: 120 * SECOND });
  });

  it.each<[asked: Asked, kind: string]>([
    ["report", "not-found"],
    ["file", "not-found"],
    ["game", "unreachable"],
    ["statistics", "unreachable"],
  ])("takes a page with 404, asked for %s, for %s", (asked, kind) => {
    expect(verdict(404, PAGE, asked).kind).toBe(kind);
  });

  it.each([301, 400, 401, 500, 501, 527])("takes a page with %i for a server that failed", (status) => {
    expect(verdict(status, PAGE).kind).toBe("unreachable");
  });

  it("leaves half of an answer to be found to be half", () => {
    expect(verdict(200, '{"Response":{"deta')).toEqual({ kind: "ok", goodForMs: null });
  });

  it("takes a file as it is: nothing stands around it", () => {
    expect(verdict(200, { "1": { displayProperties: {} } }, "file")).toEqual({ kind: "ok", goodForMs: null });
    expect(verdict(500, { message: "no" }, "file").kind).toBe("unreachable");
  });
});
