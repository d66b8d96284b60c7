import { describe, expect, it } from "vitest";
import type { Attention } from "#shared/contract/clans.ts";
import { plainLines, shownName } from "#shared/plain-text.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { attentionWords } from "./attention.ts";
import { durationRange } from "./duration.ts";
import { eventGroupWords, eventWords } from "./event.ts";
import { failureWords } from "./failure.ts";
import { isolateName } from "./isolate.ts";
import { csvText, tsvText } from "./table-text.ts";
import { timerWords } from "./timer.ts";

const wording = { roleLabel: (role: string) => role, number: (value: number) => String(value) };

describe("timerWords", () => {
  const cases: readonly [situation: string, kind: string, data: Record<string, string>, expected: string][] = [
    ["a battle day", "war-end", { opponent: "Hollow Banner" }, "War against Hollow Banner battle day ends in"],
    ["an opponent nobody knows yet", "war-preparation", {}, "War battle day begins in"],
    ["a hostile name", "war-end", { opponent: "a\u202eb" }, "War against ab battle day ends in"],
    ["a kind of another build", "raid-weekend", {}, "Raid weekend ends in"],
  ];
  it.each(cases)("%s", (_, kind, data, expected) => {
    const words = timerWords({ kind, data });
    expect(`${words.subject} ${words.countdown}`).toBe(expected);
  });
});

it.each([
  [5 * MINUTE, 2 * HOUR, "5 min to 2 h"],
  [10 * MINUTE, 10 * MINUTE + 1, "10 min"],
])("the span from %i to %i ms", (from, to, expected) => {
  expect(durationRange(from, to)).toBe(expected);
});

describe("attentionWords", () => {
  const cases: readonly [kind: Attention["kind"], count: number | null, expected: string][] = [
    ["attacks-left", 1, "1 member has attacks left"],
    ["attacks-left", 6, "6 members have attacks left"],
    ["review", 2, "2 values fell and wait for a look"],
    ["not-seen", 3, "3 members not seen for 14 d"],
    ["members-not-found", 1, "1 name is not found by the game any more"],
    ["members-not-found", 3, "3 names are not found by the game any more"],
    ["key-refused", null, "The key is refused"],
  ];
  it.each(cases)("%s of %s", (kind, count, expected) => {
    expect(attentionWords({ kind, count })).toBe(expected);
  });
});

describe("eventWords", () => {
  const cases: readonly [situation: string, type: string, data: Record<string, string | number>, expected: string][] = [
    [
      "a skill's last level",
      "level-milestone",
      { of: "skill", skill: "Attack", reached: 99 },
      "reached level 99 in Attack",
    ],
    [
      "the most experience",
      "level-milestone",
      { of: "xp", skill: "Attack", reached: 200_000_000 },
      "reached 200000000 XP in Attack, the most there is",
    ],
    ["a total level", "level-milestone", { of: "total", reached: 2_000 }, "passed total level 2000"],
    [
      "a first kill",
      "kills-milestone",
      { boss: "Zulrah", unit: "kills", count: 3, reached: 1 },
      "beat Zulrah for the first time",
    ],
    [
      "a first chest",
      "kills-milestone",
      { boss: "Barrows Chests", unit: "chests", count: 1, reached: 1 },
      "opened Barrows Chests for the first time",
    ],
    [
      "many kills",
      "kills-milestone",
      { boss: "Zulrah", unit: "kills", count: 503, reached: 500 },
      "passed 500 kills of Zulrah",
    ],
    [
      "many chests",
      "kills-milestone",
      { boss: "Barrows Chests", unit: "chests", count: 503, reached: 500 },
      "passed 500 of Barrows Chests",
    ],
    [
      "a boss of a hostile name",
      "kills-milestone",
      { boss: "a\u202eb", unit: "kills", count: 1, reached: 1 },
      "beat ab for the first time",
    ],
    [
      "a first clue",
      "clues-milestone",
      { tier: "Master clues", count: 1, reached: 1 },
      "completed the first of the master clues",
    ],
    ["many clues", "clues-milestone", { tier: "All clues", count: 501, reached: 500 }, "passed 500 clues"],
    ["a collection", "collection-milestone", { reached: 600 }, "passed 600 items in the collection log"],
  ];
  it.each(cases)("%s", (_, type, data, expected) => {
    expect(eventWords({ type, name: "Wood", ref: "wood", data }, wording)).toEqual({ subject: "Wood", text: expected });
  });
});

it("says which type an account was and is, as the game calls them", () => {
  const event = { type: "type-changed", name: "Bo\u202ebo", ref: "bobo", data: { from: "iron", to: "usual" } };
  expect(eventWords(event, { ...wording, typeLabel: (type) => type.toUpperCase() })).toEqual({
    subject: "Bobo",
    text: "is now of the type USUAL, was IRON",
  });
});

describe("eventGroupWords", () => {
  const event = (ref: string, data: Record<string, string | number>) => ({ ref, data });
  const cases: readonly [situation: string, type: string, events: ReturnType<typeof event>[], expected: string][] = [
    [
      "donations of several",
      "donation",
      [event("#A", { amount: 20 }), event("#B", { amount: 5 }), event("#A", { amount: 15 })],
      "2 members donated 40",
    ],
    ["joins", "member-joined", [event("#A", {}), event("#B", {})], "2 members joined the clan"],
    [
      "attacks of both sides",
      "war-attack",
      [
        event("#A", { side: "own", stars: 3 }),
        event("#B", { side: "own", stars: 2 }),
        event("#A", { side: "opponent", stars: 3 }),
      ],
      "2 attacks by us for 5 stars, 1 attack against us",
    ],
    ["a kind without a sum", "role-changed", [event("#A", {}), event("#B", {})], "2 × role changed"],
    ["a kind of another build", "siege-cleared", [event("#A", {}), event("#B", {})], "2 × siege cleared"],
  ];
  it.each(cases)("%s", (_, type, events, expected) => {
    expect(eventGroupWords(type, events, wording)).toBe(expected);
  });
});

describe("failureWords", () => {
  const cases: readonly [situation: string, code: string, data: Record<string, unknown>, expected: string][] = [
    ["a tag that is none", "INVALID_REF", { ref: "zz", example: "#2PP" }, "“zz” cannot be a clan of this game."],
    ["a hostile name", "ALREADY_TRACKED", { name: "a\u202eb" }, "ab is in the list already."],
    ["a code of another build", "TEAPOT", {}, "That failed, which it should not."],
  ];
  it.each(cases)("%s", (_, code, data, expected) => {
    expect(failureWords(code, data).cause).toBe(expected);
  });
});

describe("isolateName", () => {
  const cases: readonly [situation: string, name: string, expected: string][] = [
    ["a name from left to right", "Ember Dray", "Ember Dray"],
    ["a name from right to left", "صقر", "\u2068صقر\u2069"],
    ["one that begins otherwise", "X مرحبا", "\u2068X مرحبا\u2069"],
  ];
  it.each(cases)("%s", (_, name, expected) => {
    expect(isolateName(name)).toBe(expected);
  });
});

describe("shownName", () => {
  const cases: readonly [situation: string, name: string, expected: string][] = [
    ["a name", "Ember Dray", "Ember Dray"],
    ["one that turns the direction", "\u202egnorw", "gnorw"],
    ["blanks alone", " \u00a0\u2003", "(blank name)"],
    ["characters without a width", "\u200b\ufeff\u200d", "(blank name)"],
    ["fillers of Hangul and Braille", "\u3164\u2800\uffa0", "(blank name)"],
    ["an accent on nothing", "\u0301", "(blank name)"],
    ["a mark alone", "-", "-"],
    ["an emoji", "🔥", "🔥"],
  ];
  it.each(cases)("%s", (_, name, expected) => {
    expect(shownName(name)).toBe(expected);
  });
});

describe("tables as text", () => {
  const rows = [
    ['say "hi"', -4, null],
    ["=SUM(A1)", 2, true],
    ["a,b\tc", 0, false],
  ];
  it("quotes what CSV needs quoted, and disarms formulas but not numbers", () => {
    expect(csvText(["Name", "Gain", "In"], rows)).toBe(
      'Name,Gain,In\r\n"say ""hi""",-4,\r\n\'=SUM(A1),2,true\r\n"a,b\tc",0,false\r\n',
    );
  });
  it("keeps tabs out of the cells of a clipboard table", () => {
    expect(tsvText(["Name", "Gain", "In"], rows)).toBe(
      'Name\tGain\tIn\nsay "hi"\t-4\t\n\'=SUM(A1)\t2\ttrue\na,b c\t0\tfalse',
    );
  });
});

it("keeps the lines of somebody else's text, and nothing in them that moves what stands around", () => {
  expect(plainLines("a\r\nb\tc\u001b[2J\n\u202ed\u2028e\rf")).toEqual(["a", "b  c[2J", "d", "e", "f"]);
});
