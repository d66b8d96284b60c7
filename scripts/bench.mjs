/** `npm run bench [-- NAME…]`: builds the benchmarks and runs them one after another, each in a process of its own. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { argv, execPath, exitCode } from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = join(root, "test", "bench");
const target = join(root, "out", "bench");
const names = readdirSync(sources)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => basename(file, ".bench.ts"));
const asked = argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(", ")}. There are: ${names.join(", ")}.\n`);
  process.exit(2);
}

await build({
  root,
  configFile: false,
  logLevel: "error",
  ssr: { noExternal: true, external: ["better-sqlite3"] },
  build: {
    ssr: true,
    outDir: target,
    emptyOutDir: true,
    target: "node24",
    rolldownOptions: {
      input: Object.fromEntries(
        [...names.map((name) => `${name}.bench`), "simulator"].map((name) => [name, join(sources, `${name}.ts`)]),
      ),
    },
  },
});

let code = exitCode ?? 0;
for (const name of asked.length === 0 ? names : asked) {
  const ran = spawnSync(execPath, ["--expose-gc", join(target, `${name}.bench.js`)], { cwd: root, stdio: "inherit" });
  code ||= ran.status ?? 1;
}
process.exitCode = code;
