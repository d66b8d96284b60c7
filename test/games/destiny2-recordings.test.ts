/** Destiny 2 against genuine recorded answers of Bungie.net. Where the folder of recordings is absent this says so and is skipped. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { destiny2 } from "#main/games/destiny2/game.ts";
import type {
  ActivitiesFact,
  CharactersFact,
  ClanFact,
  Fact,
  Report,
  ReportFact,
  Resource,
  RosterFact,
  ValuesFact,
} from "#main/games/game.ts";
import { type Outcome, outcomeOf } from "#main/sync/outcome.ts";
import { SECOND } from "#shared/time.ts";

const FOLDER = resolve("..", "shared", "data", "destiny");
const hasRecordings = existsSync(FOLDER);
if (!hasRecordings) console.warn(`Skipped: no recorded answers at ${FOLDER}.`);

const list = (folder: string) =>
  hasRecordings
    ? readdirSync(resolve(FOLDER, folder))
        .sort()
        .map((name) => `${folder}/${name}`)
    : [];
const load = (name: string) => JSON.parse(readFileSync(resolve(FOLDER, name), "utf8"));

function answer(kind: string, ref: string, body: unknown, status = 200): Outcome {
  const attempt = {
    kind: "answered",
    status,
    header: () => null,
    body: new TextEncoder().encode(JSON.stringify(body)),
    roundTripMs: 1,
  } as const;
  return outcomeOf(destiny2.resources[kind] as Resource, ref, attempt, null);
}

function factsOf(kind: string, ref: string, body: unknown): readonly Fact[] {
  const outcome = answer(kind, ref, body);
  if (outcome.kind !== "read") throw new Error(`${kind} ${ref}: ${JSON.stringify(outcome)}`);
  return outcome.reading.facts;
}

/** What surrounds an answer, around a fragment of one. */
const within = (response: unknown) => ({
  Response: response,
  ErrorCode: 1,
  ThrottleSeconds: 0,
  ErrorStatus: "Success",
  Message: "Ok",
  MessageData: {},
});

const firstOf = <T extends Fact>(facts: readonly Fact[], type: T["type"]): T => {
  const found = facts.find((fact): fact is T => fact.type === type);
  if (found === undefined) throw new Error(`There is no ${type} among ${facts.map((fact) => fact.type).join(", ")}.`);
  return found;
};

const judgedAs = (report: Report) => destiny2.activities?.judge(report);

interface Expected {
  readonly file: string;
  readonly entries: number;
  readonly people: number;
  readonly finishers: number;
  readonly start: string;
  readonly isCleared: boolean;
  readonly isFlawless: boolean;
}

const row = (
  file: string,
  [entries, people, finishers]: readonly [number, number, number],
  start: string,
  [isCleared, isFlawless]: readonly [boolean, boolean],
): Expected => ({ file, entries, people, finishers, start, isCleared, isFlawless });

const REPORTS: readonly Expected[] = [
  row("duo_flawless_pgcr", [2, 2, 2], "fresh", [true, true]),
  row("flawless_pgcr", [6, 6, 6], "fresh", [true, true]),
  row("not_completed_pgcr", [6, 6, 0], "fresh", [false, false]),
  row("pre_beyond_light_fresh_pgcr", [8, 6, 6], "fresh", [true, false]),
  row("trio_pgcr", [3, 3, 3], "fresh", [true, false]),
  row("various_character_pgcr", [5, 4, 4], "checkpoint", [true, false]),
];

describe.skipIf(!hasRecordings)("Destiny 2, recorded reports", () => {
  const wireOf = (file: string) => load(`pgcr/${file}.json`);
  const reportOf = (file: string): Report => {
    const body = wireOf(file);
    return firstOf<ReportFact>(factsOf("report", body.Response.activityDetails.instanceId, body), "report").report;
  };

  it("knows all that there are", () => {
    expect(list("pgcr")).toEqual(REPORTS.map(({ file }) => `pgcr/${file}.json`));
  });

  it.each(REPORTS)("reads everybody in $file", ({ file }) => {
    const { Response: wire } = wireOf(file);
    const report = reportOf(file);
    expect(report).toMatchObject({
      instance: wire.activityDetails.instanceId,
      startedAt: Date.parse(wire.period),
      durationSeconds: wire.entries[0].values.activityDurationSeconds.basic.value,
      playerCount: wire.entries.length,
      activity: String(wire.activityDetails.referenceId),
      modes: wire.activityDetails.modes,
      isPrivate: false,
    });
    const shown = report.entries.map(({ ref, character, kills, deaths, timePlayedSeconds, isCompleted, ...entry }) => ({
      ref,
      character,
      kills,
      deaths,
      timePlayedSeconds,
      isCompleted,
      class: entry.class,
      light: entry.light,
    }));
    type Wire = (typeof wire.entries)[number];
    expect(shown).toEqual(
      wire.entries.map(({ player, characterId, values }: Wire) => ({
        ref: player.destinyUserInfo.membershipId,
        character: characterId,
        kills: values.kills.basic.value,
        deaths: values.deaths.basic.value,
        timePlayedSeconds: values.timePlayedSeconds.basic.value,
        isCompleted: values.completed.basic.value === 1,
        class: player.characterClass,
        light: player.lightLevel,
      })),
    );
    expect(report.entries.map((entry) => entry.name)).not.toContain(null);
  });

  it.each(REPORTS)("judges $file", ({ file, entries, people, finishers, start, isCleared, isFlawless }) => {
    const report = reportOf(file);
    expect(report.entries).toHaveLength(entries);
    expect(destiny2.activities?.kindOf(report.modes)).toBe("raid");
    const judgement = judgedAs(report);
    expect(judgement).toMatchObject({ people, start, isCleared, isFlawless });
    expect(judgement?.finishers).toHaveLength(finishers);
  });

  it("tells who played together, though the number has lost its last digits", () => {
    const { entries } = reportOf("various_character_pgcr");
    const fireteams = entries.map((entry) => entry.fireteam);
    expect(new Set(fireteams).size).toBe(2);
    expect(fireteams.filter((fireteam) => fireteam === null)).toHaveLength(1);
  });

  it("counts a person with two characters once", () => {
    const report = reportOf("various_character_pgcr");
    const own = Map.groupBy(report.entries, (entry) => entry.ref);
    const [ref, results] = [...own].find(([, entries]) => entries.length === 2) ?? [];
    expect(ref).toBeDefined();
    const activity = { ref: report.director, name: "Root of Nightmares", kind: "raid", kindLabel: "Raid" };
    const counts = destiny2.activities?.countsOf({
      activity,
      played: report,
      results: results ?? [],
      judgement: judgedAs(report) ?? null,
    });
    expect(counts).toEqual({
      activities: 1,
      kills: 7,
      deaths: 0,
      // 16 seconds with one character, then 340 from the 43rd on with another.
      minutes_played: 6,
      "clears.raid": 1,
      "clears.raid.root_of_nightmares": 1,
    });
  });
});

describe.skipIf(!hasRecordings)("Destiny 2, recorded clans", () => {
  it.each([
    ["clan/group-2017-09.json", "2114315"],
    ["clan/group-2022.json", "3074427"],
  ])("reads %s as a clan, by number and by name", (name, ref) => {
    const { detail } = load(name).Response;
    const fact = firstOf<ClanFact>(factsOf("clan", ref, load(name)), "clan");
    expect(fact).toMatchObject({ ref, name: detail.name, memberCount: detail.memberCount });
    expect(fact.description).toBe(detail.about);
    expect(firstOf<ClanFact>(factsOf("clan-by-name", detail.name, load(name)), "clan")).toEqual(fact);
    expect(answer("clan", "1", load(name)).kind).toBe("malformed");
  });

  it("reads a page of a roster, without the dates that it lacks", () => {
    const { results } = load("clan/admins-and-founder-2017.json").Response;
    const { members } = firstOf<RosterFact>(
      factsOf("roster", "2114315", load("clan/admins-and-founder-2017.json")),
      "roster",
    );
    expect(members.map(({ ref }) => ref)).toEqual(
      results.map((one: { destinyUserInfo: { membershipId: string } }) => one.destinyUserInfo.membershipId),
    );
    expect(members.map(({ name }) => name)).toEqual(
      results.map((one: { destinyUserInfo: { displayName: string } }) => one.destinyUserInfo.displayName),
    );
    expect(new Set(members.map(({ online }) => online?.changedAt))).toEqual(new Set([null]));
    expect(new Set(members.map(({ gameRole }) => gameRole))).toEqual(new Set(["admin", "founder"]));
  });

  it("follows everybody of the roster by platform and number, the clan and the manifest", () => {
    const outcome = answer("roster", "2114315", load("clan/admins-and-founder-2017.json"));
    const follow = outcome.kind === "read" ? outcome.reading.follow : [];
    expect(Map.groupBy(follow, (one) => one.kind).get("profile")).toHaveLength(9);
    expect(follow[2]).toEqual({ kind: "profile", ref: `2/${follow[2]?.owner}`, owner: "4611686018460479809" });
    expect(follow.slice(0, 2).map(({ kind }) => kind)).toEqual(["clan", "manifest"]);
  });

  it("reads a member of 2019 by the name that was seen last, with the seconds of the last change", () => {
    const page = { results: [load("fragments/group-member-2019.json")], totalResults: 1, hasMore: false };
    const { members } = firstOf<RosterFact>(factsOf("roster", "1985678", within(page)), "roster");
    expect(members).toEqual([
      {
        ref: "4611686018429676339",
        name: "marklar sf",
        gameRole: "member",
        externalId: "501487",
        joinedAt: Date.parse("2019-08-17T18:39:28Z"),
        online: { isOnline: false, changedAt: Date.parse("2019-08-28T04:01:44Z") },
      },
    ]);
  });

  it("reads the founder of a newer clan by the name that holds everywhere", () => {
    const { founder } = load("clan/group-2022.json").Response;
    const page = { results: [founder], totalResults: 1, hasMore: false };
    const [member] = firstOf<RosterFact>(factsOf("roster", "3074427", within(page)), "roster").members;
    expect(member).toMatchObject({ name: "dec4234#9904", gameRole: "founder" });
    expect(member?.online?.changedAt).toBe(1_644_181_974_000);
  });

  it("refuses a page without anybody", () => {
    expect(answer("roster", "1", load("clan/banned-members-empty-page.json")).kind).toBe("malformed");
  });
});

describe.skipIf(!hasRecordings)("Destiny 2, recorded profiles and histories", () => {
  it("reads a profile that was asked for nothing else: its characters, and nothing of where it is", () => {
    const facts = factsOf("profile", "2/4611686018428389623", load("profile/profile-100-2017.json"));
    expect(facts.map(({ type }) => type)).toEqual(["characters"]);
    const { characters } = firstOf<CharactersFact>(facts, "characters");
    expect(characters.map(({ ref }) => ref)).toEqual([
      "2305843009262373961",
      "2305843009262373962",
      "2305843009286248696",
    ]);
  });

  it("reads characters with their minutes, which come as text", () => {
    const body = load("profile/profile-200-characters-2017.json");
    const { data } = body.Response.characters;
    const facts = factsOf("profile", "2/4611686018433851972", body);
    const { characters } = firstOf<CharactersFact>(facts, "characters");
    expect(characters).toHaveLength(Object.keys(data).length);
    expect(characters[0]).toEqual({
      ref: "2305843009266849896",
      class: "Hunter",
      light: 276,
      minutesPlayed: 3_267,
      lastPlayedAt: Date.parse("2017-09-21T08:38:06Z"),
    });
    expect(characters.slice(1).map(({ minutesPlayed }) => minutesPlayed)).toEqual([0, 0]);
  });

  it("takes hidden components for hidden, inside an answer that succeeds", () => {
    const { Response: hidden } = load("errors/1-success-but-components-private-2019.json");
    const body = within({ profile: { data: { characterIds: [] } }, characterActivities: hidden.characterProgressions });
    const [presence] = factsOf("profile", "3/1", body);
    expect(presence).toMatchObject({ type: "presence", sight: { kind: "private" }, party: null });
  });

  it("reads what sticks after its player has gone, as it is told", () => {
    const data = load("fragments/characterActivities-204-stuck.json");
    const [presence] = factsOf("profile", "1/77", within({ characterActivities: { data } }));
    expect(presence).toMatchObject({
      mintedAt: null,
      sight: {
        kind: "somewhere",
        character: "2305843009261738332",
        activity: "2086906937",
        playlist: "1183187383",
        modes: [75, 64],
        isOrbit: false,
        startedAt: Date.parse("2019-07-18T02:35:11Z"),
      },
    });
  });

  it("reads a party whose members have no names, and its leader", () => {
    const data = load("fragments/transitory-1000-partyMembers-no-displayName.json");
    const stuck = load("fragments/characterActivities-204-stuck.json");
    const body = within({ characterActivities: { data: stuck }, profileTransitoryData: { data } });
    const [presence] = factsOf("profile", "1/4611686018439055244", body);
    expect(presence).toMatchObject({
      party: {
        members: [
          { ref: "4611686018439055244", name: null, isLeader: false },
          { ref: "4611686018428807753", name: null, isLeader: true },
        ],
      },
    });
  });

  it("reads a trimmed history in its order, item by item", () => {
    const items = load("activity/activity-history-trimmed-1.json");
    const { activities, isLast } = firstOf<ActivitiesFact>(
      factsOf("history", "3/1/2", within({ activities: items })),
      "activities",
    );
    type Item = { activityDetails: { instanceId: string }; values: { completed: { basic: { value: number } } } };
    expect(activities.map(({ instance }) => instance)).toEqual(
      items.map((item: Item) => item.activityDetails.instanceId),
    );
    expect(activities.map(({ own }) => own.isCompleted)).toEqual(
      items.map((item: Item) => item.values.completed.basic.value === 1),
    );
    expect(isLast).toBe(true);
    // Newest start first; some go on after the next has begun, for they are told from their instance's start to its end.
    const starts = activities.map(({ startedAt }) => startedAt);
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
    const overlaps = activities
      .slice(1)
      .filter((one, i) => one.startedAt + one.durationSeconds * SECOND > (starts[i] ?? 0));
    expect(overlaps.length).toBeGreaterThan(0);
  });

  it("reads the statistics of an account", () => {
    const [fact] = factsOf("stats", "2/77", load("activity/historical-stats-account.json")) as [ValuesFact];
    expect(fact.of).toEqual({ scope: "account", account: "77" });
    expect(fact.values).toMatchObject({
      "lifetime.kills": 536_026,
      "lifetime.minutes": Math.floor(7_886_264 / 60),
      "lifetime.clears": 2_564,
    });
    expect(Object.values(fact.values)).not.toContain(null);
    for (const metric of Object.keys(fact.values)) expect(destiny2.metrics.describe(metric)?.source).toBe("stats");
  });

  it("finds no tables in a manifest that is too old to have them, and says so", () => {
    const outcome = answer("manifest", "destiny2", within(load("misc/manifest-2017.json").Response));
    expect(outcome).toMatchObject({ kind: "read", reading: { facts: [], follow: [] } });
    expect(outcome.kind === "read" && outcome.reading.note).toContain("names of activities");
  });

  it("takes an announcement for the answer to a key that works", () => {
    const probe = destiny2.upstreams.bungie?.probe as Resource;
    const json = load("misc/global-alerts-one.json");
    expect(probe.verdict({ status: 200, header: () => null, json, text: JSON.stringify(json) }).kind).toBe("ok");
  });
});

describe.skipIf(!hasRecordings)("Destiny 2, recorded refusals", () => {
  it.each([
    ["errors/5-SystemDisabled.json", "maintenance"],
    ["errors/18-InvalidParameters.json", "malformed"],
    ["errors/205-UserCannotFindRequestedUser.json", "not-found"],
    ["errors/611-GroupMembershipNotFound.json", "not-found"],
    // Nothing of what is asked for is in it.
    ["errors/1-success-but-components-private-2019.json", "malformed"],
  ])("takes %s for %s, whatever its status", (name, kind) => {
    for (const status of [200, 400, 500, 503]) expect(answer("profile", "3/1", load(name), status).kind).toBe(kind);
  });

  it("knows all that there are", () => {
    expect(list("errors")).toHaveLength(5);
  });

  it("meets every recording in every reader with a value, and one of another kind with a refusal", () => {
    const readers: Readonly<Record<string, RegExp>> = {
      roster: /^clan\/admins/,
      clan: /^clan\/group/,
      "clan-by-name": /^clan\/group/,
      profile: /^profile\/profile-/,
      history: /never/,
      report: /^pgcr\//,
      stats: /^activity\/historical/,
      manifest: /^misc\/manifest/,
    };
    for (const name of ["activity", "clan", "errors", "fragments", "misc", "pgcr", "profile"].flatMap(list)) {
      for (const [kind, own] of Object.entries(readers)) {
        if (own.test(name)) continue;
        const { kind: outcome } = answer(kind, "3/1", load(name));
        // Behind the last page of a history there is no list, so that any answer is an empty page.
        const refusals = ["malformed", "maintenance", "not-found", ...(kind === "history" ? ["read"] : [])];
        expect(refusals, `${name} as ${kind}: ${outcome}`).toContain(outcome);
      }
    }
  });
});
