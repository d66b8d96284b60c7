import { afterEach, expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { type OsrsOptions, plainOsrsClans } from "#demo/world/osrs.ts";
import { createWorld } from "#demo/world/world.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { realTime } from "./real-time.ts";
import { startWiseOldManServer, type WiseOldManServer } from "./wise-old-man.ts";

const open: WiseOldManServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    expect(server.defects).toEqual([]);
    await server.close();
  }
});

const AGENT = "tests (of the demo)";

async function start(options: { osrs?: OsrsOptions; isStill?: boolean } = {}) {
  let now = DEMO_START;
  const { isStill = true, osrs = { clans: plainOsrsClans(1, 3) } } = options;
  const world = createWorld({ isStill, osrs });
  const server = await startWiseOldManServer({
    world,
    clock: { now: () => now, speed: 1 },
    realTime,
    keys: [{ id: "officer", token: "good-key" }],
  });
  open.push(server);
  server.setLimits([]);
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.baseUrl}${path}`, { headers: { "user-agent": AGENT, ...headers } });
  return {
    world,
    server,
    get,
    json: async (path: string) => (await get(path)).json(),
    pass(ms: number) {
      now += ms;
      world.advanceTo(now);
    },
  };
}

test("a group tells its members with their roles, the days they came and ids that outlive names", async () => {
  const { world, json, pass } = await start();
  const { commands } = world.osrs;
  pass(HOUR);
  commands.join("Test Clan 1", "Late Mole", "general");
  const before = await json("/groups/1");
  expect(before).toMatchObject({ id: 1, name: "Test Clan 1", memberCount: 4 });
  const late = before.memberships.find((one: { role: string }) => one.role === "general");
  expect(late).toMatchObject({
    createdAt: new Date(DEMO_START + HOUR).toISOString(),
    player: { username: "late mole", displayName: "Late Mole", type: "regular" },
  });
  pass(HOUR);
  commands.rename("Late Mole", "Later_Mole");
  commands.setRole("Test Clan 1", "Later_Mole", "captain");
  const after = await json("/groups/1");
  const same = after.memberships.find((one: { playerId: number }) => one.playerId === late.playerId);
  expect(same).toMatchObject({ role: "captain", createdAt: late.createdAt, player: { username: "later mole" } });
  commands.leave("Test Clan 1", "Later_Mole");
  expect((await json("/groups/1")).memberCount).toBe(3);
});

test("what it says of a player is what the hiscores showed when it looked, at every look", async () => {
  const { world, json, pass } = await start();
  const [player] = world.osrs.players;
  const name = player?.name ?? "";
  const cooking = player?.numbers.Cooking ?? 0;
  for (const gained of [100, 250, 75]) {
    pass(DAY);
    world.osrs.commands.gain(name, "Cooking", gained);
  }
  const snapshots = await json(`/players/${encodeURIComponent(name)}/snapshots`);
  const seen = snapshots.map((one: { createdAt: string; data: { skills: Record<string, { experience: number }> } }) => [
    Date.parse(one.createdAt) - DEMO_START,
    one.data.skills.cooking?.experience,
  ]);
  expect(seen).toEqual([
    [3 * DAY, cooking + 425],
    [2 * DAY, cooking + 350],
    [DAY, cooking + 100],
    [0, cooking],
  ]);
  const details = await json(`/players/${encodeURIComponent(name)}`);
  expect(details.latestSnapshot).toEqual(snapshots[0]);
});

test.each([
  ["?limit=2", [3, 2]],
  ["?limit=2&offset=3", [0]],
  ["?period=36h", [3, 2]],
  ["?period=week", [3, 2, 1, 0]],
  [`?startDate=${new Date(DEMO_START).toISOString()}&endDate=${new Date(DEMO_START + DAY).toISOString()}`, [1, 0]],
])("pages and spans of snapshots: %s", async (query, days) => {
  const { world, json, pass } = await start();
  const name = world.osrs.players[0]?.name ?? "";
  for (let day = 0; day < 3; day++) {
    pass(DAY);
    world.osrs.commands.gain(name, "Cooking", 10);
  }
  const snapshots = await json(`/players/${encodeURIComponent(name)}/snapshots${query}`);
  expect(snapshots.map((one: { createdAt: string }) => (Date.parse(one.createdAt) - DEMO_START) / DAY)).toEqual(days);
});

test.each([
  ["/players/nobody", 404, { code: "PLAYER_NOT_FOUND", message: "Player not found" }],
  ["/groups/77", 404, { code: "GROUP_NOT_FOUND", message: "Group not found" }],
  ["/groups/otters", 400, { message: "Parameter 'id' is not a valid number." }],
  ["/players/NAME/snapshots?limit=201", 400, { message: "The maximum results limit is 200." }],
  ["/players/NAME/snapshots?period=fortnight", 400, { message: "Invalid period: fortnight." }],
  ["/widgets", 404, { message: "Endpoint not found" }],
])("%s is %i", async (path, status, body) => {
  const { world, get } = await start();
  const response = await get(path.replace("NAME", encodeURIComponent(world.osrs.players[0]?.name ?? "")));
  expect([response.status, await response.json()]).toEqual([status, body]);
});

test("twenty requests a minute without a key, five times as many with one, and what is left is said", async () => {
  const { server, get } = await start();
  server.setLimits([{ requests: 2, perMs: MINUTE }]);
  const ask = async (headers?: Record<string, string>) => {
    const response = await get("/groups?limit=1", headers);
    const left = ["ratelimit-limit", "ratelimit-remaining", "retry-after"].map((name) => response.headers.get(name));
    return [response.status, ...left];
  };
  expect(await ask()).toEqual([200, "2", "1", null]);
  expect(await ask()).toEqual([200, "2", "0", null]);
  expect(await ask()).toEqual([429, "2", "0", "60"]);
  expect(await ask({ "x-api-key": "good-key" })).toEqual([200, "10", "9", null]);
  expect((await ask({ "x-api-key": "bad-key" }))[0]).toBe(403);
  expect(server.arrivals.list().map((one) => one.key)).toEqual([...Array(3).fill("127.0.0.1"), "officer", "unknown"]);
});

test("who does not say who asks is refused", async () => {
  const { get } = await start();
  expect((await get("/groups/1", { "user-agent": "node" })).status).toBe(403);
});

test("in a living world its knowledge is as old as its last look, at most a day", async () => {
  const { world, json, pass } = await start({ isStill: false, osrs: {} });
  pass(2 * DAY);
  const group = await json(`/groups/${world.osrs.clans[0]?.id}`);
  const ages = group.memberships.map(
    (one: { player: { updatedAt: string } }) => world.now() - Date.parse(one.player.updatedAt),
  );
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...ages)).toBeGreaterThan(6 * HOUR);
  expect(Math.max(...ages)).toBeLessThanOrEqual(DAY);
});
