import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Tests of the hosts run what is built. */
export function setup(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: "inherit" });
}
