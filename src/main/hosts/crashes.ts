import type { WorkspaceLog } from "#main/workspace.ts";

/**
 * What happens with errors that nobody caught: after one thrown in the open the data is safe but the process may not be, so
 * `stop` ends it; a promise that nobody waited for leaves everything else as it was and is only logged.
 */
export function handleCrashes(log: WorkspaceLog, stop: (error: unknown) => void): void {
  process.on("uncaughtException", stop);
  process.on("unhandledRejection", (error) => void log.defect(error, "promise"));
}
