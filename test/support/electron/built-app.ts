/** What the tests of the Electron host run: `out/` as it ships, which the global set-up built from the sources as they are. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { afterAll } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..", "..");

/** The app: `main`, `preload` and `renderer` lie in it. */
export const BUILT_APP = join(ROOT, "out");

/**
 * The same main process and preload with a page that only calls the contract. Inside the project, so that the main process
 * finds better-sqlite3 as it does when it ships; removed after the tests of the file.
 */
export async function buildBareApp(): Promise<string> {
  const parent = join(BUILT_APP, "host-test");
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, "bare-"));
  afterAll(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  for (const part of ["main", "preload"]) cpSync(join(BUILT_APP, part), join(dir, part), { recursive: true });
  await build({
    configFile: false,
    logLevel: "warn",
    root: join(import.meta.dirname, "page"),
    mode: "production",
    html: { cspNonce: "__CSP_NONCE__" },
    build: { outDir: join(dir, "renderer"), emptyOutDir: true },
  });
  return dir;
}
