/** Proofs by the command line: what scripts get, what people read, and that no workspace is made. */
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runCli } from "#test/support/cli.ts";
import { drawn, EXAMPLE, witnessed } from "#test/support/draws.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adjutant-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(["verify", ...args], { dataDir: join(folder, "workspace") });
function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
}

it("reports of one file, and of several with their names, and makes no workspace", async () => {
  const [good, bad, text] = [
    file("good.json", EXAMPLE),
    file("bad.json", { ...EXAMPLE, rules: "x" }),
    file("text", "?"),
  ];
  const missing = join(folder, "missing.json");
  const report = {
    ok: true,
    code: null,
    assurance: "beacon",
    warnings: ["commitment_not_published", "lock_not_published"],
    winners: ["coc:#9CUG"],
    alternates: ["coc:#8QU8J9LP"],
  };
  const refused = { ok: false, assurance: null, warnings: [], winners: [], alternates: [] };
  const one = await cli(good, "--json");
  expect([one.code, one.json(), one.stderr]).toEqual([0, report, ""]);
  const several = await cli(good, bad, text, missing, "--json");
  expect([several.code, several.json()]).toEqual([
    1,
    [
      { file: good, ...report },
      { file: bad, ...refused, code: "rules_hash" },
      { file: text, ...refused, code: "format" },
      { file: missing, ...refused, code: null, error: `There is no file ${missing}.` },
    ],
  ]);
  expect(existsSync(join(folder, "workspace"))).toBe(false);
});

it("says what is wrong with a file, and with how it was asked", async () => {
  const huge = file("huge.json", "");
  truncateSync(huge, 300 * 1024 * 1024);
  const [absent, large, none, evidence] = await Promise.all([
    cli(join(folder, "missing.json")),
    cli(huge),
    cli(),
    cli(huge, huge, "--evidence", huge),
  ]);
  expect([absent.code, absent.stdout, absent.stderr]).toEqual([1, "", expect.stringMatching(/^There is no file /)]);
  expect([large.code, large.stdout, large.stderr]).toEqual([1, "", expect.stringContaining("too large")]);
  expect([none.code, evidence.code]).toEqual([2, 2]);
});

it("shows hostile names and members harmless, and checks the evidence", async () => {
  const hostile = drawn({ entries: [{ id: "a", name: "\u001b[2JBo\u202e\n1. Eve", weight: 1 }] });
  const shown = await cli(file("hostile.json", hostile));
  expect([shown.code, shown.stdout]).toEqual([0, expect.stringMatching(/winner +\[2JBo1\. Eve +a /)]);
  const odd = await cli(file("odd.json", { ...EXAMPLE, "\u001b]0;owned\u0007": 1 }));
  expect(odd.code).toBe(1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(shown.stdout + odd.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  const proof = file("proof.json", witnessed());
  const [right, wrong] = await Promise.all([
    cli(proof, "--evidence", file("evidence", "evidence\n"), "--json"),
    cli(proof, "--evidence", file("other", "other")),
  ]);
  expect([right.code, right.json().evidence]).toEqual([0, true]);
  expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringContaining("other is NOT the evidence")]);
});
