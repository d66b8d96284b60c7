import { afterEach, describe, expect, it } from "vitest";
import { isSignatureOf, QUICKNET, timeOfRound } from "#shared/draw/beacon.ts";
import { RECORDED_ROUNDS } from "./drand/rounds.ts";
import { type DrandServer, type Lie, startDrandServer } from "./drand.ts";
import { realTime } from "./real-time.ts";

const ROUND = 31_089_008;
const AT = timeOfRound(ROUND);

const open: DrandServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    expect(server.defects).toEqual([]);
    await server.close();
  }
});

async function start(now = AT) {
  const server = await startDrandServer({ clock: { now: () => now, speed: 1 }, realTime });
  open.push(server);
  async function ask(path: string, chain: string = QUICKNET.chain) {
    const response = await fetch(`${server.baseUrl}/${chain}/${path}`);
    return { status: response.status, body: response.status === 200 ? await response.json() : await response.text() };
  }
  return { server, ask };
}

describe("the simulated relay", () => {
  it("serves rounds that quicknet signed", () => {
    for (const [round, signature] of RECORDED_ROUNDS) expect(isSignatureOf(round, signature), String(round)).toBe(true);
  });

  it("serves a round from its time on, and not before", async () => {
    const early = await start(AT - 1);
    expect(await early.ask(`public/${ROUND}`)).toEqual({ status: 425, body: "Requested future beacon\n" });
    expect((await early.ask("public/latest")).status).toBe(425);
    const { ask } = await start();
    const expected = {
      round: ROUND,
      randomness: "ce7b0bc26c2f2f969bb4fa4ceb074fd13baed8557659ac0ea1af0b589c68d8bf",
      signature: RECORDED_ROUNDS.get(ROUND),
    };
    expect(await ask(`public/${ROUND}`)).toEqual({ status: 200, body: expected });
    expect(await ask("public/latest")).toEqual({ status: 200, body: expected });
  });

  it("tells of its chain, and of no other", async () => {
    const { ask } = await start();
    expect((await ask("info")).body).toMatchObject({ hash: QUICKNET.chain, genesis_time: QUICKNET.genesisSeconds });
    expect((await ask("public/1", "0".repeat(64))).status).toBe(404);
    expect((await ask("public/0")).status).toBe(404);
    expect((await ask("public/2")).status).toBe(425);
  });

  it.each<Lie>(["forged", "other-round", "other-chain"])("lies when it is told to: %s", async (how) => {
    const { server, ask } = await start();
    server.lie(how);
    const { body } = await ask(`public/${ROUND}`);
    expect(body.round).toBe(ROUND);
    expect(isSignatureOf(ROUND, body.signature)).toBe(false);
    server.lie(null);
    expect(isSignatureOf(ROUND, (await ask(`public/${ROUND}`)).body.signature)).toBe(true);
  });
});
