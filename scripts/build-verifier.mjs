/**
 * `node scripts/build-verifier.mjs [FOLDER]`: builds the page that checks a draw into `out/verifier` or the folder, beside it its
 * SHA-256 in the form that `sha256sum --check` reads. The same source gives the same bytes.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FILE_NAME = "verifier.html";
const folder = resolve(argv[2] ?? join(root, "out", "verifier"));

await build({ configFile: join(root, "verifier.vite.config.ts"), build: { outDir: folder } });
const page = join(folder, FILE_NAME);
const sha256 = createHash("sha256").update(readFileSync(page)).digest("hex");
writeFileSync(`${page}.sha256`, `${sha256}  ${FILE_NAME}\n`);
