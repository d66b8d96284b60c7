import { describe, expect, it } from "vitest";
import type { RenameEvidence, RosterDifference } from "#shared/contract/roster.ts";
import type { GameInfo, RosterPlace } from "#shared/game.ts";
import type { AccountId } from "#shared/ids.ts";
import {
  evidenceWords,
  notFoundWords,
  readWords,
  refusedWords,
  renameConsequence,
  sourceFailure,
} from "./roster-words.ts";

const PLACE = { id: "wise-old-man", name: "Wise Old Man" } as RosterPlace;
const GAME = {
  metrics: [{ key: "xp.slayer", label: "Slayer" }],
  rosterSources: [PLACE],
  upstreams: [{ id: "hiscores", name: "Hiscores", baseUrl: "" }],
} as unknown as GameInfo;

const said = (
  kind: RenameEvidence["kind"],
  metric: string | null = null,
  before: number | null = null,
  after: number | null = null,
) => {
  const { text, isAgainst } = evidenceWords(GAME, { kind, metric, before, after });
  return `${isAgainst ? "against: " : ""}${text.replaceAll("\u202f", " ")}`;
};

describe("evidenceWords", () => {
  const cases: readonly [said: string, expected: string][] = [
    [said("same-id"), "same Wise Old Man id"],
    [said("old-name-gone"), "the old name is not on the hiscores any more"],
    [said("nothing-lower", "xp.slayer", 12_000, 12_400), "nothing is lower: Slayer 12 000, then 12 400"],
    [said("nothing-lower"), "nothing is lower"],
    [said("close", "xp.slayer", 12_000, 12_400), "no more was gained than one can gain meanwhile"],
    [said("same-joined-day"), "both joined on the same day"],
    [said("took-the-place"), "the new name is in the list and the old one is not"],
    [
      said("something-lower", "xp.slayer", 15_000, 12_000),
      "against: Slayer is lower: 12 000 < 15 000, so it is somebody else",
    ],
    [said("something-lower", "kc.unheard_of"), "against: kc.unheard_of is lower, so it is somebody else"],
  ];
  it.each(cases)("%s", (words, expected) => {
    expect(words).toBe(expected);
  });
});

describe("what was read", () => {
  const cases: readonly [given: Pick<RosterDifference, "format" | "listed" | "unchanged">, expected: string][] = [
    [{ format: "csv", listed: 48, unchanged: 44 }, "Read as a table (CSV): 48 players, 44 as they are"],
    [{ format: "names", listed: 1, unchanged: 0 }, "Read as names, one a line: 1 player"],
  ];
  it.each(cases)("%j", (given, expected) => {
    expect(readWords(given)).toBe(expected);
  });

  const refused: readonly [line: Parameters<typeof refusedWords>[0], expected: string][] = [
    [{ line: 7, text: "=1+1", why: "invalid-name" }, "Line 7: “=1+1” cannot be a player's name"],
    [{ line: 8, text: "Ke\u202ema", why: "twice" }, "Line 8: “Kema” is in the list twice"],
    [{ line: 9, text: " ", why: "no-name" }, "Line 9 names nobody"],
  ];
  it.each(refused)("%j", (line, expected) => {
    expect(refusedWords(line)).toBe(expected);
  });
});

describe("sourceFailure", () => {
  const cases: readonly [code: string, data: Record<string, unknown>, expected: string][] = [
    ["UNREADABLE", { why: "broken-json" }, "It begins like JSON and is none."],
    ["UNREADABLE", { why: "empty" }, "There is nothing in it."],
    ["INVALID_REF", { ref: "abc", example: "139" }, "“abc” cannot be a group there."],
    ["NOT_TOLD", { outcome: "not-found", detail: null }, "Wise Old Man knows no such group."],
    ["NOT_TOLD", { outcome: "unreachable", detail: "Timed out" }, "Wise Old Man does not answer. Timed out."],
    ["FORBIDDEN", { least: "officer" }, "This needs a role that you do not have."],
  ];
  it.each(cases)("%s %j", (code, data, expected) => {
    expect(sourceFailure({ code, data }, PLACE).cause).toBe(expected);
  });
});

describe("a rename", () => {
  it("says that two joined histories stay joined, and only then", () => {
    const words = (toAccount: number | null) =>
      renameConsequence({ name: "Kema", toName: "Kemith", toAccount: toAccount as AccountId | null }).join(" ");
    expect(words(4)).toContain("cannot be taken apart");
    expect(words(null)).not.toContain("cannot be taken apart");
  });

  it.each([
    [1, "1 name is not on the hiscores."],
    [2, "2 names are not on the hiscores."],
  ])("%i not found", (count, expected) => {
    expect(notFoundWords(GAME, count)).toBe(expected);
  });
});
