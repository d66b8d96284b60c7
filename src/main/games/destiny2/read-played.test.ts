import { describe, expect, it } from "vitest";
import type { ActivitiesFact, ReportFact } from "#main/games/game.ts";
import { readHistory, readReport } from "./read-played.ts";
import { HistoryWire, ReportWire } from "./wire.ts";

const stats = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { statId: key, basic: { value } }]));

const details = (more: object = {}) => ({
  referenceId: 2_381_413_764,
  directorActivityHash: 2_918_919_505,
  instanceId: "15820091265",
  mode: 4,
  modes: [7, 4],
  isPrivate: false,
  ...more,
});

const FULL = {
  activityDurationSeconds: 2_400,
  completed: 1,
  completionReason: 0,
  kills: 120,
  deaths: 3,
  assists: 20,
  score: 0,
  timePlayedSeconds: 2_000,
  startSeconds: 400,
  playerCount: 2,
  fireteamId: 5.268966040005104e18,
};

const PERIOD = "2026-11-20T20:00:00Z";
const item = (values: object = FULL, more: object = {}) => ({
  period: PERIOD,
  activityDetails: details(more),
  values: stats({ ...values }),
});

const historyOf = (response: object, count = 2) =>
  readHistory(0, count)(HistoryWire.parse({ Response: response }), "3/46/23");

function activitiesOf(response: object, count?: number): ActivitiesFact {
  const result = historyOf(response, count);
  if (!result.ok) throw new Error(result.detail);
  return result.reading.facts[0] as ActivitiesFact;
}

describe("a page of a history", () => {
  it("has what was played, and the player's part in it", () => {
    expect(activitiesOf({ activities: [item()] })).toEqual({
      type: "activities",
      account: "46",
      character: "23",
      page: 0,
      isLast: true,
      activities: [
        {
          instance: "15820091265",
          startedAt: Date.parse(PERIOD),
          durationSeconds: 2_400,
          activity: "2381413764",
          director: "2918919505",
          modes: [7, 4],
          isPrivate: false,
          isObjectiveReached: true,
          own: {
            character: "23",
            isCompleted: true,
            kills: 120,
            deaths: 3,
            assists: 20,
            score: 0,
            timePlayedSeconds: 2_000,
            startSeconds: 400,
          },
        },
      ],
    });
  });

  it("is the last one where it is not full, or where there is none", () => {
    const two = [item(), item(FULL, { instanceId: "7" })];
    expect(activitiesOf({ activities: two }, 2).isLast).toBe(false);
    expect(activitiesOf({ activities: two }, 3).isLast).toBe(true);
    expect(activitiesOf({})).toMatchObject({ isLast: true, activities: [] });
  });

  it.each<[situation: string, values: object, played: object, own: object]>([
    [
      "without a reason, by who was there at the end",
      { completed: 1 },
      { isObjectiveReached: true, durationSeconds: 0 },
      { isCompleted: true },
    ],
    ["with another reason", { ...FULL, completionReason: 255 }, { isObjectiveReached: false }, { isCompleted: true }],
    [
      "without one's own time, by the instance's",
      { activityDurationSeconds: 90 },
      {},
      { timePlayedSeconds: 90, startSeconds: 0 },
    ],
    [
      "with numbers that are none",
      { ...FULL, kills: "NaN", deaths: -4, score: null },
      {},
      { kills: 0, deaths: 0, score: null },
    ],
  ])("reads what is played %s", (_situation, values, played, own) => {
    const [one] = activitiesOf({ activities: [item(values)] }).activities;
    expect(one).toMatchObject({ ...played, own });
  });

  it("takes the one mode where there is no list, and what was played for what was launched", () => {
    const [one] = activitiesOf({
      activities: [item(FULL, { modes: undefined, mode: 82, directorActivityHash: 0 })],
    }).activities;
    expect(one).toMatchObject({ modes: [82], director: "2381413764" });
  });

  it.each([{ instanceId: "0" }, { instanceId: "" }, { instanceId: "x" }])(
    "refuses an instance without a number: %j",
    (more) => {
      expect(historyOf({ activities: [item(FULL, more)] }).ok).toBe(false);
    },
  );

  it("refuses an instance without a start", () => {
    expect(historyOf({ activities: [{ ...item(), period: "yesterday" }] }).ok).toBe(false);
  });
});

const player = (membershipId: string, more: object = {}) => ({
  destinyUserInfo: { membershipType: 3, membershipId, bungieGlobalDisplayName: "Vex", bungieGlobalDisplayNameCode: 12 },
  characterClass: "Titan",
  classHash: 3_655_393_761,
  lightLevel: 2_010,
  ...more,
});

const entry = (id: string, values: object = {}, who: object | null = player(id)) => ({
  ...(who === null ? {} : { player: who }),
  characterId: `${id}1`,
  values: stats({ ...FULL, ...values }),
});

const reportOf = (entries: unknown[], more: object = {}) =>
  readReport(
    ReportWire.parse({
      Response: {
        period: PERIOD,
        startingPhaseIndex: 0,
        activityWasStartedFromBeginning: true,
        activityDetails: details(),
        entries,
        ...more,
      },
    }),
    "15820091265",
  );

function readOf(entries: unknown[], more?: object) {
  const result = reportOf(entries, more);
  if (!result.ok) throw new Error(result.detail);
  return (result.reading.facts[0] as ReportFact).report;
}

describe("a report", () => {
  it("has everybody, by name, class and fireteam", () => {
    const report = readOf([entry("46"), entry("47", { fireteamId: 0, completed: 0 })]);
    expect(report).toMatchObject({
      playerCount: 2,
      startedFromBeginning: true,
      startingPhase: 0,
      isObjectiveReached: true,
      entries: [
        { ref: "46", character: "461", name: "Vex#0012", class: "Titan", light: 2_010, isCompleted: true },
        { ref: "47", fireteam: null, isCompleted: false },
      ],
    });
    expect(report.entries[0]?.fireteam).toBe("5268966040005104000");
  });

  it("lacks players where it says that there are more", () => {
    const report = readOf([entry("46", { playerCount: 6 })]);
    expect([report.entries.length, report.playerCount]).toEqual([1, 6]);
  });

  it.each([[-1], [0], ["many"], [undefined]])("does not know how many there are where it says %s", (playerCount) => {
    expect(readOf([entry("46", { playerCount })]).playerCount).toBeNull();
  });

  it("keeps who has nothing but a number, and who has not even that", () => {
    const stub = { destinyUserInfo: { membershipType: 0, membershipId: "48" }, classHash: 671_679_327, lightLevel: 0 };
    const nobody = { destinyUserInfo: { membershipType: 0, membershipId: "0" } };
    const { entries } = readOf([entry("48", {}, stub), entry("49", {}, nobody), entry("50", {}, null)]);
    expect(entries.map(({ ref, name, class: of, light }) => [ref, name, of, light])).toEqual([
      ["48", null, "Hunter", null],
      [null, null, null, null],
      [null, null, null, null],
    ]);
  });

  it.each<[situation: string, entries: unknown[], more: object]>([
    ["nobody in it", [], {}],
    ["no start", [entry("46")], { period: "" }],
    ["the number of another", [entry("46")], { activityDetails: details({ instanceId: "1" }) }],
  ])("is refused with %s", (_situation, entries, more) => {
    expect(reportOf(entries, more).ok).toBe(false);
  });
});
