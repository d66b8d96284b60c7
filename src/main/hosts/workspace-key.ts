import { createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceKey } from "#main/workspace.ts";

/** Outside backups: whoever has a backup does not have the keys. */
export const WORKSPACE_KEY_FILE = "workspace.key";
const KEY_BYTES = 32;

/**
 * The key of a workspace where no desktop keeps it: from ADJUTANT_KEY (any text of 16 characters or more), else from a
 * file that only this account can read, made at the first start.
 */
export function loadWorkspaceKey(dataDir: string): WorkspaceKey {
  const given = process.env.ADJUTANT_KEY;
  if (given !== undefined && given !== "") {
    if (given.length < 16) throw new Error("ADJUTANT_KEY must have at least 16 characters.");
    const key = createHash("sha256").update(given, "utf8").digest();
    const beside = existsSync(join(dataDir, WORKSPACE_KEY_FILE)) ? [readKeyFile(dataDir)] : [];
    return { keys: [key, ...beside], place: "environment" };
  }
  return { keys: [readKeyFile(dataDir)], place: "file" };
}

/** The key in the file; made where there is none, and anew (the old one kept beside) where it is no key. */
export function readKeyFile(dataDir: string): Buffer {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, WORKSPACE_KEY_FILE);
  if (existsSync(file)) {
    const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64url");
    if (key.byteLength === KEY_BYTES) return key;
    renameSync(file, `${file}.damaged`);
  }
  const key = randomBytes(KEY_BYTES);
  writeFileSync(file, `${key.toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  // The mode above is subject to the umask and ignored on some file systems.
  chmodSync(file, 0o600);
  return key;
}
