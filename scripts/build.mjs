/** Builds `out/` where the sources are newer than what it was built from. `buildIfStale` is also what the tests call. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { argv, execPath, stderr } from "node:process";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "out", ".stamp");
const SOURCES = [
  "src",
  "electron.vite.config.ts",
  "verifier.vite.config.ts",
  "scripts/build-verifier.mjs",
  "package.json",
  "package-lock.json",
];

/** Names, sizes and times of everything that goes into the build. */
function stampOf() {
  const hash = createHash("sha256");
  const add = (path) => {
    const found = statSync(path);
    if (found.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else if (!/\.test\.tsx?$/.test(path)) hash.update(`${relative(root, path)} ${found.size} ${found.mtimeMs}\n`);
  };
  for (const source of SOURCES) add(join(root, source));
  return hash.digest("hex");
}

/** Builds where needed; throws with what the build printed where it fails. */
export function buildIfStale() {
  const stamp = stampOf();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  const vite = createRequire(import.meta.url).resolve("electron-vite/package.json");
  run(join(dirname(vite), "bin", "electron-vite.js"), "build");
  run(join(root, "scripts", "build-verifier.mjs"));
  writeFileSync(stampFile, stamp);
}

function run(...args) {
  const { status, stdout, stderr } = spawnSync(execPath, args, {
    cwd: root,
    encoding: "utf8",
    // The build never needs the binary; asking for it would try to fetch it.
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: root },
  });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    buildIfStale();
  } catch (error) {
    stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
