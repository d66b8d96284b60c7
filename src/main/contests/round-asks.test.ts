import { expect, it } from "vitest";
import type { ContestId } from "#shared/ids.ts";
import { MINUTE, SECOND } from "#shared/time.ts";
import { createRoundAsks, type RoundSource } from "./round-asks.ts";

const ID = 1 as ContestId;
const SILENT = { ok: false, why: "unreachable", detail: "" } as const;

function setUp(answers: Awaited<ReturnType<RoundSource["fetchRound"]>>[]) {
  const waits: { readonly ms: number; run: (() => void) | null }[] = [];
  let ready = 0;
  const asks = createRoundAsks({
    beacon: { fetchRound: async () => answers.shift() ?? SILENT },
    after(ms, run) {
      const wait: (typeof waits)[number] = { ms, run };
      waits.push(wait);
      return () => {
        wait.run = null;
      };
    },
    random: () => 0,
    onReady: () => {
      ready += 1;
    },
  });
  return { asks, waits, ready: () => ready };
}

it("asks once at a time, and after every failure waits twice as long, up to five minutes", async () => {
  const { asks, waits, ready } = setUp([]);
  for (let count = 0; count < 9; count += 1) {
    const asking = asks.ask(ID, 7);
    expect(asks.isBusy(ID)).toBe(true);
    expect(await asking).toBeNull();
    expect(asks.isBusy(ID)).toBe(true);
    waits.at(-1)?.run?.();
    expect([asks.isBusy(ID), ready()]).toEqual([false, count + 1]);
  }
  const seconds = [3, 6, 12, 24, 48, 96, 192].map((count) => count * SECOND);
  expect(waits.map((wait) => wait.ms)).toEqual([...seconds, 5 * MINUTE, 5 * MINUTE]);
});

it("gives the signature, and after the stop nothing", async () => {
  const signed = { ok: true, signature: "87b3" } as const;
  const { asks, waits } = setUp([signed, SILENT, signed]);
  expect([await asks.ask(ID, 7), asks.isBusy(ID)]).toEqual(["87b3", false]);
  await asks.ask(ID, 7);
  const late = asks.ask(ID, 7);
  asks.stop();
  expect([await late, waits[0]?.run]).toEqual([null, null]);
});
