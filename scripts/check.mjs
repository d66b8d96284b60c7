/** `npm run check`: types, format, lint with the layers, dead code, units. Everything at once, the slowest decides. */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { stdout } from "node:process";

const STEPS = [
  ["types", "tsc", ["-b"]],
  ["lint", "biome", ["ci", "--error-on-warnings"]],
  ["dead code", "knip", []],
  ["units", "vitest", ["run", "--project", "units"]],
];

/** Runs one step and tells how it went; what it printed is shown only where it failed. */
function run([name, command, args]) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, args, { shell: process.platform === "win32", stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.stderr.on("data", (chunk) => (text += chunk));
    child.on("close", (code) => {
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      stdout.write(code === 0 ? `ok    ${name} (${seconds} s)\n` : `FAIL  ${name} (${seconds} s)\n${text}\n`);
      resolve(code === 0);
    });
  });
}

const waiting = [...STEPS];
const results = [];
await Promise.all(
  Array.from({ length: Math.max(2, Math.min(STEPS.length, availableParallelism())) }, async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) results.push(await run(step));
  }),
);
if (results.includes(false)) process.exitCode = 1;
