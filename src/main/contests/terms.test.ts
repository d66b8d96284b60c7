import { describe, expect, it } from "vitest";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { catalogueOf } from "#main/store/samples/catalogue.ts";
import type { ContestRule, TermsProblem } from "#shared/contract/contests.ts";
import { roundAtOrAfter, timeOfRound } from "#shared/draw/beacon.ts";
import { DAY, HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { findProblems, inWholeSeconds, proposedRound } from "./terms.ts";

const NOW = Date.UTC(2026, 7, 6, 12);
const END = NOW + 7 * DAY;
const LOCK_BY = END + 6 * HOUR;
const RULE: ContestRule = {
  type: "donations",
  targets: [],
  match: "sum",
  comparator: ">=",
  threshold: 1,
  weight: 1,
  cap: null,
  per: null,
};
const TERMS = {
  title: "Summer raffle",
  startAt: NOW + DAY,
  endAt: END,
  lockBy: LOCK_BY,
  mode: "online" as "online" | "offline",
  round: null as number | null,
  witnesses: [] as string[],
  graceMs: 15 * MINUTE,
  rules: [RULE],
};
const METRICS = catalogueOf(clashOfClans, [], () => false);
/** The last round that is a minute after the lock, and the one before it. */
const FIRST_ROUND = roundAtOrAfter(LOCK_BY + MINUTE);

describe("terms", () => {
  it.each<[situation: string, terms: Partial<typeof TERMS>, problems: TermsProblem[]]>([
    ["as they should be", {}, []],
    ["begin at their end", { startAt: END }, ["start-not-before-end"]],
    ["lock before the end", { lockBy: END - SECOND }, ["lock-before-end"]],
    ["lock at the end, with values read later", { lockBy: END }, ["grace-after-lock"]],
    ["lock at the end", { lockBy: END, graceMs: 0 }, []],
    ["lock just after the grace", { lockBy: END + 15 * MINUTE }, []],
    ["began in the past", { startAt: NOW - DAY }, []],
    ["end now", { startAt: NOW - DAY, endAt: NOW }, ["already-ended"]],
    ["are wholly over", { startAt: NOW - DAY, endAt: NOW - 2 * HOUR, lockBy: NOW }, ["lock-passed", "already-ended"]],
    ["have a round a minute after the lock", { round: FIRST_ROUND }, []],
    ["have a round less than a minute after the lock", { round: FIRST_ROUND - 1 }, ["round-too-early"]],
    ["have a round that was", { round: roundAtOrAfter(NOW) }, ["round-passed"]],
    ["have a round beyond what the protocol knows", { round: 10 ** 10 + 1 }, ["round-too-late"]],
    ["are locked so late that no round is left", { lockBy: Date.UTC(3000, 0) }, ["round-too-late"]],
    ["have witnesses of a beacon", { witnesses: ["Ada"] }, ["witnesses-online"]],
    ["have a round without a beacon", { mode: "offline", round: FIRST_ROUND }, ["round-offline"]],
    ["name a witness twice", { mode: "offline", witnesses: ["Ada", "Bo", "Ada"] }, ["witness-twice"]],
    ["have witnesses", { mode: "offline", witnesses: ["Ada", "ada"] }, []],
    ["have a title of two lines", { title: "a\nb" }, ["title-not-plain"]],
    ["have half a character in the title", { title: "\ud800" }, ["title-not-plain"]],
    ["have a title of four hundred bytes", { title: "😀".repeat(100) }, []],
    ["have a longer title", { title: "😀".repeat(101) }, ["title-too-long"]],
    ["have rules that there are not", { rules: [RULE, { ...RULE, type: "swimming" }] }, ["unknown-rule"]],
    ["name a metric of another rule", { rules: [{ ...RULE, targets: ["war_stars"] }] }, ["target-not-of-rule"]],
  ])("%s", (_, terms, problems) => {
    const found = findProblems({ ...TERMS, ...terms }, clashOfClans, METRICS, NOW);
    expect(found.map((one) => one.problem)).toEqual(problems);
  });

  it("are given a round at least ten minutes after the lock", () => {
    const round = proposedRound(LOCK_BY);
    expect(timeOfRound(round)).toBeGreaterThanOrEqual(LOCK_BY + 10 * MINUTE);
    expect(timeOfRound(round - 1)).toBeLessThan(LOCK_BY + 10 * MINUTE);
  });

  it("are cut to whole seconds", () => {
    const terms = inWholeSeconds({
      ...TERMS,
      clan: 1 as never,
      startAt: NOW + 999,
      graceMs: 1_999,
      prize: "",
      description: "",
      winners: 1,
      alternates: 0,
      afterWin: "remove_member",
      baseline: { maxAgeMs: null, otherwise: "none" },
      joiners: "count",
      leavers: "keep",
    });
    expect(terms).toMatchObject({ startAt: NOW, graceMs: 1_000, endAt: END });
  });
});
