import { createInterface } from "node:readline";
import stringWidth from "string-width";
import { plainText } from "#shared/plain-text.ts";
import type { Cell } from "#shared/words/table-text.ts";

/** Exit codes of every command (DESIGN.md section 7). */
export const EXIT = { ok: 0, failed: 1, usage: 2, partly: 3 } as const;

/** Ends a command with words for people and an exit code; not a defect. */
export class CommandError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function usageError(message: string): CommandError {
  return new CommandError(message, EXIT.usage);
}

/**
 * What a command writes to: data on `out`, words on `err`. Names of players, words of servers and whatever else is in a line
 * for people cannot move the cursor or begin a line of their own.
 */
export interface Output {
  /** Prints `value` as the one JSON value, or the lines of `human`. */
  readonly print: (value: unknown, human: () => readonly string[]) => void;
  /** Whole text on stdout, for files. */
  readonly raw: (text: string) => void;
  /** A line for people, on stderr. */
  readonly say: (line: string) => void;
  /** Text that replaces itself, on a terminal only; an empty one ends it. */
  readonly progress: (line: string) => void;
  readonly isJson: boolean;
  /** Whether somebody sits at a terminal and can answer. */
  readonly canAsk: () => boolean;
  /** Asks on a terminal; anything but yes is no. */
  readonly ask: (question: string) => Promise<boolean>;
}

export function createOutput(
  isJson: boolean,
  out: NodeJS.WritableStream,
  err: NodeJS.WriteStream,
  keyboard: () => NodeJS.ReadStream,
): Output {
  let hasProgress = false;
  out.on("error", endQuietly);
  err.on("error", endQuietly);
  return {
    isJson,
    canAsk: () => keyboard().isTTY === true && err.isTTY === true,
    async ask(question) {
      const lines = createInterface({ input: keyboard(), output: err });
      try {
        const answer = await new Promise<string>((resolve) => {
          lines.question(`${plainText(question)} [y/N] `, resolve);
          // The end of the input is no answer.
          lines.once("close", () => resolve(""));
        });
        return /^y(?:es)?$/i.test(answer.trim());
      } finally {
        lines.close();
      }
    },
    print(value, human) {
      out.write(
        isJson
          ? `${JSON.stringify(value, null, 2)}\n`
          : human()
              .map((line) => `${plainText(line)}\n`)
              .join(""),
      );
    },
    raw: (text) => void out.write(text),
    say(line) {
      if (hasProgress) err.write("\r\u001b[K");
      hasProgress = false;
      err.write(`${plainText(line)}\n`);
    },
    progress(line) {
      if (!err.isTTY) return;
      err.write(`\r\u001b[K${plainText(line)}`);
      hasProgress = line !== "";
    },
  };
}

/** Whoever reads has seen enough (`queue export | head`): what is still written goes nowhere. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

export interface Column {
  readonly head: string;
  readonly align?: "right";
}

/** Lines of a table. Unknown is `–`. */
export function tableLines(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string[] {
  const texts = rows.map((row) => columns.map((_, index) => cellText(row[index] ?? null)));
  const widths = columns.map((column, index) =>
    Math.max(stringWidth(column.head), ...texts.map((row) => stringWidth(row[index] ?? ""))),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map((column, index) => {
        const text = cells[index] ?? "";
        const space = " ".repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(text)));
        return column.align === "right" ? space + text : text + space;
      })
      .join("  ")
      .trimEnd();
  return [line(columns.map((column) => column.head)), ...texts.map(line)];
}

function cellText(cell: Cell): string {
  if (cell === null) return "–";
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  // Here already, because what a line loses later would take its column along.
  return typeof cell === "number" ? String(cell) : plainText(cell);
}
