import { describe, expect, it } from "vitest";
import type { CharactersFact, Fact, PresenceFact, ValuesFact } from "#main/games/game.ts";
import { readProfile } from "./read-profile.ts";
import { ProfileWire } from "./wire.ts";

const REF = "3/46";
const MINTED = "2026-11-21T14:30:00Z";
const at = (text: string) => Date.parse(`2026-11-21T${text}Z`);

const doing = (hash: number, from: string, more: object = {}) => ({
  dateActivityStarted: `2026-11-21T${from}Z`,
  currentActivityHash: hash,
  currentActivityModeHash: 2_166_136_261,
  ...more,
});

const party = (...members: unknown[]) => ({ data: { partyMembers: members, currentActivity: {} } });
const partyMember = (id: string, status = 3, displayName?: string) => ({ membershipId: id, status, displayName });

const readOf = (response: object, ref = REF) => readProfile(ProfileWire.parse({ Response: response }), ref);

function factsOf(response: object): readonly Fact[] {
  const result = readOf(response);
  if (!result.ok) throw new Error(result.detail);
  return result.reading.facts;
}

const find = <T extends Fact>(facts: readonly Fact[], type: T["type"]) =>
  facts.find((one): one is T => one.type === type);
const presenceOf = (response: object) => find<PresenceFact>(factsOf(response), "presence");
const sightOf = (data: object) => presenceOf({ characterActivities: { data } })?.sight;

const PLAYING = { "1": doing(2_381_413_764, "14:00:00", { currentActivityModeTypes: [7, 4] }) };

describe("where an account is", () => {
  it.each<[situation: string, data: object, sight: object | undefined]>([
    [
      "in a raid",
      PLAYING,
      {
        kind: "somewhere",
        character: "1",
        activity: "2381413764",
        playlist: null,
        modes: [7, 4],
        isOrbit: false,
        startedAt: at("14:00:00"),
      },
    ],
    ["offline", { "1": doing(0, "13:00:00") }, { kind: "nowhere" }],
    [
      "in orbit",
      { "1": doing(82_913_930, "14:00:00") },
      {
        kind: "somewhere",
        character: "1",
        activity: "82913930",
        playlist: null,
        modes: [],
        isOrbit: true,
        startedAt: at("14:00:00"),
      },
    ],
    [
      "with the character that began last, not with one that was left",
      { "1": doing(5, "09:00:00"), "2": doing(82_913_930, "14:20:00"), "3": doing(0, "14:29:00") },
      {
        kind: "somewhere",
        character: "2",
        activity: "82913930",
        playlist: null,
        modes: [],
        isOrbit: true,
        startedAt: at("14:20:00"),
      },
    ],
    [
      "on a map of a playlist, by one mode alone",
      { "1": doing(5, "14:00:00", { currentPlaylistActivityHash: 6, currentActivityModeType: 84 }) },
      {
        kind: "somewhere",
        character: "1",
        activity: "5",
        playlist: "6",
        modes: [84],
        isOrbit: false,
        startedAt: at("14:00:00"),
      },
    ],
    [
      "launched as what it is",
      { "1": doing(5, "14:00:00", { currentPlaylistActivityHash: 5, currentActivityModeTypes: [0, 4] }) },
      {
        kind: "somewhere",
        character: "1",
        activity: "5",
        playlist: null,
        modes: [4],
        isOrbit: false,
        startedAt: at("14:00:00"),
      },
    ],
    [
      "somewhere since nobody knows when",
      { "1": { dateActivityStarted: "0001-01-01T00:00:00Z", currentActivityHash: 4_294_967_295 } },
      {
        kind: "somewhere",
        character: "1",
        activity: "4294967295",
        playlist: null,
        modes: [],
        isOrbit: false,
        startedAt: null,
      },
    ],
    ["nobody's to say: no characters are named", {}, undefined],
  ])("%s", (_situation, data, sight) => {
    expect(sightOf(data)).toEqual(sight);
  });

  it("is hidden where there is no data, whatever the number beside it", () => {
    for (const privacy of [0, 1, 2]) {
      expect(presenceOf({ characterActivities: { privacy } })?.sight).toEqual({ kind: "private" });
    }
    expect(presenceOf({ characterActivities: { privacy: 2, data: PLAYING } })?.sight.kind).toBe("somewhere");
  });

  it("is not told where it was not asked", () => {
    expect(presenceOf({ profile: { data: { characterIds: ["1"] } } })).toBeUndefined();
  });

  it("says when it was made, each part for itself", () => {
    const presence = presenceOf({
      responseMintedTimestamp: MINTED,
      secondaryComponentsMintedTimestamp: "2026-11-21T14:29:48.5Z",
      characterActivities: { data: PLAYING },
      profileTransitoryData: party(partyMember("46", 11)),
    });
    expect(presence?.mintedAt).toBe(at("14:30:00"));
    expect(presence?.party?.mintedAt).toBe(at("14:29:48.5"));
  });

  it("does not take the beginning of all time for an instant", () => {
    const presence = presenceOf({
      responseMintedTimestamp: "0001-01-01T00:00:00Z",
      characterActivities: { data: PLAYING },
    });
    expect(presence?.mintedAt).toBeNull();
  });

  it("was played last when the profile or any character was", () => {
    const presence = presenceOf({
      profile: { data: { dateLastPlayed: "2026-11-21T12:00:00Z" } },
      characters: {
        data: { "1": { dateLastPlayed: "2026-11-21T13:00:00Z" }, "2": { dateLastPlayed: "1970-01-01T00:00:00Z" } },
      },
      characterActivities: { data: PLAYING },
    });
    expect(presence?.lastPlayedAt).toBe(at("13:00:00"));
  });
});

describe("with whom", () => {
  const partyOf = (profileTransitoryData: unknown) =>
    presenceOf({ characterActivities: { data: PLAYING }, profileTransitoryData })?.party;

  it("is the party, with its leader, with names where there are any", () => {
    const told = party(partyMember("46", 3, ""), partyMember("47", 11, "<b>Vex</b>"));
    expect(partyOf(told)?.members).toEqual([
      { ref: "46", name: null, isLeader: false },
      { ref: "47", name: "<b>Vex</b>", isLeader: true },
    ]);
  });

  it("leaves out places that nobody has, and nobody twice", () => {
    const padding = { membershipId: "0", emblemHash: 2_166_136_261, displayName: "" };
    expect(partyOf(party(partyMember("46"), padding, partyMember("46"), padding))?.members).toHaveLength(1);
  });

  it("has the instants of the activity", () => {
    const currentActivity = { startTime: "2026-11-21T14:00:10Z", endTime: "2026-11-21T14:25:00Z", score: 0 };
    const told = { data: { partyMembers: [partyMember("46")], currentActivity } };
    expect(partyOf(told)).toMatchObject({ activityStartedAt: at("14:00:10"), activityEndedAt: at("14:25:00") });
  });

  it.each<[situation: string, told: unknown]>([
    ["absent", undefined],
    ["null", null],
    ["hidden", { privacy: 2 }],
    ["without data", { data: null, privacy: 1 }],
    ["a list", []],
    ["text", "Offline"],
    ["without members", { data: { joinability: {} } }],
    ["with members that are no list", { data: { partyMembers: {} } }],
    ["with nobody", party()],
    ["with places that nobody has", party({ membershipId: "46", emblemHash: 1 }, null, 7)],
    ["a party of others", party(partyMember("47"), partyMember("48"))],
  ])("is not told where it is %s, and the rest still is", (_situation, told) => {
    expect(partyOf(told)).toBeNull();
  });
});

describe("what an account has", () => {
  it("is its characters: those that are told and those that are only named", () => {
    const facts = factsOf({
      profile: { data: { characterIds: ["1", "2"], currentGuardianRank: 7 } },
      characters: {
        data: { "1": { light: 2_010, classType: 2, minutesPlayedTotal: "4000", dateLastPlayed: MINTED } },
      },
    });
    expect(find<CharactersFact>(facts, "characters")?.characters).toEqual([
      { ref: "1", class: "Warlock", light: 2_010, minutesPlayed: 4_000, lastPlayedAt: at("14:30:00") },
      { ref: "2", class: null, light: null, minutesPlayed: null, lastPlayedAt: null },
    ]);
    expect(find<ValuesFact>(facts, "values")?.values).toEqual({ "characters.light": 2_010, guardian_rank: 7 });
  });

  it("is followed, character by character", () => {
    const result = readOf({ characters: { data: { "1": {}, "2": {} } } });
    expect(result.ok && result.reading.follow).toEqual([
      { kind: "history", ref: "3/46/1", owner: "46" },
      { kind: "history", ref: "3/46/2", owner: "46" },
      { kind: "stats", ref: "3/46", owner: "46" },
    ]);
  });
});

it("refuses an answer about somebody else, and one about nobody", () => {
  expect(readOf({ profile: { data: { userInfo: { membershipId: "47" } } } }).ok).toBe(false);
  expect(readOf({}).ok).toBe(false);
});
