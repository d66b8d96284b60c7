/**
 * `npm start`: opens the app in Electron where its binary is here or can be fetched; else says so in one line and serves
 * the same app on loopback.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv, env, execPath, stderr } from "node:process";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const electron = join(root, "node_modules", "electron");
/** Remembers that fetching was tried for this version, so that later starts do not wait for it again. */
const triedFile = join(root, "node_modules", ".cache", "adjutant-electron-tried");
const ANSWERS_WITHIN_MS = 3_000;
const FETCHES_WITHIN_MS = 110_000;

function binary() {
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

async function fetchOnce() {
  const { version } = JSON.parse(readFileSync(join(electron, "package.json"), "utf8"));
  if (existsSync(triedFile) && readFileSync(triedFile, "utf8") === version && !argv.includes("--fetch-electron"))
    return;
  mkdirSync(dirname(triedFile), { recursive: true });
  writeFileSync(triedFile, version);
  if (!(await canFetch())) return;
  stderr.write("Fetching Electron (once, about 100 MB)…\n");
  spawnSync(execPath, [join(electron, "install.js")], { stdio: ["ignore", 2, 2], timeout: FETCHES_WITHIN_MS });
}

buildIfStale();
if (binary() === null) await fetchOnce();
const path = binary();
const given = argv.slice(2).filter((argument) => argument !== "--fetch-electron");
if (path === null) {
  stderr.write("Electron's binary is not here and could not be fetched: serving the app on loopback instead.\n");
  process.argv = [execPath, join(root, "out", "main", "adjutant.js"), "serve", ...given];
  await import(new URL("../out/main/adjutant.js", import.meta.url).href);
} else {
  const child = spawn(path, [root, ...given], { stdio: "inherit" });
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
