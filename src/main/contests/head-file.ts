/**
 * The last number that this workspace gave a commitment, in a file beside the database. A backup of the database lacks it: what
 * was restored from one knows fewer commitments than the file, and a copy elsewhere is in another place.
 */
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, realpathSync, renameSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

export interface LedgerHead {
  /** 16 bytes, hexadecimal. */
  readonly issuer: string;
  /** 0: it numbered nothing. */
  readonly seq: number;
  readonly hash: string;
}

export interface HeadFile {
  readonly read: () => LedgerHead | "none" | "unreadable";
  /** After it returns a power cut cannot take it back. */
  readonly write: (head: LedgerHead) => void;
  /** Names the folder: another where the workspace was moved, copied or restored elsewhere. */
  readonly place: () => string;
}

export const HEAD_FILE = "ledger-head.json";

export function createHeadFile(dataDir: string): HeadFile {
  const file = join(dataDir, HEAD_FILE);
  return {
    read() {
      let text: string;
      try {
        text = readFileSync(file, "utf8");
      } catch (error) {
        return error instanceof Error && "code" in error && error.code === "ENOENT" ? "none" : "unreadable";
      }
      return readHead(text) ?? "unreadable";
    },
    write(head) {
      const draft = `${file}.new`;
      const descriptor = openSync(draft, "w", 0o600);
      try {
        writeSync(descriptor, `${JSON.stringify(head)}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(draft, file);
    },
    // Hashed: a database that is handed on does not tell where it lay.
    place: () => createHash("sha256").update(identityOf(dataDir)).digest("hex"),
  };
}

function identityOf(dataDir: string): string {
  return `${realpathSync(dataDir)}\n${statSync(dataDir, { bigint: true }).ino}`;
}

function readHead(text: string): LedgerHead | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("issuer" in value && "seq" in value && "hash" in value))
    return null;
  const { issuer, seq, hash } = value;
  const isHead = typeof issuer === "string" && Number.isSafeInteger(seq) && typeof hash === "string";
  return isHead ? { issuer, seq: Number(seq), hash } : null;
}
