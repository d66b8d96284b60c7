/**
 * Lays the page that checks draws beside the installers, with its SHA-256, called by electron-builder when they are made: members
 * compare the page that an organiser hands out with the one of the release (docs/fairness.md).
 */
import { copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const BUILT = join(dirname(dirname(fileURLToPath(import.meta.url))), "out", "verifier");

export function afterAllArtifactBuild({ outDir }) {
  return ["verifier.html", "verifier.html.sha256"].map((name) => {
    const target = join(outDir, name);
    copyFileSync(join(BUILT, name), target);
    return target;
  });
}
