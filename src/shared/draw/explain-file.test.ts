import { describe, expect, it } from "vitest";
import { drawn, EXAMPLE, rearmed } from "#test/support/draws.ts";
import type { Verdict } from "./explain.ts";
import { verdictBeside } from "./explain-evidence.ts";
import { explainFile } from "./explain-file.ts";
import { explainTogether } from "./explain-together.ts";
import { makeReceipt } from "./receipt.ts";

const given = (value: unknown) => explainFile(typeof value === "string" ? value : JSON.stringify(value));
const toneAndTitle = ({ tone, title }: Verdict) => [tone, title];

describe("what a file is", () => {
  const receipt = makeReceipt(EXAMPLE.lock, EXAMPLE.entries, "coc:#2PP");
  it.each<[what: string, value: unknown, kind: string, tone: string, title: string]>([
    ["a proof", EXAMPLE, "bundle", "warn", "The proof holds, with 2 warnings"],
    ["a changed proof", { ...EXAMPLE, rules: "x" }, "bundle", "bad", "This proof does not hold"],
    ["half a proof", { commitment: 1, reveal: 2 }, "bundle", "bad", "This is no complete proof"],
    ["a later version", { ...EXAMPLE, v: "clan-draw/2" }, "bundle", "bad", "This proof is of another version"],
    ["a made-up version", { ...EXAMPLE, v: "clan-draw/<b>" }, "bundle", "bad", "This is no complete proof"],
    ["a receipt", receipt, "receipt", "good", "The receipt holds"],
    ["a receipt of another place", { ...receipt, index: 1 }, "receipt", "bad", "This receipt does not hold"],
    ["an announcement", EXAMPLE.commitment, "commitment", "good", "This is the announcement of a draw"],
    ["one announcement in a list", [EXAMPLE.commitment], "ledger", "good", "The numbering has no gap"],
    [
      "announcements with a gap",
      [EXAMPLE.commitment, rearmed().commitment],
      "ledger",
      "warn",
      "Not all numbers are here",
    ],
    ["a list of anything", [EXAMPLE.commitment, EXAMPLE.lock], "other", "bad", "This file is no proof of a draw"],
    ["an empty list", [], "other", "bad", "This file is no proof of a draw"],
    ["a lock", EXAMPLE.lock, "other", "bad", "This is a lock, not a proof"],
    ["a locked list", { type: "locked-list" }, "other", "bad", "This is a lock, not a proof"],
    ["evidence", { v: "adjutant-evidence/1" }, "evidence", "warn", "This is the evidence of a draw"],
    ["nothing", " \n", "other", "bad", "This file is empty"],
    ["half a file", JSON.stringify(EXAMPLE).slice(0, 400), "other", "bad", "This file cannot be read as a proof"],
    ["half a character", '"\ud800', "other", "bad", "This file cannot be read as a proof"],
    ["a web page", "<!doctype html>", "other", "bad", "This is a web page, not a proof"],
    ["an archive", "PK\u0003\u0004", "other", "bad", "This file is not text"],
    ["a hash", "ab".repeat(32), "other", "bad", "This is a hash, not a proof"],
  ])("%s is told", (_, value, kind, tone, title) => {
    const explained = given(value);
    expect([explained.kind, ...toneAndTitle(explained.verdict)]).toEqual([kind, tone, title]);
  });
});

describe("evidence", () => {
  const text = '{"v":"adjutant-evidence/1"}';
  const [evidence, anything] = [given(text), given("any file at all")];
  const proof = given(drawn({ evidence: new TextEncoder().encode(text) }));
  const proofOfAnything = given(drawn({ evidence: new TextEncoder().encode("any file at all") }));
  it.each<[situation: string, verdict: Verdict, expected: readonly [string, string]]>([
    ["alone", verdictBeside(evidence, [evidence]), ["warn", "This is the evidence of a draw"]],
    [
      "beside its proof",
      verdictBeside(evidence, [proof]),
      ["good", "This is the evidence that the entries were locked with"],
    ],
    [
      "beside another proof",
      verdictBeside(evidence, [proofOfAnything]),
      ["bad", "This is not the evidence that the entries were locked with"],
    ],
    [
      "beside a proof without any",
      verdictBeside(evidence, [given(EXAMPLE)]),
      ["bad", "This is not the evidence that the entries were locked with"],
    ],
    [
      "of another program beside its proof",
      verdictBeside(anything, [proofOfAnything]),
      ["good", "This is the evidence that the entries were locked with"],
    ],
    ["that is none", verdictBeside(anything, [proof]), ["bad", "This file cannot be read as a proof"]],
  ])("%s", (_, verdict, expected) => {
    expect(toneAndTitle(verdict)).toEqual(expected);
  });
});

describe("files together", () => {
  const receipt = makeReceipt(EXAMPLE.lock, EXAMPLE.entries, "coc:#2PP");
  const other = drawn({ entries: [{ id: "coc:#2PP", name: "Ada", weight: 1 }] });
  it.each<[situation: string, files: readonly unknown[], titles: readonly string[]]>([
    ["a proof alone", [EXAMPLE], []],
    ["a list of announcements beside a proof", [EXAMPLE, [EXAMPLE.commitment]], ["The numbering has no gap"]],
    [
      "two locks of one announcement",
      [EXAMPLE, other],
      ["The numbering has no gap", "Two different locks of one draw"],
    ],
    ["a receipt and its proof", [receipt, EXAMPLE], ["The receipt belongs to the proof"]],
  ])("%s", (_, files, titles) => {
    expect(explainTogether(files.map(given)).map((verdict) => verdict.title)).toEqual(titles);
  });
});
