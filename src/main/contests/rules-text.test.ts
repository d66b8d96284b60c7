import { describe, expect, it } from "vitest";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { osrs } from "#main/games/osrs/game.ts";
import type { ContestRule } from "#shared/contract/contests.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { type RulesTerms, rulesTextOf } from "./rules-text.ts";

const RULE: ContestRule = {
  type: "donations",
  targets: [],
  match: "sum",
  comparator: ">=",
  threshold: 1_000,
  weight: 1,
  cap: 20,
  per: 500,
};
const TERMS: RulesTerms = {
  title: "Summer raffle",
  prize: "A gold pass",
  description: "",
  startAt: Date.UTC(2026, 7, 1),
  endAt: Date.UTC(2026, 7, 8),
  winners: 1,
  alternates: 2,
  afterWin: "remove_member",
  baseline: { maxAgeMs: DAY + 2 * HOUR, otherwise: "first-inside" },
  graceMs: 15 * MINUTE,
  joiners: "count",
  leavers: "exclude",
  rules: [RULE],
};
const textOf = (changes: Partial<RulesTerms> = {}, game: typeof osrs = clashOfClans) =>
  rulesTextOf({ ...TERMS, ...changes }, game, "Iron Foundry");

describe("the text of the rules", () => {
  it("says everything that the entries follow from", () => {
    expect(textOf()).toBe(`Summer raffle
A contest of the clan Iron Foundry in Clash of Clans.
It counts what members gain after 2026-08-01 00:00:00 UTC and until 2026-08-08 00:00:00 UTC.
Prize: A gold pass

Entries
1. Donated (troops). Whoever gains at least 1000 gets 1 entry for every 500 gained, at most 20.
Entries are whole numbers; every division is rounded down.

Gains
A gain counts from the value that held at 2026-08-01 00:00:00 UTC, if it was checked not more than 1 day 2 hours before the start. Otherwise the gain counts from the first value that a check after the start shows.
A value that is checked and has not changed is as old as its last check.
The last value read until 2026-08-08 00:15:00 UTC (15 minutes after the end) is the one at the end.
A number that starts again at zero goes on: what it shows after the fall has been gained.
A number that can only rise and falls counts again once it exceeds its highest value, unless an officer says that it began again.
Any other number that is lower at the end than at the start counts as no gain. Nobody loses entries by it.
A value that is not known is not zero. In a sum, what was never known of a member is left out, and what has no value to count from adds nothing; such a sum meets no rule that asks for less than something or for exactly something.

Members
Who joined after the start takes part.
Who left until 2026-08-08 00:00:00 UTC and did not come back by then has no entries.
What counts in the clan alone, such as donations, counts for the stays there, each from the first value that it shows where it began after the start; everything else counts wherever the member was.
A member who changes the name stays the same member.
Officers can correct entries before the list is locked, and who does not want to take part has none; the evidence file tells each such change with its author and reason.

Draw
1 winner and 2 alternates, drawn by clan-draw/1: each entry has the same chance.
Who is drawn leaves the draw with all entries.
`);
  });

  it.each<[situation: string, changes: Partial<RulesTerms>, said: string]>([
    [
      "however old a baseline may be",
      { baseline: { maxAgeMs: null, otherwise: "none" } },
      "however long before the start it was last checked. Otherwise that number counts nothing.",
    ],
    [
      "that there is no grace",
      { graceMs: 0 },
      "The last value read until 2026-08-08 00:00:00 UTC is the one at the end.",
    ],
    ["that joiners are out", { joiners: "exclude" }, "Who joined after 2026-08-01 00:00:00 UTC has no entries."],
    ["that leavers are in", { leavers: "keep" }, "Who left keeps the entries."],
    [
      "that a ticket is used up",
      { afterWin: "remove_ticket", alternates: 0 },
      "1 winner, drawn by clan-draw/1: each entry has the same chance.\nWho is drawn loses one entry and can be drawn again.",
    ],
    [
      "who gets something for nothing",
      { rules: [{ ...RULE, threshold: 0, per: null, cap: null }] },
      "Everybody whose gain is known gets 1 entry.",
    ],
    [
      "small shares in digits",
      { rules: [{ ...RULE, comparator: "<", threshold: 5, per: 1e-7, weight: 2, cap: null }] },
      "Whoever gains less than 5 gets 2 entries for every 0.0000001 gained.",
    ],
    ["that rules are added up", { rules: [RULE, RULE] }, "Entries (those of all rules are added up)\n1. "],
    [
      "a description of several lines without what cannot be seen",
      { description: "One\u202e\ntwo" },
      "\n\nOne\ntwo\n\nEntries",
    ],
  ])("says %s", (_, changes, said) => {
    expect(textOf(changes)).toContain(said);
  });

  it.each<[situation: string, rule: Partial<ContestRule>, said: string]>([
    ["all of a type", { type: "boss_kc" }, "1. Boss kills (kills), all that the game shows, added up. Whoever"],
    [
      "the best of a type",
      { type: "boss_kc", match: "any" },
      "all that the game shows: each by itself, and the one that gives most entries counts.",
    ],
    ["what counts all the others", { type: "clue_count" }, "1. All clues (clues). Whoever"],
    [
      "some together",
      { type: "skill_xp", targets: ["xp.mining", "xp.fishing"] },
      "1. Mining XP, Fishing XP (XP), added up. Whoever",
    ],
    ["a boss that nobody named yet", { type: "boss_kc", targets: ["kc.quite_new"] }, "1. Quite new (kills). Whoever"],
  ])("names %s", (_, rule, said) => {
    expect(textOf({ rules: [{ ...RULE, ...rule }] }, osrs)).toContain(said);
  });

  it("has bytes, whatever a clan calls itself", () => {
    expect(rulesTextOf(TERMS, clashOfClans, "a\u0007\ud800\nb").isWellFormed()).toBe(true);
  });
});
