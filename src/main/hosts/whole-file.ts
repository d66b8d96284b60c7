import { chmodSync, renameSync, writeFileSync } from "node:fs";

/** Writes a small file that only this account may read, so that it is there whole or not at all. */
export function writeWhole(file: string, content: string | Buffer): void {
  const draft = `${file}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  // The mode above is subject to the umask, and does not change a draft that a crash left behind.
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}
