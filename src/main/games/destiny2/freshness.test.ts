import { describe, expect, it } from "vitest";
import type {
  CharacterContext,
  Freshness,
  FreshnessContext,
  PresenceContext,
  ReportContext,
  ReportState,
} from "#main/games/game.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import {
  definitionsFreshness,
  historyFreshness,
  olderFreshness,
  profileFreshness,
  reportFreshness,
  rosterFreshness,
  statsFreshness,
} from "./freshness.ts";

const NOW = Date.parse("2026-11-21T14:30:00Z");
const ago = (ms: number) => NOW - ms;

const BASE: FreshnessContext = {
  now: NOW,
  hours: "ordinary",
  monitors: { wars: false, games: false, donations: false, raids: false },
  windows: [],
  turn: 0.5,
  isWarLogPublic: null,
  war: null,
  isWatched: false,
  lastCheckedAt: ago(MINUTE),
  lastActiveAt: null,
  likelyChangeAt: null,
  presence: null,
  character: null,
  report: null,
  isNotFound: false,
};

const AWAY: PresenceContext = {
  state: "offline",
  roster: null,
  listedAt: null,
  lastPlayedAt: null,
  activityEndedAt: null,
};
const presence = (more: Partial<PresenceContext>): PresenceContext => ({ ...AWAY, ...more });
const roster = (isOnline: boolean, changedAt: number | null = null) => ({ isOnline, changedAt });

const of = (freshness: Freshness | null) =>
  freshness && [freshness.class, freshness.maxAgeMs, freshness.dueAt === null ? null : NOW - freshness.dueAt];

const [CRITICAL, HIGH, NORMAL, LOW] = [0, 1, 2, 3];

describe("the roster", () => {
  it.each<[situation: string, more: Partial<FreshnessContext>, wanted: number[]]>([
    ["somebody looks", { isWatched: true, hours: "night" }, [CRITICAL, MINUTE]],
    ["peak hours", { hours: "peak" }, [CRITICAL, MINUTE]],
    ["ordinary hours", {}, [HIGH, MINUTE]],
    ["night", { hours: "night" }, [HIGH, 2 * MINUTE]],
  ])("%s", (_situation, more, wanted) => {
    expect(of(rosterFreshness({ ...BASE, ...more }))).toEqual([...wanted, null]);
  });
});

describe("a profile", () => {
  it.each<[situation: string, more: Partial<FreshnessContext>, wanted: (number | null)[]]>([
    ["was never asked", { lastCheckedAt: null }, [HIGH, MINUTE, null]],
    [
      "was never asked, and the roster has them in the game",
      { lastCheckedAt: null, presence: presence({ state: "unknown", roster: roster(true) }) },
      [CRITICAL, MINUTE, null],
    ],
    ["plays", { presence: presence({ state: "playing" }) }, [CRITICAL, MINUTE, null]],
    ["is in orbit", { presence: presence({ state: "orbit" }) }, [CRITICAL, MINUTE, null]],
    ["is in no activity", { presence: presence({ state: "online" }) }, [CRITICAL, MINUTE, null]],
    [
      "is offline as the profile has it, and the roster says otherwise",
      { presence: presence({ roster: roster(true, ago(HOUR)) }) },
      [CRITICAL, MINUTE, null],
    ],
    ["is offline", { presence: presence({ roster: roster(false, ago(HOUR)) }) }, [LOW, 8 * HOUR, null]],
    ["is of nobody knows whom", {}, [LOW, 8 * HOUR, null]],
    [
      "was gone again when the roster showed it",
      { lastCheckedAt: ago(HOUR), presence: presence({ roster: roster(false, ago(10 * MINUTE)) }) },
      [HIGH, 8 * HOUR, 10 * MINUTE],
    ],
    [
      "was seen to play by others",
      { lastCheckedAt: ago(HOUR), lastActiveAt: ago(5 * MINUTE), presence: AWAY },
      [HIGH, 8 * HOUR, 5 * MINUTE],
    ],
    [
      "is in the party list of somebody who plays",
      { lastCheckedAt: ago(HOUR), presence: presence({ listedAt: ago(MINUTE) }) },
      [HIGH, 8 * HOUR, MINUTE],
    ],
    [
      "was read since somebody's party list had them",
      { presence: presence({ listedAt: ago(2 * MINUTE) }) },
      [LOW, 8 * HOUR, null],
    ],
    [
      "hides, and is in somebody's party list",
      { lastCheckedAt: ago(HOUR), presence: presence({ state: "private", listedAt: ago(MINUTE) }) },
      [LOW, 8 * HOUR, null],
    ],
    ["was seen to play before", { lastActiveAt: ago(HOUR), presence: AWAY }, [LOW, 8 * HOUR, null]],
    [
      "hides and is in the game",
      { presence: presence({ state: "private", roster: roster(true) }) },
      [HIGH, 30 * MINUTE, null],
    ],
    ["hides", { presence: presence({ state: "private", roster: roster(false) }) }, [LOW, 8 * HOUR, null]],
    ["is not there", { isNotFound: true, presence: presence({ state: "playing" }) }, [LOW, DAY, null]],
  ])("%s", (_situation, more, wanted) => {
    expect(of(profileFreshness({ ...BASE, ...more }))).toEqual(wanted);
  });

  it("of who plays is asked each minute at any hour, watched or not", () => {
    for (const hours of ["peak", "ordinary", "night"] as const) {
      for (const isWatched of [true, false]) {
        const context = { ...BASE, hours, isWatched, presence: presence({ state: "playing" as const }) };
        expect(profileFreshness(context).maxAgeMs).toBe(MINUTE);
      }
    }
  });
});

const character = (more: Partial<CharacterContext> = {}): CharacterContext => ({
  lastPlayedAt: ago(MINUTE),
  knownUntil: ago(3 * HOUR),
  wantedPage: null,
  ...more,
});

describe("a history", () => {
  const ended = (ms: number) => presence({ state: "orbit", activityEndedAt: ago(ms), lastPlayedAt: ago(MINUTE) });

  it.each<[situation: string, more: Partial<FreshnessContext>, wanted: (number | null)[]]>([
    ["was never asked", { lastCheckedAt: null }, [NORMAL, 20 * MINUTE, null]],
    [
      "was never asked of somebody who plays",
      { lastCheckedAt: null, presence: presence({ state: "playing" }) },
      [HIGH, 20 * MINUTE, null],
    ],
    ["waits for what has just ended", { presence: ended(MINUTE), character: character() }, [HIGH, MINUTE, null]],
    ["waits still, less keenly", { presence: ended(8 * MINUTE), character: character() }, [HIGH, 3 * MINUTE, null]],
    [
      "has it, though it was over before it was left",
      { presence: ended(MINUTE), character: character({ knownUntil: ago(3 * MINUTE) }) },
      [HIGH, 20 * MINUTE, null],
    ],
    [
      "waits no longer: the game may never tell",
      { presence: ended(16 * MINUTE), character: character() },
      [HIGH, 20 * MINUTE, null],
    ],
    [
      "is of another character than the one that was played",
      { lastCheckedAt: ago(HOUR), presence: ended(MINUTE), character: character({ lastPlayedAt: ago(DAY) }) },
      [LOW, 8 * HOUR, null],
    ],
    [
      "is of who plays on",
      { presence: presence({ state: "playing", lastPlayedAt: ago(MINUTE) }), character: character() },
      [HIGH, 20 * MINUTE, null],
    ],
    [
      "was played since, and nobody saw the end",
      { lastCheckedAt: ago(HOUR), presence: AWAY, character: character({ lastPlayedAt: ago(30 * MINUTE) }) },
      [HIGH, 8 * HOUR, 30 * MINUTE],
    ],
    [
      "was asked since, and may have been too early",
      { presence: AWAY, character: character({ lastPlayedAt: ago(5 * MINUTE) }) },
      [HIGH, 8 * HOUR, -10 * MINUTE],
    ],
    ["has all", { presence: AWAY, character: character({ lastPlayedAt: ago(HOUR) }) }, [LOW, 8 * HOUR, null]],
    [
      "is of a character that nobody ever saw",
      { presence: AWAY, character: character({ lastPlayedAt: null }) },
      [LOW, 8 * HOUR, null],
    ],
    ["is not there", { isNotFound: true, presence: ended(MINUTE), character: character() }, [LOW, DAY, null]],
  ])("%s", (_situation, more, wanted) => {
    expect(of(historyFreshness({ ...BASE, ...more }))).toEqual(wanted);
  });

  it("has older pages, read when they are wanted and only then", () => {
    const wanted = { ...BASE, lastCheckedAt: ago(DAY), character: character({ wantedPage: 2 }) };
    expect(of(olderFreshness(2)(wanted))).toEqual([LOW, 8 * HOUR, 0]);
    expect(olderFreshness(1)(wanted)).toBeNull();
    expect(olderFreshness(1)({ ...wanted, character: null })).toBeNull();
  });
});

describe("a report", () => {
  const report = (state: ReportState, endedAgo: number, reads = 0): ReportContext => ({
    state,
    reads,
    endedAt: ago(endedAgo),
  });

  it.each<[situation: string, report: ReportContext | null, wanted: (number | null)[] | null]>([
    ["of what has just ended comes first", report("awaited", 2 * MINUTE), [CRITICAL, MINUTE, null]],
    ["of this day", report("awaited", 5 * HOUR), [NORMAL, 8 * HOUR, null]],
    ["of the past comes last", report("awaited", 9 * DAY), [LOW, 8 * HOUR, null]],
    ["that lacked players", report("incomplete", HOUR, 1), [HIGH, MINUTE, null]],
    ["that lacked them again", report("incomplete", HOUR, 2), [HIGH, 3 * MINUTE, null]],
    ["a third time", report("incomplete", HOUR, 3), [HIGH, 10 * MINUTE, null]],
    ["a fourth time", report("incomplete", HOUR, 4), [HIGH, 30 * MINUTE, null]],
    ["and stays so", report("incomplete", HOUR, 5), null],
    ["that is whole is read once more", report("complete", 10 * MINUTE, 1), [NORMAL, 15 * MINUTE, null]],
    ["that was", report("final", HOUR, 2), null],
    ["that nobody has", report("missing", HOUR), null],
    ["that nobody may read", report("hidden", HOUR), null],
    ["of an instance that nobody knows", null, null],
  ])("%s", (_situation, known, wanted) => {
    expect(of(reportFreshness({ ...BASE, report: known }))).toEqual(wanted);
  });

  it("that certainly is not there is not asked for", () => {
    expect(reportFreshness({ ...BASE, isNotFound: true, report: report("awaited", MINUTE) })).toBeNull();
  });
});

describe("the game's own counts", () => {
  it.each<[situation: string, more: Partial<FreshnessContext>, wanted: (number | null)[]]>([
    ["were never asked", { lastCheckedAt: null }, [LOW, 8 * HOUR, null]],
    [
      "may have risen, and were asked this hour",
      { lastCheckedAt: ago(30 * MINUTE), presence: presence({ activityEndedAt: ago(20 * MINUTE) }) },
      [NORMAL, 8 * HOUR, -30 * MINUTE],
    ],
    [
      "may have risen, when the game has counted it",
      { lastCheckedAt: ago(5 * HOUR), presence: presence({ activityEndedAt: ago(MINUTE) }) },
      [NORMAL, 8 * HOUR, -14 * MINUTE],
    ],
    [
      "cannot have risen",
      { lastCheckedAt: ago(HOUR), presence: presence({ activityEndedAt: ago(2 * HOUR) }) },
      [LOW, 8 * HOUR, null],
    ],
    ["are of who was never seen to play", { presence: AWAY }, [LOW, 8 * HOUR, null]],
    ["are not there", { isNotFound: true }, [LOW, DAY, null]],
  ])("%s", (_situation, more, wanted) => {
    expect(of(statsFreshness({ ...BASE, ...more }))).toEqual(wanted);
  });
});

it("reads a file of definitions once: its path names what is in it", () => {
  expect(definitionsFreshness({ ...BASE, lastCheckedAt: null })).not.toBeNull();
  expect(definitionsFreshness(BASE)).toBeNull();
});
