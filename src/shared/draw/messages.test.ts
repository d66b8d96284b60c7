import { describe, expect, it } from "vitest";
import { alone, drawn, EXAMPLE, witnessed } from "#test/support/draws.ts";
import { commitmentMessage, lockMessage, resultMessage } from "./messages.ts";

const { commitment, lock, result, entries } = EXAMPLE;

describe("the messages of the protocol's example", () => {
  it("announces the terms", () => {
    expect(commitmentMessage({ ...commitment, seq: 12 }).split("\n")).toEqual([
      "Fair draw no. 12, attempt 1: Summer raffle",
      expect.stringMatching(/^commitment [0-9a-f]{64}$/),
      "entries close 2026-08-07T00:00:00Z, locked by 2026-08-07T02:00:00Z",
      "draw: drand quicknet round 31089008, 2026-08-07T02:39:48Z",
    ]);
    expect(commitmentMessage(commitment)).toContain("6e1ae840f5e93bc56954275062d3606be667405581d38bfafc13ba679d59c4ea");
  });

  it("announces the lock", () => {
    expect(lockMessage(commitment, lock)).toBe(
      [
        "Fair draw no. 1: entries locked (list attached)",
        "lock 6475a3b3fd8c75c3358628018b059b4271ee8b9566f990247c5c0059f4aea40e",
        "3 members, 9 entries",
        "root 0cbb61e61569bdd2008441ae5fa512c8251b79a95ae309f5b4d273c4f1a88bb1",
        "draw: drand quicknet round 31089008, 2026-08-07T02:39:48Z",
      ].join("\n"),
    );
  });

  it("announces the result", () => {
    expect(resultMessage(commitment, result, entries)).toBe(
      [
        "Fair draw no. 1: result (proof attached)",
        "seed d3c43c48a062dedca93760ee6cefe0edaf4020d2e0df25c4d49959a2b5a93917",
        '1. Bo "B" (coc:#9CUG)   alternate: Łukasz (coc:#8QU8J9LP)',
      ].join("\n"),
    );
  });
});

it("offline says who takes part", () => {
  expect(commitmentMessage(witnessed().commitment)).toContain(
    "what these witnesses say after the lock: judge-1, judge-2",
  );
  expect(commitmentMessage(alone().commitment)).toContain("draw: by the organiser alone, without witnesses");
});

it("many picks have a line each, and what a chat has no room for is counted", () => {
  const members = Array.from({ length: 300 }, (_, index) => ({
    id: `osrs:m${1000 + index}`,
    name: `M ${index}`,
    weight: 1,
  }));
  const few = drawn({ terms: { winners: 2, alternates: 2 }, entries: members });
  expect(
    resultMessage(few.commitment, few.result, few.entries)
      .split("\n")
      .slice(2)
      .map((line) => line.split(" ")[0]),
  ).toEqual(["1.", "2.", "alternate", "alternate"]);
  const many = drawn({ terms: { winners: 200, alternates: 0 }, entries: members });
  const message = resultMessage(many.commitment, many.result, many.entries);
  expect(message.length).toBeLessThan(2_000);
  expect(message).toMatch(/\nand \d+ more in the proof$/);
});

it.each<[what: string, name: string, shown: string]>([
  ["calls nobody", "@everyone <@123>", "@\u200beveryone <\u200b@\u200b123>"],
  ["links nowhere", "[x](https://evil.example)", "[\u200bx](https:\u200b//evil.example)"],
  ["hides and crosses out nothing", "||a|| ~~b~~ `c`", "|\u200b|a|\u200b| ~\u200b~b~\u200b~ ˋcˋ"],
  ["begins no line", "a\n1. Bob", "a1. Bob"],
  ["turns no writing round", "a\u202eb", "ab"],
  ["is seen", "\u200b ", "(blank name)"],
])("a name %s", (_, name, shown) => {
  const { commitment: terms, result: drawnResult, entries: list } = drawn({ entries: [{ id: "a", name, weight: 1 }] });
  expect(resultMessage(terms, drawnResult, list).split("\n")[2]).toBe(`1. ${shown} (a)`);
});
