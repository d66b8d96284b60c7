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
/** Every module is an entry: some run as processes of their own. */
const modules = readdirSync(sources).map((file) => basename(file, ".ts"));
const names = modules.filter((module) => module.endsWith(".bench")).map((module) => basename(module, ".bench"));
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
  ssr: { noExternal: true, external: ["better-sqlite3", "playwright-core"] },
  build: {
    ssr: true,
    outDir: target,
    emptyOutDir: true,
    target: "node24",
    rolldownOptions: {
      input: Object.fromEntries(modules.map((module) => [module, join(sources, `${module}.ts`)])),
    },
  },
});

let code = exitCode ?? 0;
for (const name of asked.length === 0 ? names : asked) {
  const ran = spawnSync(execPath, ["--expose-gc", join(target, `${name}.bench.js`)], { cwd: root, stdio: "inherit" });
  code ||= ran.status ?? 1;
}
process.exitCode = code;
