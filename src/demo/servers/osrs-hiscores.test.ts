import { afterEach, expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { type OsrsOptions, plainOsrsClans } from "#demo/world/osrs.ts";
import { createWorld } from "#demo/world/world.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import type { Fault } from "./faults.ts";
import { type OsrsHiscoresServer, startOsrsHiscoresServer } from "./osrs-hiscores.ts";
import { realTime } from "./real-time.ts";

const open: OsrsHiscoresServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    expect(server.defects).toEqual([]);
    await server.close();
  }
});

async function start(osrs: OsrsOptions = { clans: plainOsrsClans(1, 2) }) {
  let now = DEMO_START;
  const world = createWorld({ isStill: true, osrs });
  const server = await startOsrsHiscoresServer({ world, clock: { now: () => now, speed: 1 }, realTime });
  open.push(server);
  const get = (table: string, player: string, format = "json") =>
    fetch(`${server.baseUrl}/m=${table}/index_lite.${format}?player=${encodeURIComponent(player)}`);
  const { commands } = world.osrs;
  return {
    world,
    server,
    commands,
    get,
    async entry(player: string, name: string, table = "hiscore_oldschool") {
      const body = await (await get(table, player)).json();
      return [...body.skills, ...body.activities].find((one: { name: string }) => one.name === name);
    },
    pass(ms: number) {
      now += ms;
    },
  };
}

test("a player is found under any spelling of the name, and shown as the player writes it", async () => {
  const { commands, get } = await start();
  commands.join("Test Clan 1", "Moss-Otter_7");
  for (const spelling of ["Moss-Otter_7", "moss otter 7", "MOSS_OTTER-7", "moss\u00A0otter\u00A07"]) {
    const response = await get("hiscore_oldschool", spelling);
    expect([response.status, (await response.json()).name]).toEqual([200, "Moss-Otter_7"]);
  }
  expect((await get("hiscore_oldschool", "mossotter 7")).status).toBe(404);
});

test("both formats say the same, entry by entry, with ids as positions", async () => {
  const { world, get } = await start();
  const name = world.osrs.players[0]?.name ?? "";
  const body = await (await get("hiscore_oldschool", name)).json();
  const rows = (await (await get("hiscore_oldschool", name, "ws")).text()).trim().split("\n");
  expect([body.skills.length, body.activities.length, rows.length]).toEqual([25, 91, 116]);
  const wanted = [
    ...body.skills.map((one: Record<string, number>) => `${one.rank},${one.level},${one.xp}`),
    ...body.activities.map((one: Record<string, number>) => `${one.rank},${one.score}`),
  ];
  expect(rows).toEqual(wanted);
  expect(body.activities.map((one: { id: number }) => one.id)).toEqual([...Array(91).keys()]);
});

test("only the rank says that something is unranked: who plays has true values, who left has the old spelling", async () => {
  const { world, commands, entry } = await start();
  const [player, gone] = world.osrs.players.map((one) => one.name) as [string, string];
  for (const name of [player, gone]) {
    commands.set(name, "Cooking", 1_072);
    commands.set(name, "Zulrah", 4);
    commands.set(name, "Vorkath", 0);
    commands.set(name, "Sailing", 0);
  }
  expect(await entry(player, "Cooking")).toMatchObject({ rank: -1, level: 9, xp: 1_072 });
  expect(await entry(player, "Zulrah")).toMatchObject({ rank: -1, score: 4 });
  expect(await entry(player, "Vorkath")).toMatchObject({ rank: -1, score: 0 });
  expect(await entry(player, "PvP Arena - Rank")).toMatchObject({ rank: -1, score: 2_500 });
  const left = world.osrs.player(gone);
  left?.changes.splice(0);
  commands.setPlayedBefore(gone, Date.UTC(2025, 9, 1));
  expect(await entry(gone, "Cooking")).toMatchObject({ rank: -1, level: 1, xp: -1 });
  expect(await entry(gone, "Zulrah")).toMatchObject({ rank: -1, score: -1 });
  expect(await entry(gone, "Sailing")).toMatchObject({ rank: -1, level: 1, xp: 0 });
  const total = world.osrs.list.skills.reduce((sum, skill) => sum + (left?.numbers[skill] ?? 0), 0);
  expect(await entry(gone, "Overall")).toMatchObject({ xp: total });
});

test("ranks drift where nothing is played", async () => {
  const { world, entry, pass } = await start();
  const name = world.osrs.players[0]?.name ?? "";
  const before = await entry(name, "Overall");
  pass(3 * HOUR);
  const after = await entry(name, "Overall");
  expect({ ...after, rank: before.rank }).toEqual(before);
  expect(after.rank).not.toBe(before.rank);
});

test("the boards of ironmen stand still for who died or gave it up, and others are not on them", async () => {
  const { commands, get, entry } = await start();
  const [hardcore, former, regular] = ["Hard Mole", "Was Iron", "Plain Mole"].map((name) =>
    commands.join("Test Clan 1", name),
  ) as [string, string, string];
  commands.setType(hardcore, "hardcore");
  commands.setType(former, "ironman");
  const xp = async (name: string, table: string) => (await entry(name, "Fishing", table)).xp;
  const start0 = await xp(hardcore, "hiscore_oldschool");
  commands.die(hardcore);
  commands.gain(hardcore, "Fishing", 500);
  expect(await xp(hardcore, "hiscore_oldschool_hardcore_ironman")).toBe(start0);
  expect(await xp(hardcore, "hiscore_oldschool_ironman")).toBe(start0 + 500);
  const formerXp = await xp(former, "hiscore_oldschool_ironman");
  commands.giveUpIron(former);
  commands.gain(former, "Fishing", 500);
  expect(await xp(former, "hiscore_oldschool_ironman")).toBe(formerXp);
  expect(await xp(former, "hiscore_oldschool")).toBe(formerXp + 500);
  expect((await get("hiscore_oldschool_ironman", regular)).status).toBe(404);
  expect((await get("hiscore_oldschool_ultimate", hardcore)).status).toBe(404);
  expect((await get("hiscore_oldschool_seasonal", hardcore)).status).toBe(404);
});

test("limits are counted for the address, whatever is asked for", async () => {
  const { server, get } = await start();
  server.setLimits([{ requests: 2, perMs: MINUTE }]);
  const statuses = [];
  for (const name of ["a", "b", "c"]) statuses.push((await get("hiscore_oldschool", name)).status);
  expect(statuses).toEqual([404, 404, 429]);
  expect(server.arrivals.list().map((arrival) => arrival.key)).toEqual(Array(3).fill("127.0.0.1"));
});

test.each<[Fault, number, string]>([
  [{ kind: "throttled", retryAfter: "30" }, 429, "text/html"],
  [{ kind: "maintenance", as: "page" }, 200, "text/html"],
  [{ kind: "maintenance", as: "html" }, 503, "text/html"],
  [{ kind: "challenge", status: 200 }, 200, "text/html"],
  [{ kind: "challenge", status: 403 }, 403, "text/html"],
  [{ kind: "bad-gateway" }, 502, "text/html"],
  [{ kind: "not-found" }, 404, "text/html"],
  [{ kind: "fewer-facts", missing: 20 }, 200, "application/json"],
])("%j", async (fault, status, type) => {
  const { world, server, get } = await start();
  server.faults.add(fault, { times: 1 });
  const name = world.osrs.players[0]?.name ?? "";
  const response = await get("hiscore_oldschool", name);
  expect([response.status, response.headers.get("content-type")?.split(";")[0]]).toEqual([status, type]);
  expect((await get("hiscore_oldschool", name)).status).toBe(200);
});

test("the list moves with the game: a boss in the middle, a reorder, another spelling", async () => {
  const { world, commands, entry } = await start();
  const name = world.osrs.players[0]?.name ?? "";
  commands.set(name, "Zulrah", 77);
  commands.addActivity("Bog Horror", { before: "Brutus" });
  expect(await entry(name, "Bog Horror")).toMatchObject({ id: 26, rank: -1, score: 0 });
  expect(await entry(name, "Zulrah")).toMatchObject({ id: 91, score: 77 });
  commands.moveActivity("Zulrah", { before: "Abyssal Sire" });
  expect(await entry(name, "Zulrah")).toMatchObject({ id: 20, score: 77 });
  commands.respell("Zulrah", "ZULRAH");
  expect(await entry(name, "ZULRAH")).toMatchObject({ id: 20, score: 77 });
  const before = await entry(name, "Overall");
  commands.addSkill("Cartography");
  commands.set(name, "Cartography", 1_000);
  expect(await entry(name, "Cartography")).toMatchObject({ id: 25, level: 9, xp: 1_000 });
  expect((await entry(name, "Overall")).xp).toBe(before.xp + 1_000);
});
