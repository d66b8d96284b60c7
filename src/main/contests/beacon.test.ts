import { describe, expect, it } from "vitest";
import { failureOf, judge } from "./beacon.ts";
import type { RelayAnswer } from "./relays.ts";

const SIGNATURE = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
const said = (signature: string, round: number | null = 1_000): RelayAnswer => ({ kind: "said", round, signature });

describe("an answer for round 1000", () => {
  it.each<[situation: string, answer: RelayAnswer, expected: string]>([
    ["its signature", said(SIGNATURE), "signed"],
    ["its signature under another number, which is not used", said(SIGNATURE, 7), "signed"],
    ["the opposite point", said(`9${SIGNATURE.slice(1)}`), "forged"],
    ["capitals, which no relay writes", said(SIGNATURE.toUpperCase()), "forged"],
    ["the point at infinity", said(`c0${"0".repeat(94)}`), "forged"],
    ["47 bytes", said(SIGNATURE.slice(2)), "forged"],
    ["nothing", said(""), "forged"],
    ["too early", { kind: "not-yet" }, "not-yet"],
    ["a page", { kind: "unusable", detail: "page" }, "unusable"],
    ["silence", { kind: "unreachable", detail: "silent" }, "unreachable"],
  ])("%s", (_situation, answer, expected) => {
    expect(judge(answer, 1_000).kind).toBe(expected);
  });

  it("is refused where the signature is good for another round", () => {
    expect(judge(said(SIGNATURE), 1_001).kind).toBe("forged");
  });
});

describe("why no relay gave the round", () => {
  const at = (kind: "not-yet" | "forged" | "unusable" | "unreachable") =>
    ({ relay: "https://a.example/path", kind, detail: kind }) as const;
  it.each<[kinds: Parameters<typeof at>[0][], expected: string]>([
    [["unreachable", "unreachable"], "unreachable"],
    [["unreachable", "forged"], "refused"],
    [["unusable", "unreachable"], "refused"],
    [["forged", "not-yet"], "too-early"],
  ])("%j", (kinds, expected) => {
    expect(failureOf(kinds.map(at)).why).toBe(expected);
  });

  it("names the hosts and nothing more of their addresses", () => {
    expect(failureOf([at("forged"), at("unreachable")]).detail).toBe("a.example: forged; a.example: unreachable");
  });
});
