import { expect, it } from "vitest";
import type { Client } from "#renderer/api/client.ts";
import type { ImportLine } from "#shared/contract/transfer.ts";
import { cancelHistoryImport, historyImportWords, importHistoryFile, useHistoryImport } from "./history-import.ts";

const words = () => historyImportWords(useHistoryImport.getState(), String);
const line = (account: string) =>
  JSON.stringify({ game: "osrs", account, at: "2026-01-31T12:00:00Z", metrics: { "xp.overall": 5 } });

/** A file that comes in pieces of a few bytes. */
function fileOf(text: string, pieceSize = 7_000) {
  const bytes = new TextEncoder().encode(text);
  const stream = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += pieceSize) controller.enqueue(bytes.slice(at, at + pieceSize));
        controller.close();
      },
    });
  return { name: "history.jsonl", size: bytes.length, stream };
}

function clientOf(answer: (lines: readonly ImportLine[]) => void = () => {}) {
  const calls: (readonly ImportLine[])[] = [];
  const take = async ({ lines }: { readonly lines: readonly ImportLine[] }) => {
    calls.push(lines);
    answer(lines);
    return { added: lines.length, redundant: 0, accounts: [], refused: [{ line: 0, metric: null, why: "no-stay" }] };
  };
  return { calls, client: { transfer: { import: take } } as unknown as Pick<Client, "transfer"> };
}

it("takes a file in by calls below the limits, and lists what is refused by the line of the file", async () => {
  const { calls, client } = clientOf();
  await importHistoryFile(
    client,
    fileOf(["", "{", ...Array.from({ length: 2_500 }, () => line("Žofie"))].join("\n"), 3),
  );
  expect(calls.map((lines) => lines.length)).toEqual([1_000, 1_000, 500]);
  expect(calls[0]?.[0]?.account).toBe("Žofie");
  expect(useHistoryImport.getState().refused.map(({ line: at, why }) => `${at} ${why}`)).toEqual([
    "2 is no JSON",
    "3 is of a time at which the account was in no clan here",
    "1003 is of a time at which the account was in no clan here",
    "2003 is of a time at which the account was in no clan here",
  ]);
  expect(words()).toBe("2500 values added, 0 known or redundant, 4 refused, of 2502 lines.");
});

it("stops where it is cancelled, and keeps what is in", async () => {
  const { calls, client } = clientOf(cancelHistoryImport);
  await importHistoryFile(client, fileOf(Array.from({ length: 5_000 }, () => line("Ada")).join("\n")));
  expect(calls).toHaveLength(1);
  expect(words()).toContain("Cancelled: 1000 values added");
});

it("says why a call failed", async () => {
  const { client } = clientOf(() => {
    throw new TypeError("fetch failed");
  });
  await importHistoryFile(client, fileOf(line("Ada")));
  expect(words()).toMatch(/^Adjutant does not answer\..* The same file again goes on from there\.$/);
});
