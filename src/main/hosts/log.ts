import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import pino, { type Logger } from "pino";
import { LOGS_DIR, type WorkspaceLog } from "#main/workspace.ts";

export interface Log extends WorkspaceLog {
  readonly info: (message: string, facts?: Record<string, unknown>) => void;
  readonly close: () => void;
}

const ROTATE_AT_BYTES = 1_048_576;
const KEPT_FILES = 5;
const LOG_FILE = "adjutant.log";

/** Names under which something secret could ever come along: the sink writes none of them. */
const REDACTED = ["token", "*.token", "key", "*.key", "authorization", "*.authorization", "*.headers", "headers"];

/** The log of a workspace: a file a line a message, five files of a megabyte. */
export function openLog(dataDir: string, host: string): Log {
  const dir = join(dataDir, LOGS_DIR);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  rotate(dir);
  const destination = pino.destination({ dest: join(dir, LOG_FILE), mode: 0o600, sync: true });
  const logger: Logger = pino(
    {
      base: { host, pid: process.pid },
      redact: { paths: REDACTED, censor: "(secret)" },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  );
  return {
    info: (message, facts = {}) => logger.info(facts, message),
    defect(error, where) {
      const reference = randomBytes(4).toString("hex");
      logger.error({ err: error, where, reference }, "Something failed that should not.");
      return reference;
    },
    close: () => destination.end(),
  };
}

function rotate(dir: string): void {
  const file = (index: number) => join(dir, index === 0 ? LOG_FILE : `${LOG_FILE}.${index}`);
  if (!existsSync(file(0)) || statSync(file(0)).size < ROTATE_AT_BYTES) return;
  rmSync(file(KEPT_FILES - 1), { force: true });
  for (let index = KEPT_FILES - 2; index >= 0; index -= 1) {
    if (existsSync(file(index))) renameSync(file(index), file(index + 1));
  }
}
