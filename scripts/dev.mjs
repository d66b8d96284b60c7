/**
 * `npm run dev`: the app while it is worked on. With Electron's binary, electron-vite swaps changed modules in the open window;
 * without it, the app on loopback is built and started again after every change.
 */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { argv, execPath, stderr } from "node:process";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build.mjs";
import { findElectron } from "./electron.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const given = argv.slice(2);
/** An editor writes a file in several steps. */
const SETTLES_WITHIN_MS = 200;

function runElectron() {
  const vite = join(dirname(createRequire(import.meta.url).resolve("electron-vite/package.json")), "bin");
  const child = spawn(execPath, [join(vite, "electron-vite.js"), "dev", "--watch", "--", ...given], {
    cwd: root,
    stdio: "inherit",
  });
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

function serve() {
  return spawn(execPath, [join(root, "out", "main", "adjutant.js"), "serve", ...given], { stdio: "inherit" });
}

/** Ends a host and waits until it has let go of the workspace. */
function ended(child) {
  if (child === null || child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });
}

function runLoopback() {
  let host = null;
  let timer;
  let turn = Promise.resolve();
  const again = () => {
    turn = turn.then(async () => {
      try {
        buildIfStale();
      } catch (error) {
        stderr.write(`${error.message}\n`);
        return;
      }
      await ended(host);
      host = serve();
    });
  };
  watch(join(root, "src"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(again, SETTLES_WITHIN_MS);
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void ended(host).then(() => process.exit(0)));
  again();
}

if (findElectron() === null) runLoopback();
else runElectron();
