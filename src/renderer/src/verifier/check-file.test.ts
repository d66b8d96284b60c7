import { expect, it } from "vitest";
import { MOST_FILE_BYTES } from "#shared/draw/explain-file.ts";
import { EXAMPLE } from "#test/support/draws.ts";
import { checkGiven, type Given, givenFile, givenText } from "./check-file.ts";

const text = JSON.stringify(EXAMPLE);
const file = (...parts: BlobPart[]) => givenFile(new File(parts, "proof.json"));
const never = () => Promise.reject(new Error("read"));

it.each<[given: string, given: Given, title: string]>([
  ["pasted text", givenText("pasted text", text), "The proof holds, with 2 warnings"],
  ["a file", file(text), "The proof holds, with 2 warnings"],
  ["a file behind a byte order mark", file("\ufeff", text), "This file cannot be read as a proof"],
  ["bytes that are no text", file(Uint8Array.of(0xff, 0xfe)), "This file is not text"],
  ["a file cut inside a character", file(Uint8Array.of(0x22, 0xc3)), "This file is not text"],
  ["a folder", { name: "folder", sizeBytes: 4_096, read: never }, "This file could not be opened"],
  [
    "what is too large, unread",
    { name: "large", sizeBytes: MOST_FILE_BYTES + 1, read: never },
    "This file is too large",
  ],
])("%s", async (_, given, title) => {
  expect((await checkGiven(given)).verdict.title).toBe(title);
});
