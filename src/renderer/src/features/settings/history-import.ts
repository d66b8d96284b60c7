/** Takes a file of history in, piece by piece; goes on while other pages of the window are looked at. */
import { create } from "zustand";
import type { Client } from "#renderer/api/client.ts";
import { failureLine } from "#renderer/api/failures.ts";
import type { ImportLine } from "#shared/contract/transfer.ts";
import { CALL_BYTES, CALL_LINES, parseImportLine } from "#shared/import-line.ts";

export interface HistoryRefusal {
  readonly line: number;
  readonly metric: string | null;
  readonly why: string;
}

export interface HistoryImport {
  readonly state: "idle" | "running" | "done" | "cancelled" | "failed";
  readonly file: string;
  /** Bytes of the file, and how many of them were read. */
  readonly size: number;
  readonly read: number;
  readonly lines: number;
  readonly added: number;
  readonly redundant: number;
  readonly refusedCount: number;
  /** The first of them. */
  readonly refused: readonly HistoryRefusal[];
  /** Why it stopped, where it failed. */
  readonly failure: string | null;
}

const IDLE: HistoryImport = {
  state: "idle",
  file: "",
  size: 0,
  read: 0,
  lines: 0,
  added: 0,
  redundant: 0,
  refusedCount: 0,
  refused: [],
  failure: null,
};

/** More of them say nothing new. */
const REFUSALS_SHOWN = 20;

export const useHistoryImport = create<HistoryImport>()(() => IDLE);

export function cancelHistoryImport(): void {
  useHistoryImport.setState((now) => (now.state === "running" ? { state: "cancelled" } : {}));
}

/** What is read of a file: its name, its size and its text as it comes. */
export interface HistoryFile {
  readonly name: string;
  readonly size: number;
  readonly stream: () => ReadableStream<Uint8Array>;
}

/** Ends when the file is read, it was cancelled, or a call failed. What a call took in stays. */
export async function importHistoryFile(client: Pick<Client, "transfer">, file: HistoryFile): Promise<void> {
  const { getState, setState } = useHistoryImport;
  setState({ ...IDLE, state: "running", file: file.name, size: file.size });
  let waiting: { readonly line: number; readonly entry: ImportLine }[] = [];
  let bytes = 0;

  function refuse(refusals: readonly HistoryRefusal[]): void {
    setState(({ refused, refusedCount }) => ({
      refused: [...refused, ...refusals].slice(0, REFUSALS_SHOWN),
      refusedCount: refusedCount + refusals.length,
    }));
  }

  async function flush(): Promise<void> {
    const batch = waiting;
    waiting = [];
    bytes = 0;
    if (batch.length === 0) return;
    const taken = await client.transfer.import({ lines: batch.map(({ entry }) => entry) });
    setState(({ added, redundant }) => ({ added: added + taken.added, redundant: redundant + taken.redundant }));
    refuse(taken.refused.map(({ line, metric, why }) => ({ line: batch[line]?.line ?? 0, metric, why: REASONS[why] })));
  }

  try {
    let line = 0;
    for await (const { text, size } of linesOf(file.stream())) {
      if (getState().state !== "running") return;
      line += 1;
      setState(({ read }) => ({ lines: line, read: read + size }));
      if (text.trim() === "") continue;
      const entry = size > CALL_BYTES ? "is too long" : parseImportLine(text);
      if (typeof entry === "string") {
        refuse([{ line, metric: null, why: entry }]);
        continue;
      }
      if (waiting.length >= CALL_LINES || bytes + size > CALL_BYTES) await flush();
      waiting.push({ line, entry });
      bytes += size;
    }
    if (getState().state !== "running") return;
    await flush();
    setState({ state: "done", read: file.size });
  } catch (error) {
    setState({ state: "failed", failure: failureLine(error) });
  }
}

type Reason = Awaited<ReturnType<Client["transfer"]["import"]>>["refused"][number]["why"];

const REASONS: Readonly<Record<Reason, string>> = {
  "unknown-game": "names a game that there is not",
  "invalid-account": "names an account that can be none",
  "unknown-metric": "names a metric that the game has not",
  "in-the-future": "is of the future",
  "no-stay": "is of a time at which the account was in no clan here",
  "checked-by-us": "is of a time that was checked here",
};

/** Lines as they come, with their bytes; a line may be cut anywhere between two pieces. */
async function* linesOf(stream: ReadableStream<Uint8Array>) {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const reader = stream.getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const pieces = (rest + (done ? decoder.decode() : decoder.decode(value, { stream: true }))).split("\n");
    rest = done ? "" : (pieces.pop() ?? "");
    for (const text of pieces) yield { text, size: encoder.encode(text).length + 1 };
    if (done) return;
  }
}

/** How far it is, or how it went. */
export function historyImportWords(state: HistoryImport, count: (value: number) => string): string {
  const { lines, added, redundant, refusedCount } = state;
  const counts = `${count(added)} values added, ${count(redundant)} known or redundant, ${count(refusedCount)} refused, of ${count(lines)} lines`;
  switch (state.state) {
    case "idle":
      return "";
    case "running":
      return `Line ${count(lines)}: ${count(added)} values added`;
    case "done":
      return `${counts}.`;
    case "cancelled":
      return `Cancelled: ${counts}. What came before is in.`;
    case "failed":
      return `${state.failure ?? "It failed."} ${counts}. The same file again goes on from there.`;
  }
}
