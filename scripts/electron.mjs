/** Where Electron's binary is, and how it comes. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { env, execPath, stderr } from "node:process";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const electron = join(root, "node_modules", "electron");
/** Remembers that fetching was tried for this version, so that later starts do not wait for it again. */
const triedFile = join(root, "node_modules", ".cache", "adjutant-electron-tried");
const ANSWERS_WITHIN_MS = 3_000;
const FETCHES_WITHIN_MS = 110_000;

/** The path of the binary; null where it is not here. */
export function findElectron() {
  const named = join(electron, "path.txt");
  if (!existsSync(named)) return null;
  const path = join(electron, "dist", readFileSync(named, "utf8"));
  return existsSync(path) ? path : null;
}

/** Whether the place that Electron's binaries come from answers at all. */
async function canFetch() {
  const place =
    env.npm_config_electron_mirror ?? env.ELECTRON_MIRROR ?? "https://github.com/electron/electron/releases/";
  try {
    await fetch(place, { method: "HEAD", signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    return true;
  } catch {
    return false;
  }
}

/** Tries to fetch the binary, once for each version of it unless `isAsked`. */
export async function fetchElectron(isAsked) {
  const { version } = JSON.parse(readFileSync(join(electron, "package.json"), "utf8"));
  if (!isAsked && existsSync(triedFile) && readFileSync(triedFile, "utf8") === version) return;
  mkdirSync(dirname(triedFile), { recursive: true });
  writeFileSync(triedFile, version);
  if (!(await canFetch())) return;
  stderr.write("Fetching Electron (once, about 100 MB)…\n");
  spawnSync(execPath, [join(electron, "install.js")], { stdio: ["ignore", 2, 2], timeout: FETCHES_WITHIN_MS });
}
