import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Client } from "#main/hosts/client.ts";
import type { ImportLine } from "#shared/contract/transfer.ts";
import { importFile, progressBar } from "./import-file.ts";

/** The endpoint takes a megabyte, and nobody should wait for that long. */
const CALL_BYTES = 160_000;
const CALL_LINES = 1_000;

function fileOf(lines: readonly string[]): string {
  const dir = mkdtempSync(join(tmpdir(), "adjutant-import-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, "history.jsonl");
  writeFileSync(file, lines.join("\n"));
  return file;
}

/** Takes calls and adds one value a line; `onCall` hears of each. */
function clientOf(onCall: (lines: readonly ImportLine[]) => void = () => {}) {
  const calls: ImportLine[][] = [];
  const take = async ({ lines }: { lines: ImportLine[] }) => {
    calls.push(lines);
    onCall(lines);
    return { added: lines.length, redundant: 0, accounts: [], refused: [] };
  };
  return { calls, client: { transfer: { import: take } } as unknown as Pick<Client, "transfer"> };
}

const line = (metrics: number) =>
  JSON.stringify({
    game: "osrs",
    account: "Ada",
    at: "2026-01-31T12:00:00Z",
    metrics: Object.fromEntries(Array.from({ length: metrics }, (_, index) => [`kc.boss_${index}`, 1_000_000 + index])),
  });

it("takes a file in by calls of which none is too long, in its order", async () => {
  const { calls, client } = clientOf();
  const progress: string[] = [];
  const file = fileOf([
    ...Array.from({ length: 2_500 }, () => line(1)),
    ...Array.from({ length: 60 }, () => line(800)),
    "{",
  ]);
  const report = await importFile({
    client,
    file,
    signal: new AbortController().signal,
    onProgress: (text) => progress.push(text),
  });
  expect(report).toMatchObject({ lines: 2_561, added: 2_560, refusedCount: 1, isCancelled: false });
  expect(report.refused).toEqual([{ line: 2_561, metric: null, why: "is no JSON" }]);
  for (const lines of calls) {
    expect(lines.length).toBeLessThanOrEqual(CALL_LINES);
    expect(Buffer.byteLength(JSON.stringify(lines))).toBeLessThan(CALL_BYTES);
  }
  expect(progress.at(-2)).toContain("100 %");
  expect(progress.at(-1)).toBe("");
});

it("stops where somebody stops it, and keeps what is in", async () => {
  const stop = new AbortController();
  const { calls, client } = clientOf(() => stop.abort());
  const file = fileOf(Array.from({ length: 5_000 }, () => line(1)));
  const report = await importFile({ client, file, signal: stop.signal, onProgress: () => {} });
  expect(report).toMatchObject({ added: CALL_LINES, isCancelled: true });
  expect(calls).toHaveLength(1);
});

it.each<[done: number, total: number, bar: string]>([
  [0, 10, `[${"·".repeat(24)}]   0 %`],
  [5, 10, `[${"#".repeat(12)}${"·".repeat(12)}]  50 %`],
  [11, 10, `[${"#".repeat(24)}] 100 %`],
  [0, 0, `[${"#".repeat(24)}] 100 %`],
])("%i of %i is %s", (done, total, bar) => {
  expect(progressBar(done, total)).toBe(bar);
});
