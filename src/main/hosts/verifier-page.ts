import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { VerifierPage } from "#main/api/base.ts";

/** The bundler may put this module beside the entry or into the folder of shared parts. */
const here = import.meta.dirname;
const mainDir = basename(here) === "chunks" ? dirname(here) : here;

const FILE_NAME = "verifier.html";
const PAGE_FILE = join(mainDir, "..", "verifier", FILE_NAME);

/** The self-contained page as it was built; null where this build has none. */
export function readVerifierPage(file: string = PAGE_FILE): VerifierPage | null {
  try {
    const bytes = readFileSync(file);
    return {
      fileName: FILE_NAME,
      html: bytes.toString("utf8"),
      sha256: createHash("sha256").update(bytes).digest("hex"),
    };
  } catch {
    return null;
  }
}
