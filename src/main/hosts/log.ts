import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import pino, { type Logger } from "pino";
import { LOGS_DIR, type WorkspaceLog } from "#main/workspace.ts";

export interface Log extends WorkspaceLog {
  readonly info: (message: string, facts?: Record<string, unknown>) => void;
}

const ROTATE_AT_BYTES = 1_048_576;
const KEPT_FILES = 5;
const LOG_FILE = "adjutant.log";

/** Names under which something secret could ever come along: the sink writes none of them. */
const REDACTED = ["token", "*.token", "key", "*.key", "authorization", "*.authorization", "*.headers", "headers"];

/**
 * The log of a workspace: a line a message, five files of a megabyte. Several processes write to one workspace's log and each
 * may move the files on, so none is held open: every line looks where it goes.
 */
export function openLog(dataDir: string, host: string): Log {
  const dir = join(dataDir, LOGS_DIR);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  append(dir, "");
  const logger: Logger = pino(
    {
      base: { host, pid: process.pid },
      redact: { paths: REDACTED, censor: "(secret)" },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    { write: (line) => append(dir, line) },
  );
  return {
    info: (message, facts = {}) => logger.info(facts, message),
    defect(error, where) {
      const reference = randomBytes(4).toString("hex");
      logger.error({ err: error, where, reference }, "Something failed that should not.");
      return reference;
    },
  };
}

function append(dir: string, line: string): void {
  try {
    rotate(dir);
    appendFileSync(join(dir, LOG_FILE), line, { mode: 0o600 });
  } catch {
    // A disk that is full takes no line either; what was to be logged must not end the process.
  }
}

function rotate(dir: string): void {
  const file = (index: number) => join(dir, index === 0 ? LOG_FILE : `${LOG_FILE}.${index}`);
  if (!existsSync(file(0)) || statSync(file(0)).size < ROTATE_AT_BYTES) return;
  rmSync(file(KEPT_FILES - 1), { force: true });
  for (let index = KEPT_FILES - 2; index >= 0; index -= 1) {
    if (existsSync(file(index))) renameSync(file(index), file(index + 1));
  }
}
