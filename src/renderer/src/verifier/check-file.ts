import { type Explained, explainFile, MOST_FILE_BYTES, TOO_LARGE } from "#shared/draw/explain-file.ts";
import { evidenceHash } from "#shared/draw/lock.ts";

/** What somebody gave to be checked. */
export interface Given {
  readonly name: string;
  readonly sizeBytes: number;
  readonly read: () => Promise<Uint8Array | string>;
}

export const givenText = (name: string, text: string): Given => ({
  name,
  sizeBytes: text.length,
  read: () => Promise.resolve(text),
});

export const givenFile = (file: File): Given => ({
  name: file.name,
  sizeBytes: file.size,
  read: async () => new Uint8Array(await file.arrayBuffer()),
});

/** What it is, and what its check gives. Never rejects: what cannot be read is said so. */
export async function checkGiven({ sizeBytes, read }: Given): Promise<Explained> {
  if (sizeBytes > MOST_FILE_BYTES) return TOO_LARGE;
  let content: Uint8Array | string;
  try {
    content = await read();
  } catch {
    return failed("This file could not be opened", "It may have been moved, or be a folder. Choose it once more.");
  }
  if (typeof content === "string") return explainFile(content);
  const text = textOf(content);
  return text === null
    ? failed(
        "This file is not text",
        "If it is an archive, unpack it and take the .json file inside.",
        evidenceHash(content),
      )
    : explainFile(text);
}

/** A byte order mark stays, so that it is seen; null where the bytes are no UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function failed(title: string, words: string, hash: string | null = null): Explained {
  return { kind: "other", verdict: { tone: "bad", title, words }, evidenceHash: hash };
}
