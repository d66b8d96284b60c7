import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readVerifierPage } from "./verifier-page.ts";

it("gives the proof page with the hash of its bytes, and nothing where the build has none", () => {
  const dir = mkdtempSync(join(tmpdir(), "adjutant-verifier-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, "verifier.html");
  expect(readVerifierPage(file)).toBeNull();
  writeFileSync(file, "abc");
  expect(readVerifierPage(file)).toEqual({
    fileName: "verifier.html",
    html: "abc",
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  });
});
