/** The beacon through relays that are slow, broken, silent or lie. */
import { afterEach, describe, expect, it } from "vitest";
import { type DrandServer, type Lie, startDrandServer } from "#demo/servers/drand.ts";
import type { Fault } from "#demo/servers/faults.ts";
import { realTime } from "#demo/servers/real-time.ts";
import { createRealClock } from "#main/clock.ts";
import { createBeacon } from "#main/contests/beacon.ts";
import { isSignatureOf, timeOfRound } from "#shared/draw/beacon.ts";

const ROUND = 31_089_008;
const AT = timeOfRound(ROUND);

const open: DrandServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** Checks of signatures hold everything up meanwhile: only where nobody answers is the patience short. */
async function relaysAt(now: number, count: number, timeoutMs = 10_000) {
  const clock = { now: () => now, speed: 1 };
  const servers: DrandServer[] = [];
  for (let index = 0; index < count; index += 1) servers.push(await startDrandServer({ clock, realTime }));
  open.push(...servers);
  const beacon = createBeacon({
    fetch,
    relays: () => servers.map((server) => server.baseUrl),
    clock,
    abortAfter: createRealClock().abortAfter,
    timeoutMs,
  });
  return { servers, beacon };
}

const FAULTS: readonly Fault[] = [
  { kind: "throttled", retryAfter: "5" },
  { kind: "maintenance", as: "page" },
  { kind: "not-found" },
  { kind: "unknown-exception" },
  { kind: "gateway-timeout" },
  { kind: "half-body" },
  { kind: "cut-json" },
  { kind: "wrong-type" },
  { kind: "wrong-shape" },
  { kind: "slow-drip", pieceBytes: 1, everyMs: 100 },
  { kind: "no-answer" },
  { kind: "reset" },
];
const SLOW: ReadonlySet<Fault["kind"]> = new Set(["no-answer", "slow-drip"]);
const LIES: readonly Lie[] = ["forged", "other-round", "other-chain"];

describe("a round of the beacon", () => {
  it.each(FAULTS.map((fault) => [fault.kind, fault] as const))(
    "comes although two relays fail: %s",
    async (_, fault) => {
      const { servers, beacon } = await relaysAt(AT, 3, SLOW.has(fault.kind) ? 800 : undefined);
      for (const server of servers.slice(0, 2)) server.faults.add(fault);
      const answer = await beacon.fetchRound(ROUND);
      expect(answer.ok && isSignatureOf(ROUND, answer.signature)).toBe(true);
    },
  );

  it.each(LIES)("comes although two relays lie: %s", async (how) => {
    const { servers, beacon } = await relaysAt(AT, 3);
    for (const server of servers.slice(0, 2)) server.lie(how);
    const answer = await beacon.fetchRound(ROUND);
    expect(answer.ok && isSignatureOf(ROUND, answer.signature)).toBe(true);
    expect(servers[2]?.arrivals.list()).toHaveLength(1);
  });

  it("comes where the type of the answer is wrong and its text is right", async () => {
    const { servers } = await relaysAt(AT, 1);
    const beacon = createBeacon({
      async fetch(url, init) {
        const response = await fetch(url, init);
        return new Response(await response.text(), { headers: { "content-type": "text/html" } });
      },
      relays: () => servers.map((server) => server.baseUrl),
      clock: { now: () => AT, speed: 1 },
      abortAfter: createRealClock().abortAfter,
    });
    expect(await beacon.fetchRound(ROUND)).toMatchObject({ ok: true });
  });

  it("does not come from where a relay sends elsewhere, nor from an answer without end", async () => {
    const { servers } = await relaysAt(AT, 1);
    const truth = `${servers[0]?.baseUrl}/`;
    const ask = (response: () => Response) =>
      createBeacon({
        fetch: async () => response(),
        relays: () => ["https://relay.example"],
        clock: { now: () => AT, speed: 1 },
        abortAfter: createRealClock().abortAfter,
      }).fetchRound(ROUND);
    expect(await ask(() => new Response(null, { status: 302, headers: { location: truth } }))).toMatchObject({
      ok: false,
      why: "refused",
    });
    expect(await ask(() => new Response("a".repeat(20_000)))).toMatchObject({ ok: false, why: "refused" });
  });

  it("is not asked for before its time", async () => {
    const { servers, beacon } = await relaysAt(AT - 1, 1);
    expect(await beacon.fetchRound(ROUND)).toMatchObject({ ok: false, why: "too-early" });
    expect(servers[0]?.arrivals.list()).toEqual([]);
  });

  it("is missing, and says of whom, where all relays lie or none can be reached", async () => {
    const { servers, beacon } = await relaysAt(AT, 2);
    servers[0]?.lie("forged");
    servers[1]?.faults.add({ kind: "reset" });
    expect(await beacon.fetchRound(ROUND)).toMatchObject({
      ok: false,
      why: "refused",
      detail: expect.stringMatching(/did not sign.*no answer|no answer.*did not sign/),
    });
    for (const server of servers) await server.close();
    expect(await beacon.fetchRound(ROUND)).toMatchObject({ ok: false, why: "unreachable" });
  });

  it("of the latest only what is signed counts", async () => {
    const { servers, beacon } = await relaysAt(AT, 2);
    expect(await beacon.fetchLatest()).toBe(ROUND);
    for (const server of servers) server.lie("other-round");
    expect(await beacon.fetchLatest()).toBeNull();
  });
});
