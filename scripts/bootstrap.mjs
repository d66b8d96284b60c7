/**
 * Makes a fresh clone ready: the dependencies of the lock file, Node 24 among them, and with `--chromium` a browser for the
 * tests. Runs under whatever Node the system has (18 or newer), with built-in modules alone, in a shell of its own: the
 * shell that runs a script keeps the first `node` that it found.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stampFile = join(modules, ".bootstrap");

const say = (line) => process.stderr.write(`${line}\n`);

function stampOf() {
  const lock = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256").update(lock).update(`${process.platform}-${process.arch}`).digest("hex");
}

function nodeOfProject() {
  return process.platform === "win32" ? join(modules, "node", "bin", "node.exe") : join(modules, "node", "bin", "node");
}

/** What npm tells the scripts it runs would change what an `npm ci` started by one of them does. */
function cleanEnvironment() {
  const kept = /^npm_config_(?:registry|cache|proxy|https_proxy|noproxy|userconfig|globalconfig|cafile)$/i;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)),
  );
  delete env.NODE_ENV;
  return env;
}

function install() {
  const stamp = stampOf();
  const isDone = existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp && existsSync(nodeOfProject());
  if (isDone) return;
  say("Installing what Adjutant is made of (once, about half a minute)…");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, all] = npm === undefined ? ["npm", args] : [process.execPath, [npm, ...args]];
  const result = spawnSync(command, all, {
    cwd: root,
    env: cleanEnvironment(),
    // Nothing but the answer of a command goes to stdout.
    stdio: ["ignore", 2, 2],
    shell: npm === undefined && process.platform === "win32",
  });
  if (result.status !== 0) {
    say("npm ci failed. Is the computer online, and is there room on the disk?");
    process.exit(1);
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Where the systems keep a Chromium, or a Chrome, which does as well. */
const BROWSERS = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

function findBrowser() {
  const asked = process.env.ADJUTANT_CHROMIUM;
  const places = asked === undefined ? (BROWSERS[process.platform] ?? []) : [asked];
  return places.find((place) => existsSync(place));
}

function ensureBrowser() {
  if (findBrowser() !== undefined) return;
  const isDebian = process.platform === "linux" && existsSync("/usr/bin/apt-get");
  if (isDebian && process.getuid?.() === 0) {
    say("Installing Chromium for the tests (once, about half a minute)…");
    const apt = (...args) =>
      spawnSync("apt-get", args, {
        stdio: ["ignore", 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      }).status === 0;
    const isDone =
      apt("install", "-y", "-qq", "chromium") || (apt("update", "-qq") && apt("install", "-y", "-qq", "chromium"));
    if (isDone && findBrowser() !== undefined) return;
  }
  say(
    isDebian
      ? "The tests need Chromium. Install it with: sudo apt-get install chromium"
      : "The tests need Chromium or Chrome. Install one, or name its program in ADJUTANT_CHROMIUM.",
  );
  process.exit(1);
}

install();
if (process.argv.includes("--chromium")) ensureBrowser();
