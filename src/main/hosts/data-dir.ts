import { join, resolve } from "node:path";
import envPaths from "env-paths";

/** Where the data lies: the folder that was asked for, else ADJUTANT_DATA_DIR, else the system's place for app data. */
export function dataDirOf(asked: string | undefined): string {
  const chosen = asked ?? process.env.ADJUTANT_DATA_DIR;
  return chosen === undefined || chosen === "" ? envPaths("adjutant", { suffix: "" }).data : resolve(chosen);
}

/** The demo's workspace lies inside the own one, so that removing a folder removes all of it. */
export function demoDirOf(dataDir: string): string {
  return join(dataDir, "demo");
}
