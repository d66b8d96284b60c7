import { createReadStream, statSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Client } from "#main/hosts/client.ts";
import type { ImportLine } from "#shared/contract/transfer.ts";
import { CALL_BYTES, CALL_LINES, parseImportLine } from "#shared/import-line.ts";

const REFUSALS_SHOWN = 20;

export interface ImportReport {
  readonly lines: number;
  readonly added: number;
  readonly redundant: number;
  readonly refusedCount: number;
  readonly refused: { readonly line: number; readonly metric: string | null; readonly why: string }[];
  /** Somebody stopped it: what came before is in. */
  readonly isCancelled: boolean;
}

export interface ImportOrder {
  readonly client: Pick<Client, "transfer">;
  readonly file: string;
  readonly signal: AbortSignal;
  /** A line that takes the place of the one before; empty at the end. */
  readonly onProgress: (line: string) => void;
}

/** Takes a file in, piece by piece: it may be longer than the memory, and each piece that is in stays in. */
export async function importFile({ client, file, signal, onProgress }: ImportOrder): Promise<ImportReport> {
  const size = statSync(file).size;
  const refused: ImportReport["refused"] = [];
  let [added, redundant, refusedCount, lines, read] = [0, 0, 0, 0, 0];
  let waiting: { line: number; entry: ImportLine }[] = [];
  let waitingBytes = 0;
  const refuse = (line: number, metric: string | null, why: string) => {
    refusedCount += 1;
    if (refused.length < REFUSALS_SHOWN) refused.push({ line, metric, why });
  };
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    waitingBytes = 0;
    if (batch.length === 0) return;
    const result = await client.transfer.import({ lines: batch.map(({ entry }) => entry) });
    added += result.added;
    redundant += result.redundant;
    for (const refusal of result.refused) refuse(batch[refusal.line]?.line ?? 0, refusal.metric, refusal.why);
    onProgress(`${progressBar(read, size)}  ${lines} lines, ${added} values added`);
  };
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (signal.aborted) break;
    const bytes = Buffer.byteLength(text);
    lines += 1;
    read += bytes + 1;
    if (text.trim() === "") continue;
    const entry = bytes > CALL_BYTES ? "is too long" : parseImportLine(text);
    if (typeof entry === "string") {
      refuse(lines, null, entry);
      continue;
    }
    if (waiting.length >= CALL_LINES || waitingBytes + bytes > CALL_BYTES) await flush();
    waiting.push({ line: lines, entry });
    waitingBytes += bytes;
  }
  if (!signal.aborted) await flush();
  onProgress("");
  return { lines, added, redundant, refusedCount, refused, isCancelled: signal.aborted };
}

const BAR_WIDTH = 24;

/** How much of a whole is done, to be looked at. */
export function progressBar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.floor(share * BAR_WIDTH);
  return `[${"#".repeat(filled)}${"·".repeat(BAR_WIDTH - filled)}] ${String(Math.floor(share * 100)).padStart(3)} %`;
}
