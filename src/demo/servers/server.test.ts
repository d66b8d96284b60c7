import { connect } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { jsonAnswer } from "./answers.ts";
import { countViolations } from "./arrivals.ts";
import { refusals } from "./clash-of-clans/refusals.ts";
import type { Fault } from "./faults.ts";
import type { RealTime } from "./real-time.ts";
import { type Api, type ServerOptions, type SimulatedServer, startServer } from "./server.ts";

/** Real time that stands until the test moves it; waits end in their order. */
function manualTime() {
  let now = 0;
  let waits: { readonly at: number; readonly call: () => void }[] = [];
  const time: RealTime = {
    now: () => now,
    after(ms, call) {
      const wait = { at: now + ms, call };
      waits.push(wait);
      return () => {
        waits = waits.filter((one) => one !== wait);
      };
    },
  };
  return {
    ...time,
    waiting: () => waits.map((wait) => wait.at - now),
    pass(ms: number) {
      now += ms;
      const due = waits.filter((wait) => wait.at <= now).sort((a, b) => a.at - b.at);
      waits = waits.filter((wait) => wait.at > now);
      for (const wait of due) wait.call();
    },
  };
}

const BODY = { members: 3, memberList: ["a", "b", "c"], text: "x".repeat(600) };
const WORLD_TIME = Date.UTC(2026, 7, 6, 12, 0, 0);

const api: Api = {
  refusals,
  withFewerFacts: (body, missing) => ({
    ...(body as typeof BODY),
    memberList: (body as typeof BODY).memberList.slice(missing),
  }),
  answer: ({ method, path, query, body }) =>
    jsonAnswer(200, path === "/echo" ? { method, query: [...query], body } : BODY, { "cache-control": "max-age=7" }),
};

/** Waits for what another socket brings: milliseconds, on a busy machine more. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 2 });

const open: SimulatedServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    expect(server.defects).toEqual([]);
    await server.close();
  }
});

async function start(options: Partial<ServerOptions> = {}) {
  const time = manualTime();
  const clock = { now: () => WORLD_TIME, speed: 1 };
  const server = await startServer({ api, clock, realTime: time, keys: [{ id: "k", token: "t" }], ...options });
  open.push(server);
  const get = (path = "/thing", headers: Record<string, string> = {}) =>
    fetch(server.origin + path, { headers: { authorization: "Bearer t", ...headers } });
  return { time, server, get };
}

async function met(fault: Fault) {
  const { server, get } = await start();
  server.faults.add(fault);
  const response = await get();
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test("answers with the API's body and headers, its own length, and the world's date", async () => {
  const { get } = await start();
  const response = await get();
  expect(await response.json()).toEqual(BODY);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "cache-control": "max-age=7",
    "content-type": "application/json; charset=utf-8",
    "content-encoding": "gzip",
    date: "Thu, 06 Aug 2026 12:00:00 GMT",
  });
});

test("packs only for who accepts it", async () => {
  const { get } = await start();
  const response = await get("/thing", { "accept-encoding": "identity" });
  expect(response.headers.get("content-encoding")).toBeNull();
  expect(Number(response.headers.get("content-length"))).toBe(JSON.stringify(BODY).length);
  expect(await response.json()).toEqual(BODY);
});

test("passes the query and the body of a POST on", async () => {
  const { server } = await start();
  const response = await fetch(`${server.origin}/echo?limit=2&name=%C3%A9`, {
    method: "POST",
    headers: { authorization: "Bearer t" },
    body: '{"token":"é"}',
  });
  expect(await response.json()).toEqual({
    method: "POST",
    query: [
      ["limit", "2"],
      ["name", "é"],
    ],
    body: '{"token":"é"}',
  });
});

test("logs each arrival with its key and what was answered", async () => {
  const { server, time, get } = await start();
  await get("/a%23b?x=1");
  time.pass(12.5);
  await fetch(`${server.origin}/no-key`);
  await get("/c", { authorization: "Bearer wrong" });
  expect(server.arrivals.list()).toEqual([
    { at: 0, method: "GET", path: "/a%23b?x=1", key: "k", status: 200 },
    { at: 12.5, method: "GET", path: "/no-key", key: "none", status: 403 },
    { at: 12.5, method: "GET", path: "/c", key: "unknown", status: 403 },
  ]);
});

test("enforces limits for each key and lets in again when the window has passed", async () => {
  const limits = [{ requests: 2, perMs: 1_000 }];
  const { server, time, get } = await start({ limits });
  const statuses = async (count: number) => {
    const seen: number[] = [];
    for (let i = 0; i < count; i++) seen.push((await get()).status);
    return seen;
  };
  expect(await statuses(3)).toEqual([200, 200, 429]);
  time.pass(1_000);
  expect(await statuses(1)).toEqual([200]);
  expect(countViolations(server.arrivals.list(), limits)).toBe(1);
  server.setLimits([]);
  expect(await statuses(4)).toEqual([200, 200, 200, 200]);
});

test("the 429 has the API's words", async () => {
  const { get } = await start({ limits: [{ requests: 1, perMs: 1 }] });
  await get();
  const response = await get();
  expect(await response.json()).toEqual({
    reason: "requestThrottled",
    message:
      "Request was throttled, because amount of requests was above the threshold defined for the used API token.",
  });
});

test.each<[Fault, number, string | null, unknown]>([
  [{ kind: "throttled" }, 429, "application/json", { reason: "requestThrottled" }],
  [{ kind: "maintenance", as: "json" }, 503, "application/json", { reason: "inMaintenance" }],
  [
    { kind: "invalid-address", address: "203.0.113.7" },
    403,
    "application/json",
    {
      reason: "accessDenied.invalidIp",
      message: "Invalid authorization: API key does not allow access from IP 203.0.113.7",
    },
  ],
  [
    { kind: "invalid-authorization" },
    403,
    "application/json",
    { reason: "accessDenied", message: "Invalid authorization" },
  ],
  [{ kind: "unknown-exception" }, 500, "application/json", { reason: "unknownException" }],
  [{ kind: "wrong-shape" }, 200, "application/json; charset=utf-8", { version: 3 }],
  [{ kind: "fewer-facts", missing: 2 }, 200, "application/json; charset=utf-8", { members: 3, memberList: ["c"] }],
])("%j", async (fault, status, type, body) => {
  const answer = await met(fault);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([status, type]);
  expect(JSON.parse(answer.text)).toMatchObject(body as object);
});

test("throttling says how long only when asked to", async () => {
  expect((await met({ kind: "throttled" })).headers.get("retry-after")).toBeNull();
  expect((await met({ kind: "throttled", retryAfter: "30" })).headers.get("retry-after")).toBe("30");
});

test.each<[Fault, number]>([
  [{ kind: "maintenance", as: "html" }, 503],
  [{ kind: "maintenance", as: "page" }, 200],
  [{ kind: "challenge", status: 403 }, 403],
  [{ kind: "challenge", status: 200 }, 200],
  [{ kind: "bad-gateway" }, 502],
  [{ kind: "wrong-type" }, 200],
])("%j is a page in HTML", async (fault, status) => {
  const answer = await met(fault);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
  expect(answer.text).toContain("<html>");
});

test("a gateway's time-out has no body", async () => {
  const answer = await met({ kind: "gateway-timeout" });
  expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([504, "", null]);
});

test("cut JSON comes whole by its length and does not parse", async () => {
  const answer = await met({ kind: "cut-json" });
  expect(answer.status).toBe(200);
  expect(() => JSON.parse(answer.text)).toThrow(SyntaxError);
  expect(answer.text.length).toBe(Math.floor(JSON.stringify(BODY).length / 2));
});

test("of half a body the head and some bytes come, then the connection ends", async () => {
  const { server, get } = await start();
  server.faults.add({ kind: "half-body" });
  const response = await get("/thing", { "accept-encoding": "identity" });
  expect([response.status, Number(response.headers.get("content-length"))]).toEqual([200, JSON.stringify(BODY).length]);
  await expect(response.text()).rejects.toThrow();
});

test("a slow drip comes in pieces, and whole in the end", async () => {
  const { server, time, get } = await start();
  server.faults.add({ kind: "slow-drip", pieceBytes: 300, everyMs: 2_000 });
  const response = await get("/thing", { "accept-encoding": "identity" });
  const pieces: number[] = [];
  const reading = (async () => {
    for await (const piece of response.body as ReadableStream<Uint8Array>) pieces.push(piece.length);
  })();
  await soon(() => expect(pieces.reduce((sum, one) => sum + one, 0)).toBe(300));
  expect(time.waiting()).toEqual([2_000]);
  time.pass(2_000);
  await soon(() => expect(pieces.reduce((sum, one) => sum + one, 0)).toBe(600));
  time.pass(2_000);
  await reading;
  expect(pieces.reduce((sum, one) => sum + one, 0)).toBe(JSON.stringify(BODY).length);
});

test("a request without an answer waits until the caller gives up, and has no status", async () => {
  const { server, get } = await start();
  server.faults.add({ kind: "no-answer" });
  const abort = new AbortController();
  const asked = fetch(`${server.origin}/thing`, { headers: { authorization: "Bearer t" }, signal: abort.signal });
  await soon(() => expect(server.arrivals.total).toBe(1));
  server.faults.clear();
  expect((await get()).status).toBe(200);
  abort.abort();
  await expect(asked).rejects.toThrow();
  expect(server.arrivals.list().map((arrival) => arrival.status)).toEqual([null, 200]);
});

test("a reset connection is reset, not closed", async () => {
  const { server } = await start();
  server.faults.add({ kind: "reset" });
  const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
  const failure = new Promise<NodeJS.ErrnoException>((resolve) => socket.once("error", resolve));
  socket.write("GET /thing HTTP/1.1\r\nhost: x\r\nauthorization: Bearer t\r\n\r\n");
  expect((await failure).code).toBe("ECONNRESET");
});

test("a skewed clock shows in the date alone", async () => {
  const answer = await met({ kind: "clock-skew", byMs: -3_600_000 });
  expect(answer.headers.get("date")).toBe("Thu, 06 Aug 2026 11:00:00 GMT");
  expect(JSON.parse(answer.text)).toEqual(BODY);
});

test("latency delays the answer by its time and a seeded jitter, and not the arrival", async () => {
  const { server, time, get } = await start();
  server.faults.add({ kind: "latency", ms: 200, jitterMs: 50 });
  const asked = get();
  await soon(() => expect(time.waiting()).toHaveLength(1));
  const [wait = 0] = time.waiting();
  expect(wait).toBeGreaterThanOrEqual(200);
  expect(wait).toBeLessThan(250);
  expect(server.arrivals.list()).toMatchObject([{ at: 0, status: null }]);
  time.pass(wait);
  expect((await asked).status).toBe(200);
});

test("faults meet the paths and the number of requests they are for, and add up", async () => {
  const { server, get } = await start();
  server.faults.add({ kind: "clock-skew", byMs: 60_000 }, { paths: "#ABC", times: 2 });
  const off = server.faults.add({ kind: "bad-gateway" }, { paths: /\/clans\// });
  const seen: unknown[] = [];
  for (const path of ["/players/%23ABC", "/clans/%23ABC", "/clans/%23ABC", "/players/%23ABC"]) {
    const response = await get(path);
    seen.push([response.status, response.headers.get("date")?.slice(20, 22)]);
  }
  expect(seen).toEqual([
    [200, "01"],
    [502, "01"],
    [502, "00"],
    [200, "00"],
  ]);
  off();
  expect((await get("/clans/%23ABC")).status).toBe(200);
});

test("closing ends waiting requests and the waits of their faults", async () => {
  const { server, time } = await start();
  server.faults.add({ kind: "latency", ms: 60_000 });
  const asked = fetch(`${server.origin}/thing`, { headers: { authorization: "Bearer t" } });
  const failed = expect(asked).rejects.toThrow();
  await soon(() => expect(time.waiting()).toHaveLength(1));
  await server.close();
  await failed;
  expect(time.waiting()).toEqual([]);
  open.splice(0);
});

test("a taken port rejects", async () => {
  const { server } = await start();
  const port = Number(new URL(server.origin).port);
  await expect(start({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("a defect of an API cuts the connection and is kept for tests to see", async () => {
  const defect = new Error("wrong");
  const broken: Api = {
    ...api,
    answer: () => {
      throw defect;
    },
  };
  const { server, get } = await start({ api: broken });
  await expect(get()).rejects.toThrow();
  expect(server.defects).toEqual([defect]);
  await server.close();
  open.splice(0);
});
