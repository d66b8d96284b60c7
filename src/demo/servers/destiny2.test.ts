import { afterEach, expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { type Player, presentStays } from "#demo/world/destiny2/model.ts";
import { type Destiny2Options, plainDestiny2Clans } from "#demo/world/destiny2.ts";
import { createWorld } from "#demo/world/world.ts";
import { DAY, HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { NO_LAGS, REAL_LAGS } from "./destiny2/lags.ts";
import { type Destiny2Server, type Destiny2ServerOptions, startDestiny2Server } from "./destiny2.ts";
import type { Fault } from "./faults.ts";
import { realTime } from "./real-time.ts";

const open: Destiny2Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    expect(server.defects).toEqual([]);
    await server.close();
  }
});

const KEY = "test-key";

/** A body is of no type here: the tests say what they expect of it. */
// biome-ignore lint/suspicious/noExplicitAny: what the service answers is judged by expectations.
type Json = any;

/** A server over a still world of one clan of six, whose clock the test moves. */
async function start(options: Partial<Destiny2ServerOptions> = {}, game: Destiny2Options = {}) {
  const world = createWorld({ isStill: true, destiny2: { clans: plainDestiny2Clans(1, 6), ...game } });
  let now = DEMO_START;
  const server = await startDestiny2Server({
    world,
    clock: { now: () => now, speed: 1 },
    realTime,
    keys: [{ id: "k", token: KEY }],
    lags: NO_LAGS,
    ...options,
  });
  open.push(server);
  const { destiny2 } = world;
  const [clan] = destiny2.clans;
  if (!clan) throw new Error("There is no clan.");
  async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; body: Json }> {
    const headers = { "x-api-key": KEY, ...init.headers };
    const response = await fetch(server.baseUrl + path, { redirect: "manual", ...init, headers });
    return { status: response.status, body: await response.json() };
  }
  const post = (path: string, body: unknown) => ask(path, { method: "POST", body: JSON.stringify(body) });
  const members = presentStays(clan).map(({ player }) => player);
  return {
    server,
    clan,
    ask,
    post,
    commands: destiny2.commands,
    member(place: number): Player {
      const player = members[place];
      if (!player) throw new Error(`There is no member ${place}.`);
      return player;
    },
    ids: members.map(({ membershipId }) => membershipId),
    async response(path: string): Promise<Json> {
      return (await ask(path)).body.Response;
    },
    pass(ms: number) {
      now += ms;
      world.advanceTo(now);
    },
  };
}

const profilePath = ({ membershipType, membershipId }: Player, components = "100,200,204,1000") =>
  `/Destiny2/${membershipType}/Profile/${membershipId}/?components=${components}`;
const accountPath = ({ membershipType, membershipId }: Player, rest: string) =>
  `/Destiny2/${membershipType}/Account/${membershipId}/${rest}`;
const historyPath = (player: Player, query = "count=250&mode=0&page=0", character = 0) =>
  accountPath(player, `Character/${player.characters[character]?.id}/Stats/Activities/?${query}`);
const reportPath = (id: string) => `/Destiny2/Stats/PostGameCarnageReport/${id}/`;
const rosterPath = (id: string) => `/GroupV2/${id}/Members/?currentpage=1&memberType=0`;

const onlineIn = (roster: Json) => roster.results.map((one: Json) => one.isOnline);
/** What the played character shows. */
const current = (profile: Json) =>
  Object.values<Json>(profile.characterActivities.data).find((one) => one.currentActivityHash !== 0);

test("a raid is seen in the roster, in profiles, in the history and in its report", async () => {
  const { clan, member, ids, response, pass, commands } = await start();
  const run = commands.startActivity(ids.slice(0, 2), "Vault of Glass", { guests: 1 });
  pass(10 * MINUTE);
  commands.goOnline(ids[2] ?? "");
  commands.joinActivity(ids[2] ?? "", run);
  expect(onlineIn(await response(rosterPath(clan.id)))).toEqual([true, true, true, false, false, false]);
  const profile = await response(profilePath(member(0)));
  expect(current(profile)).toMatchObject({
    dateActivityStarted: "2026-08-06T12:00:00Z",
    currentActivityHash: 3881495763,
    currentActivityModeType: 4,
    currentActivityModeTypes: [7, 4],
  });
  const { partyMembers, currentActivity, joinability } = profile.profileTransitoryData.data;
  const party = partyMembers.filter((one: Json) => one.status !== undefined);
  expect(party.map((one: Json) => one.status)).toEqual([11, 3, 3, 3]);
  expect(party.map((one: Json) => one.membershipId)).toEqual(expect.arrayContaining(ids.slice(0, 3)));
  expect(currentActivity).toMatchObject({ startTime: "2026-08-06T12:00:00Z", numberOfPlayers: 4 });
  expect(joinability.closedReasons).toBe(32768);
  pass(30 * MINUTE);
  const id = commands.finishActivity(run, { isFlawless: true });
  const report = await response(reportPath(id));
  expect(report).toMatchObject({ period: "2026-08-06T12:00:00Z", activityWasStartedFromBeginning: true, teams: [] });
  const values = (name: string) => report.entries.map((one: Json) => one.values[name].basic.value);
  expect([values("completed"), values("deaths"), values("playerCount")]).toEqual([
    [1, 1, 1, 1],
    [0, 0, 0, 0],
    [4, 4, 4, 4],
  ]);
  expect(values("startSeconds")).toEqual([0, 0, 0, 600]);
  const { activities } = await response(historyPath(member(0)));
  expect(activities.map((one: Json) => one.activityDetails.instanceId)).toEqual([id]);
  expect(activities[0].values.activityDurationSeconds).toEqual({
    statId: "activityDurationSeconds",
    basic: { value: 2400, displayValue: "40m 0s" },
  });
  expect(current(await response(profilePath(member(0))))).toMatchObject({
    currentActivityHash: 82913930,
    currentActivityModeHash: 2166136261,
    currentActivityModeTypes: [],
  });
});

test("who has no key or a wrong one is refused by code; files of definitions want none", async () => {
  const { server, ask, response } = await start();
  const refused = await fetch(`${server.baseUrl}/Settings/`);
  expect([refused.status, (await refused.json()).ErrorCode]).toEqual([401, 2102]);
  const wrong = await ask("/Settings/", { headers: { "x-api-key": "other" } });
  expect([wrong.body.ErrorCode, wrong.body.ErrorStatus]).toEqual([2101, "ApiInvalidOrExpiredKey"]);
  expect(server.arrivals.list().map(({ key }) => key)).toEqual(["none", "unknown"]);
  const manifest = await response("/Destiny2/Manifest/");
  const path = manifest.jsonWorldComponentContentPaths.en.DestinyPlaceDefinition;
  expect((await fetch(server.origin + path)).status).toBe(200);
});

test("an address without its last slash is sent to the one with it, with its query", async () => {
  const { server } = await start();
  const response = await fetch(`${server.baseUrl}/GroupV2/1/Members?currentpage=1`, {
    redirect: "manual",
    headers: { "x-api-key": KEY },
  });
  expect([response.status, response.headers.get("location")]).toEqual([
    301,
    "/Platform/GroupV2/1/Members/?currentpage=1",
  ]);
});

test("what is wrong is said by its code", async () => {
  const { clan, member, ask, post } = await start();
  const one = member(0);
  const otherType = one.membershipType === 1 ? 2 : 1;
  const cases: [path: string, code: number, status: number][] = [
    ["/GroupV2/999/", 622, 404],
    ["/GroupV2/x/", 7, 400],
    ["/GroupV2/Name/Nobody/1/", 686, 404],
    [`/GroupV2/${clan.id}/Members/`, 18, 400],
    [`/GroupV2/${clan.id}/Banned/?currentpage=1`, 99, 401],
    [profilePath(one, ""), 18, 400],
    [`/Destiny2/${otherType}/Profile/${one.membershipId}/?components=100`, 1601, 500],
    ["/Destiny2/3/Profile/4611686018400000000/?components=100", 1601, 500],
    [accountPath(one, "Character/1/Stats/Activities/"), 1620, 500],
    [historyPath(one, "count=251"), 18, 400],
    [reportPath("1"), 1653, 404],
    ["/Nothing/", 21, 404],
  ];
  for (const [path, code, status] of cases) {
    const { status: http, body } = await ask(path);
    expect([path, body.ErrorCode, http, body.ThrottleSeconds, "Response" in body]).toEqual([
      path,
      code,
      status,
      0,
      false,
    ]);
  }
  expect((await post("/GroupV2/NameV2/", { groupName: "Nobody", groupType: 1 })).body.ErrorCode).toBe(686);
});

test("a clan is found by its id, by its name in an address and by its name in a body, and says what it is", async () => {
  const { clan, member, response, post } = await start();
  const byId = await response(`/GroupV2/${clan.id}/`);
  expect(byId.detail).toMatchObject({ groupId: clan.id, name: "Test Clan 1", groupType: 1, memberCount: 6 });
  expect(byId.founder.destinyUserInfo.membershipId).toBe(member(0).membershipId);
  expect(await response("/GroupV2/Name/test%20clan%201/1/")).toEqual(byId);
  expect((await post("/GroupV2/NameV2/", { groupName: "Test Clan 1", groupType: 1 })).body.Response).toEqual(byId);
  const [mine] = (await response(`/GroupV2/User/3/${member(1).membershipId}/0/1/`)).results;
  expect([mine.group.groupId, mine.member.memberType]).toEqual([clan.id, 3]);
});

test("a roster comes in pages, by either spelling of their parameter, or by rank", async () => {
  const { clan, response } = await start({ pageSize: 4 });
  const first = await response(`/GroupV2/${clan.id}/Members/?currentPage=1`);
  const second = await response(`/GroupV2/${clan.id}/Members/?currentpage=2`);
  expect([first, second].map((page) => [page.results.length, page.totalResults, page.hasMore, page.query])).toEqual([
    [4, 6, true, { itemsPerPage: 4, currentPage: 1 }],
    [2, 6, false, { itemsPerPage: 4, currentPage: 2 }],
  ]);
  const admins = await response(`/GroupV2/${clan.id}/AdminsAndFounder/?currentpage=1`);
  expect(admins.results.map((one: Json) => one.memberType)).toEqual([5, 3, 3, 3]);
});

test("a profile has the components that were asked for and no others", async () => {
  const { member, response } = await start();
  const stamps = ["responseMintedTimestamp", "secondaryComponentsMintedTimestamp"];
  expect(Object.keys(await response(profilePath(member(0), "100")))).toEqual([...stamps, "profile"]);
  expect(Object.keys(await response(profilePath(member(0), "Transitory,204")))).toEqual([
    ...stamps,
    "profileTransitoryData",
    "characterActivities",
  ]);
});

test("who is offline shows nothing, who hides has no data, who is stuck shows what is over", async () => {
  const { member, ids, ask, response, pass, commands } = await start();
  const [one = ""] = ids;
  const offline = await response(profilePath(member(0)));
  expect([current(offline), offline.profileTransitoryData]).toEqual([undefined, { privacy: 1 }]);
  commands.startActivity([one], "New Arcadia");
  pass(HOUR);
  commands.goOffline(one, { isStuck: true });
  pass(17 * HOUR);
  const stuck = await response(profilePath(member(0)));
  expect(current(stuck)).toMatchObject({
    dateActivityStarted: "2026-08-06T12:00:00Z",
    currentActivityHash: 2086906937,
    currentActivityModeTypes: [7, 63, 64],
    currentPlaylistActivityHash: 1683791010,
  });
  expect(stuck.profile.data.dateLastPlayed).toBe("2026-08-06T13:00:00Z");
  commands.setPrivate(one, true);
  const hidden = await response(profilePath(member(0)));
  expect([hidden.characterActivities, hidden.profileTransitoryData]).toEqual([{ privacy: 2 }, { privacy: 2 }]);
  expect(hidden.profile.data.userInfo).toMatchObject({ membershipId: one, isPublic: false });
  const history = await ask(historyPath(member(0)));
  expect([history.status, history.body.ErrorCode]).toEqual([500, 1665]);
});

test("some raids name no mode in a profile", async () => {
  const { member, ids, response, commands } = await start();
  commands.startActivity(ids.slice(0, 1), "Last Wish");
  expect(current(await response(profilePath(member(0))))).toMatchObject({
    currentActivityHash: 2122313384,
    currentActivityModeHash: 2166136261,
    currentActivityModeTypes: [],
  });
});

test("two servers behind the address show profiles of two ages: a younger one, then an older one again", async () => {
  const { member, ids, response, pass, commands } = await start({ lags: REAL_LAGS });
  pass(40 * SECOND);
  commands.startActivity(ids.slice(0, 1), "Prophecy");
  pass(30 * SECOND);
  const seen: string[] = [];
  for (let i = 0; i < 24; i++) {
    const profile = await response(profilePath(member(0)));
    const state = current(profile) ? "playing" : "offline";
    seen.push(`${profile.responseMintedTimestamp} ${profile.secondaryComponentsMintedTimestamp} ${state}`);
  }
  const [younger, older] = [
    "2026-08-06T12:01:00.000Z 2026-08-06T12:00:48.000Z playing",
    "2026-08-06T12:00:30.000Z 2026-08-06T12:00:18.000Z offline",
  ];
  expect(new Set(seen)).toEqual(new Set([younger, older]));
  expect(seen.lastIndexOf(older ?? "")).toBeGreaterThan(seen.indexOf(younger ?? ""));
});

test("the roster takes notice of a coming within three minutes, and of some never", async () => {
  const { clan, ids, response, pass, commands } = await start({ lags: { ...REAL_LAGS, rosterMisses: 0 } });
  for (const id of ids) commands.goOnline(id);
  pass(59 * SECOND);
  expect(onlineIn(await response(rosterPath(clan.id)))).toEqual(Array(6).fill(false));
  pass(2 * MINUTE + SECOND);
  expect(onlineIn(await response(rosterPath(clan.id)))).toEqual(Array(6).fill(true));
  const {
    clan: other,
    ids: others,
    response: read,
    ...rest
  } = await start({ lags: { ...REAL_LAGS, rosterMisses: 0.5 } });
  for (const id of others) rest.commands.goOnline(id);
  rest.pass(DAY);
  const seen = onlineIn(await read(rosterPath(other.id)));
  expect([seen.includes(true), seen.includes(false)]).toEqual([true, true]);
});

test("a history is ordered by the start, its ids by the end; it has pages, modes and an end", async () => {
  const { member, ids, response, pass, commands } = await start();
  const [one = "", two = ""] = ids;
  commands.goOnline(two);
  const long = commands.startActivity([one], "King's Fall");
  pass(5 * MINUTE);
  const short = commands.startActivity([two], "Javelin-4");
  pass(10 * MINUTE);
  const earlier = commands.finishActivity(short);
  pass(50 * MINUTE);
  const later = commands.finishActivity(long);
  commands.leaveActivity(two);
  pass(MINUTE);
  const third = commands.finishActivity(commands.startActivity([one, two], "Duality"));
  expect(BigInt(later)).toBeGreaterThan(BigInt(earlier));
  const idsOf = async (query: string, place = 0) =>
    (await response(historyPath(member(place), query))).activities?.map(
      (item: Json) => item.activityDetails.instanceId,
    );
  expect(await idsOf("count=250&mode=0&page=0")).toEqual([third, later]);
  expect(await idsOf("")).toEqual([third, later]);
  expect(await idsOf("count=1&mode=0&page=1")).toEqual([later]);
  expect(await idsOf("count=250&mode=4&page=0")).toEqual([later]);
  expect(await idsOf("count=250&mode=0&page=1")).toBeUndefined();
  expect(await idsOf("mode=5", 1)).toEqual([earlier]);
});

test("history and report come after the end by minutes, the report at first without some of its entries", async () => {
  const lags = { ...REAL_LAGS, reportFlaws: 1 };
  const { member, ids, ask, response, pass, commands } = await start({ lags });
  const run = commands.startActivity(ids.slice(0, 6), "Root of Nightmares");
  pass(40 * MINUTE);
  const id = commands.finishActivity(run);
  const look = async () => {
    const report = await ask(reportPath(id));
    const history = await response(historyPath(member(0)));
    const entries: Json[] = report.body.Response?.entries ?? [];
    const stubs = entries.filter((one) => one.player.destinyUserInfo.membershipType === 0).length;
    return `${report.body.ErrorCode} ${entries.length} ${stubs} ${history.activities?.length ?? 0}`;
  };
  const seen: string[] = [];
  for (let i = 0; i <= 8; i++) {
    seen.push(await look());
    pass(MINUTE);
  }
  expect(seen[0]).toBe("1653 0 0 0");
  expect(seen.at(-1)).toBe("1 6 0 1");
  const flawed = seen.filter((one) => /^1 (?:2 0|6 1) 1$/.test(one));
  expect(flawed).toHaveLength(2);
  expect(new Set(seen).size).toBeGreaterThanOrEqual(3);
});

test("reports may be withheld or lost; long stays end at what 16 bits hold; a swapped character is a second entry", async () => {
  const { ids, ask, response, pass, commands, member } = await start();
  const [one = "", two = ""] = ids;
  if (member(0).characters.length < 2) commands.addCharacter(one);
  const run = commands.startActivity([one, two], "Vow of the Disciple", { isFresh: false });
  pass(20 * SECOND);
  commands.swapCharacter(one, 1);
  pass(12 * HOUR);
  const id = commands.finishActivity(run, { isCompleted: false });
  const { entries, activityWasStartedFromBeginning } = await response(reportPath(id));
  const value = (name: string) => entries.map((entry: Json) => entry.values[name].basic.value);
  expect(activityWasStartedFromBeginning).toBe(false);
  expect(entries.map((entry: Json) => entry.player.destinyUserInfo.membershipId)).toEqual([one, two, one]);
  expect([value("timePlayedSeconds"), value("completionReason")]).toEqual([
    [20, 32767, 32767],
    [255, 255, 255],
  ]);
  expect(value("fireteamId")[0]).toBe(0);
  expect(value("fireteamId")[1]).toBeGreaterThan(2 ** 62);
  commands.setReport(run, "redacted");
  expect((await ask(reportPath(id))).body.ErrorCode).toBe(12);
  commands.setReport(run, "lost");
  expect((await ask(reportPath(id))).body.ErrorCode).toBe(1653);
});

test("a match has strangers on both sides", async () => {
  const { ids, response, pass, commands } = await start();
  const run = commands.startActivity(ids.slice(0, 3), "Altar of Flame");
  pass(9 * MINUTE);
  const report = await response(reportPath(commands.finishActivity(run)));
  const standings = report.entries.map((one: Json) => one.standing);
  expect(standings.filter((one: number) => one === 0)).toHaveLength(6);
  expect(standings.filter((one: number) => one === 1)).toHaveLength(6);
  expect(new Set(standings.slice(0, 3)).size).toBe(1);
  expect(report.teams.map((team: Json) => team.standing.basic.displayValue)).toEqual(["Victory", "Defeat"]);
  expect(report.activityDetails).toMatchObject({ referenceId: 1583254851, directorActivityHash: 3176544780, mode: 10 });
});

test("account and character statistics grow by what reports say, deleted characters included", async () => {
  const { member, ids, response, pass, commands } = await start();
  const [one = ""] = ids;
  const player = member(0);
  if (player.characters.length < 2) commands.addCharacter(one);
  const stats = async () => (await response(accountPath(player, "Stats/?groups=General"))).mergedAllCharacters;
  const statOf = (merged: Json, group: string, name: string) => merged.results[group].allTime[name].basic.value;
  const raids = async () =>
    (await response(accountPath(player, "Character/0/Stats/?modes=4,82&groups=General&periodType=2"))).raid.allTime
      .activitiesCleared.basic.value;
  const [before, raidsBefore] = [await stats(), await raids()];
  const run = commands.startActivity([one], "Garden of Salvation");
  pass(50 * MINUTE);
  const id = commands.finishActivity(run);
  commands.goOffline(one);
  const kills = (await response(reportPath(id))).entries[0].values.kills.basic.value;
  commands.deleteCharacter(one, 0);
  const after = await stats();
  const grown = ["kills", "activitiesCleared", "secondsPlayed"].map(
    (name) => statOf(after, "allPvE", name) - statOf(before, "allPvE", name),
  );
  expect(grown).toEqual([kills, 1, 3000]);
  expect((await raids()) - raidsBefore).toBe(1);
  expect(statOf(after, "allPvP", "kills")).toBe(statOf(before, "allPvP", "kills"));
  const account = await response(accountPath(player, "Stats/"));
  expect(account.characters[0].deleted).toBe(true);
  expect((await response(profilePath(player, "100"))).profile.data.characterIds).not.toContain(
    player.characters[0]?.id,
  );
  const { activities } = await response(
    accountPath(player, `Character/${player.characters[0]?.id}/Stats/AggregateActivityStats/`),
  );
  const garden = activities.find((item: Json) => item.activityHash === 3458480158);
  expect(garden.values.fastestCompletionMsForActivity.basic.value).toBe(50 * MINUTE);
});

test("people are found by their names and codes, by the beginning of a name, and by any id of theirs", async () => {
  const { member, ids, post, response, commands } = await start();
  const player = member(3);
  commands.rename(ids[3] ?? "", "Ärger & Söhne", 42);
  const search = (displayName: string, displayNameCode: number) =>
    post("/Destiny2/SearchDestinyPlayerByBungieName/-1/", { displayName, displayNameCode });
  expect((await search("ärger & söhne", 42)).body.Response).toMatchObject([{ membershipId: ids[3] }]);
  expect((await search("Ärger & Söhne", 43)).body.Response).toEqual([]);
  expect((await search("Ärger", 42)).body.Response).toEqual([]);
  const prefixed = await post("/User/Search/GlobalName/0/", { displayNamePrefix: "Ärg" });
  expect(prefixed.body.Response.searchResults).toMatchObject([{ bungieGlobalDisplayNameCode: 42 }]);
  const linked = await response(`/Destiny2/254/Profile/${player.bungieNet?.id}/LinkedProfiles/?getAllMemberships=true`);
  expect(linked.profiles).toMatchObject([{ membershipId: ids[3], membershipType: player.membershipType }]);
  expect(await response(`/Destiny2/-1/Profile/${ids[3]}/LinkedProfiles/`)).toEqual(linked);
});

test("definitions name all that is played; their files are of a version", async () => {
  const { server, response, ask } = await start();
  const manifest = await response("/Destiny2/Manifest/");
  const paths = manifest.jsonWorldComponentContentPaths.en;
  const text = await (await fetch(server.origin + paths.DestinyActivityDefinition)).text();
  expect(text.length).toBeGreaterThan(800_000);
  expect(text.length).toBeLessThan(2_500_000);
  const activities = JSON.parse(text);
  expect(activities["1681562271"]).toMatchObject({
    displayProperties: { name: "Vault of Glass: Master" },
    originalDisplayProperties: { name: "Vault of Glass" },
    directActivityModeType: 4,
    activityModeTypes: [7, 4],
  });
  expect(activities["82913930"].displayProperties.name).toBe("");
  const places = await (await fetch(server.origin + paths.DestinyPlaceDefinition)).json();
  expect(places[activities["82913930"].placeHash].displayProperties.name).toBe("Orbit");
  expect((await ask("/Destiny2/Manifest/DestinyActivityDefinition/3903562779/")).body.Response.hash).toBe(3903562779);
  server.setManifestVersion("2.0");
  expect((await response("/Destiny2/Manifest/")).version).toBe("2.0");
  expect((await fetch(server.origin + paths.DestinyPlaceDefinition)).status).toBe(404);
});

test("alerts and disabled systems are announced", async () => {
  const { server, response } = await start();
  expect(await response("/GlobalAlerts/")).toEqual([]);
  server.setAlerts([{ key: "D2-Soon", html: "<b>Offline</b> at noon", at: DEMO_START }]);
  server.setDisabled(["Clans"]);
  expect(await response("/GlobalAlerts/")).toMatchObject([
    { AlertKey: "D2-Soon", AlertHtml: "<b>Offline</b> at noon" },
  ]);
  const { systems } = await response("/Settings/");
  expect([systems.Clans.enabled, systems.Destiny2.enabled]).toEqual([false, true]);
});

test("limits are counted for an address over all keys, and refused by code with a time to wait", async () => {
  const { server, ask } = await start({ limits: [{ requests: 2, perMs: HOUR }] });
  server.keys.add({ id: "other", token: "other" });
  await ask("/Settings/");
  await ask("/Settings/", { headers: { "x-api-key": "other" } });
  const { body } = await ask("/Settings/");
  expect([body.ErrorCode, body.ThrottleSeconds]).toEqual([51, 10]);
  server.setLimits([]);
  expect((await ask("/Settings/")).body.ErrorCode).toBe(1);
});

test.each<[Fault, number, unknown]>([
  [{ kind: "maintenance", as: "json" }, 503, { ErrorCode: 5, ErrorStatus: "SystemDisabled" }],
  [{ kind: "maintenance", as: "other-json" }, 400, { error: "server_error", error_description: "SystemDisabled" }],
  [{ kind: "maintenance", as: "empty" }, 200, { ErrorCode: 1, Response: { results: [], totalResults: 0 } }],
  [{ kind: "api-error", code: 1618 }, 500, { ErrorCode: 1618, ErrorStatus: "DestinyUnexpectedError" }],
  [{ kind: "api-error", code: 36, throttleSeconds: 7 }, 429, { ErrorCode: 36, ThrottleSeconds: 7 }],
  [{ kind: "api-error", code: 1672 }, 503, { ErrorStatus: "DestinyThrottledByGameServer" }],
  [{ kind: "throttled" }, 429, { ErrorCode: 51, ThrottleSeconds: 10 }],
  [{ kind: "fewer-facts", missing: 2 }, 200, { Response: { results: { length: 4 }, totalResults: 6 } }],
])("the fault %j is answered as the service would", async (fault, status, body) => {
  const { server, clan, ask, response } = await start();
  server.faults.add(fault, { paths: "/GroupV2/" });
  const answer = await ask(rosterPath(clan.id));
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject(body as object);
  // One subsystem alone is off.
  expect((await response("/Destiny2/Manifest/")).version).toBeDefined();
});

test.each<[Fault, number]>([
  [{ kind: "maintenance", as: "html" }, 503],
  [{ kind: "challenge", status: 403 }, 403],
])("the fault %j is a page", async (fault, status) => {
  const { server } = await start();
  server.faults.add(fault);
  const response = await fetch(`${server.baseUrl}/Settings/`, { headers: { "x-api-key": KEY } });
  expect([response.status, response.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
});
