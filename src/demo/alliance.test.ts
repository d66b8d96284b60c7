import { afterEach, expect, test } from "vitest";
import { DAY } from "#shared/time.ts";
import { type Demo, startDemo } from "./alliance.ts";
import { createDemoClock, DEMO_START } from "./clock.ts";

const open: Demo[] = [];
afterEach(async () => {
  for (const demo of open.splice(0)) await demo.close();
});

async function start(at = DEMO_START, options: { seed?: string; port?: number } = {}) {
  const demo = await startDemo({ clock: createDemoClock({ realNow: () => 0, at }), ...options });
  open.push(demo);
  return demo;
}

async function firstClan(demo: Demo) {
  const [server] = demo.servers;
  const path = `/clans/${encodeURIComponent(demo.clans[0]?.ref ?? "")}`;
  const response = await fetch(`${server?.baseUrl}${path}`, { headers: { authorization: `Bearer ${server?.key}` } });
  return { status: response.status, body: await response.text() };
}

test("offers seven clans of three games, whose server answers to the key it names and to no other", async () => {
  const demo = await start();
  expect(demo.clans.map((clan) => [clan.game, clan.name])).toEqual([
    ["clash-of-clans", "Ironroot Hall"],
    ["clash-of-clans", "Ironroot Annex"],
    ["clash-of-clans", "Kettle & Anvil"],
    ["osrs", "Gilded Otters"],
    ["osrs", "Lumber Yard"],
    ["destiny2", "Ninth Lantern"],
    ["destiny2", "Salt and Ember"],
  ]);
  expect((await firstClan(demo)).status).toBe(200);
  const response = await fetch(`${demo.servers[0]?.baseUrl}/goldpass/seasons/current`);
  expect([response.status, await response.json()]).toEqual([
    403,
    { reason: "accessDenied", message: "Invalid authorization" },
  ]);
});

test("a demo that was closed goes on where its clock stood, as if it had run", async () => {
  const ran = await start();
  ran.world.advanceTo(DEMO_START + 3 * DAY);
  const again = await start(DEMO_START + 3 * DAY);
  expect(again.clans).toEqual(ran.clans);
  expect(again.world.now()).toBe(DEMO_START + 3 * DAY);
  const names = (demo: Demo) =>
    demo.world.clashOfClans.clans.map((clan) =>
      clan.members.map((member) => [member.tag, member.name, member.donations]),
    );
  expect(names(again)).toEqual(names(ran));
});

test("another seed is another alliance under the same names", async () => {
  const [one, other] = [await start(), await start(DEMO_START, { seed: "other" })];
  expect(other.clans.map((clan) => clan.name)).toEqual(one.clans.map((clan) => clan.name));
  expect(other.clans[0]?.ref).not.toBe(one.clans[0]?.ref);
  const players = (demo: Demo) => demo.world.osrs.players.map((player) => player.name);
  expect(players(other)).not.toEqual(players(one));
});

test("the group that a clan names has its members, and the hiscores have every one of them", async () => {
  const demo = await start();
  const clan = demo.clans.find(({ roster }) => roster !== null);
  const [, hiscores, wiseOldMan] = demo.servers;
  const headers = { "user-agent": "tests" };
  const group = await (await fetch(`${wiseOldMan?.baseUrl}/groups/${clan?.roster?.ref}`, { headers })).json();
  expect([group.name, group.memberCount]).toEqual([clan?.name, 48]);
  hiscores?.simulator.setLimits([]);
  const statuses = group.memberships.map(async ({ player }: { player: { displayName: string } }) => {
    const path = `m=hiscore_oldschool/index_lite.json?player=${encodeURIComponent(player.displayName)}`;
    return (await fetch(`${hiscores?.baseUrl}/${path}`)).status;
  });
  expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
});

test("closing stops its servers", async () => {
  const demo = await start();
  await demo.close();
  open.splice(0);
  await expect(firstClan(demo)).rejects.toThrow();
});
