import { afterEach, expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { plainClans } from "#demo/world/clash-of-clans.ts";
import { createWorld, type WorldOptions } from "#demo/world/world.ts";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { type CacheLives, type ClashOfClansServer, NO_LIVES, startClashOfClansServer } from "./clash-of-clans.ts";

const open: ClashOfClansServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    expect(server.defects).toEqual([]);
    await server.close();
  }
});

const STILL: WorldOptions = { isStill: true, clashOfClans: { clans: plainClans(2, 20) } };

async function start(options: WorldOptions = STILL, cacheLives?: CacheLives) {
  const clock = { at: options.startAt ?? DEMO_START, speed: 1, now: () => clock.at };
  const world = createWorld(options);
  const server = await startClashOfClansServer({
    world,
    clock,
    realTime: { now: () => 0, after: () => () => {} },
    keys: [{ id: "k", token: "t" }],
    ...(cacheLives ? { cacheLives } : {}),
  });
  open.push(server);
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(server.baseUrl + path, { ...init, headers: { authorization: "Bearer t" } });
    // biome-ignore lint/suspicious/noExplicitAny: bodies of many shapes, looked into field by field
    const body: any = await response.json();
    return {
      status: response.status,
      cache: response.headers.get("cache-control"),
      type: response.headers.get("content-type"),
      body,
    };
  };
  const tag = (i = 0) => world.clashOfClans.clans[i]?.tag ?? "";
  const clanPath = (i = 0) => `/clans/${encodeURIComponent(tag(i))}`;
  return { clock, world, server, ask, tag, clanPath, game: world.clashOfClans, commands: world.clashOfClans.commands };
}

test("a clan comes with its whole roster by rank, one leader, and the counts of the world", async () => {
  const { ask, clanPath, game } = await start();
  const { status, type, body } = await ask(clanPath());
  expect([status, type]).toEqual([200, "application/json; charset=utf-8"]);
  const [clan] = game.clans;
  expect(body).toMatchObject({ tag: clan?.tag, name: "Test Clan 1", members: 20, isWarLogPublic: true });
  expect(body.memberList.map((member: { clanRank: number }) => member.clanRank)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
  const tags = (list: readonly { tag: string }[] = []) => list.map((one) => one.tag).sort();
  expect(tags(body.memberList)).toEqual(tags(clan?.members));
  const roles = body.memberList.map((member: { role: string }) => member.role);
  expect([roles.filter((role: string) => role === "leader").length, new Set(roles)]).toEqual([
    1,
    new Set(["leader", "coLeader", "admin", "member"]),
  ]);
});

test("ties and losses are sent exactly when the log is public", async () => {
  const { ask, clanPath, tag, commands } = await start(STILL, NO_LIVES);
  expect((await ask(clanPath())).body).toMatchObject({ warTies: expect.any(Number), warLosses: expect.any(Number) });
  commands.setWarLogPublic(tag(), false);
  const { body } = await ask(clanPath());
  expect([body.isWarLogPublic, "warTies" in body, "warLosses" in body, "warWins" in body]).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test("an emptied clan has no members and can be asked for", async () => {
  const { ask, clanPath, tag, commands } = await start(STILL, NO_LIVES);
  commands.emptyClan(tag());
  const { status, body } = await ask(clanPath());
  expect([status, body.members, body.memberList, body.clanPoints]).toEqual([200, 0, [], 0]);
});

test("a player agrees with the member of the clan's list", async () => {
  const { ask, clanPath } = await start();
  const { body: clan } = await ask(clanPath());
  const [member] = clan.memberList;
  const { body: player, cache } = await ask(`/players/${encodeURIComponent(member.tag)}`);
  const { tag, name, role, townHallLevel, expLevel, leagueTier, trophies, donations, donationsReceived } = member;
  expect(player).toMatchObject({
    tag,
    name,
    role,
    townHallLevel,
    expLevel,
    leagueTier,
    trophies,
    donations,
    donationsReceived,
  });
  expect(player.clan).toEqual({ tag: clan.tag, name: clan.name, clanLevel: clan.clanLevel, badgeUrls: clan.badgeUrls });
  expect(cache).toBe("max-age=60");
});

test("a player has 54 achievements, two of one name, and one with a typographic apostrophe", async () => {
  const { ask, game } = await start();
  const member = game.clans[0]?.members[0];
  const { body } = await ask(`/players/${encodeURIComponent(member?.tag ?? "")}`);
  const names: string[] = body.achievements.map((one: { name: string }) => one.name);
  expect(names).toHaveLength(54);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual(["Keep Your Account Safe!"]);
  expect(names).toContain("Crafter’s Nightmare");
  expect(body.achievements.find((one: { name: string }) => one.name === "Games Champion")).toMatchObject({
    value: member?.tally.gamesPoints,
    completionInfo: `Total Clan Games points: ${member?.tally.gamesPoints}`,
    village: "home",
  });
  for (const { stars, value, target } of body.achievements.filter((one: { target: number }) => one.target > 1)) {
    expect(stars === 3 || value < target).toBe(true);
  }
});

test("a player without a clan has neither clan nor role; a small village has no Builder Base", async () => {
  const { ask, game, commands } = await start(STILL, NO_LIVES);
  const player = game.clans[0]?.members[5];
  commands.leave(player?.tag ?? "");
  Object.assign(player ?? {}, { builderHall: 0, builderTrophies: 0, house: null });
  const { body } = await ask(`/players/${encodeURIComponent(player?.tag ?? "")}`);
  for (const key of ["clan", "role", "builderHallLevel", "builderBaseLeague", "playerHouse"])
    expect(body).not.toHaveProperty(key);
  expect(body).toMatchObject({ builderBaseTrophies: 0, warPreference: expect.stringMatching(/^(in|out)$/) });
});

test("not in war: two stubs without tag, name, members or times", async () => {
  const { ask, clanPath } = await start();
  const { status, cache, body } = await ask(`${clanPath()}/currentwar`);
  expect([status, cache, Object.keys(body)]).toEqual([200, "max-age=120", ["state", "clan", "opponent"]]);
  expect(Object.keys(body.clan)).toEqual(["badgeUrls", "clanLevel", "attacks", "stars", "destructionPercentage"]);
});

test("a private log answers 403 without a message", async () => {
  const { ask, clanPath, tag, commands } = await start();
  commands.setWarLogPublic(tag(), false);
  expect(await ask(`${clanPath()}/currentwar`)).toEqual({
    status: 403,
    cache: "max-age=120",
    type: "application/json",
    body: { reason: "accessDenied" },
  });
});

test("a war goes from preparation to its end, and its numbers recompute from its attacks", async () => {
  const { ask, clanPath, clock, tag, commands } = await start(STILL, NO_LIVES);
  commands.startWar(tag(), { teamSize: 5, state: "preparation" });
  const war = async () => (await ask(`${clanPath()}/currentwar`)).body;
  const before = await war();
  expect(before).toMatchObject({
    state: "preparation",
    teamSize: 5,
    attacksPerMember: 2,
    battleModifier: "none",
    preparationStartTime: "20260806T120000.000Z",
    startTime: "20260807T110000.000Z",
    endTime: "20260808T110000.000Z",
    clan: { tag: tag(), attacks: 0, stars: 0, destructionPercentage: 0 },
  });
  for (const member of before.clan.members) {
    expect(Object.keys(member)).toEqual(["tag", "name", "townhallLevel", "mapPosition", "opponentAttacks"]);
  }
  clock.at += 23 * HOUR;
  await war();
  const results = [
    { stars: 2, destruction: 77 },
    { stars: 0, destruction: 31 },
    { stars: 3, destruction: 100 },
  ];
  for (const result of results) commands.attack(tag(), { result });
  commands.attack(tag(), { by: "opponent", result: { stars: 1, destruction: 50, duration: 99 } });
  const during = await war();
  expect(during.state).toBe("inWar");
  checkTotals(during);
  clock.at += 24 * HOUR;
  const after = await war();
  expect(after).toEqual({ ...during, state: "warEnded" });
});

type Attack = { attackerTag: string; defenderTag: string; stars: number; destructionPercentage: number; order: number };
type Member = { tag: string; attacks?: Attack[]; opponentAttacks: number; bestOpponentAttack?: Attack };
type Side = { attacks: number; stars: number; destructionPercentage: number; members: Member[] };

/** The rules of games/clash-of-clans.md section 1.6, on a body alone. */
function checkTotals(war: { teamSize: number; clan: Side; opponent: Side }): void {
  const all = [war.clan, war.opponent].flatMap((side) => side.members.flatMap((member) => member.attacks ?? []));
  expect(all.map((attack) => attack.order).sort((a, b) => a - b)).toEqual(all.map((_, i) => i + 1));
  for (const [side, enemy] of [
    [war.clan, war.opponent],
    [war.opponent, war.clan],
  ] as const) {
    const best = enemy.members.map((member) => {
      const on = all.filter((attack) => attack.defenderTag === member.tag);
      const [top] = [...on].sort(
        (a, b) => b.stars - a.stars || b.destructionPercentage - a.destructionPercentage || a.order - b.order,
      );
      expect([member.opponentAttacks, member.bestOpponentAttack]).toEqual([on.length, top]);
      return top;
    });
    expect(side).toMatchObject({
      attacks: side.members.reduce((sum, member) => sum + (member.attacks?.length ?? 0), 0),
      stars: best.reduce((sum, attack) => sum + (attack?.stars ?? 0), 0),
      destructionPercentage: best.reduce((sum, attack) => sum + (attack?.destructionPercentage ?? 0), 0) / war.teamSize,
    });
  }
}

test("the battle of the demo adds up all the way, for both sides, members unsorted", async () => {
  const { ask, clanPath, clock } = await start({}, NO_LIVES);
  for (let i = 0; i < 6; i++) {
    const { body } = await ask(`${clanPath()}/currentwar`);
    checkTotals(body);
    const positions = body.clan.members.map((member: { mapPosition: number }) => member.mapPosition);
    expect(positions).not.toEqual([...positions].sort((a, b) => a - b));
    clock.at += 53 * MINUTE;
  }
});

test("an opponent can be asked for: its card, its members, its players and the same war from the other side", async () => {
  const { ask, clanPath, tag, game, commands } = await start(STILL, NO_LIVES);
  commands.startWar(tag(), { teamSize: 5 });
  commands.attack(tag());
  const { body: own } = await ask(`${clanPath()}/currentwar`);
  const path = `/clans/${encodeURIComponent(own.opponent.tag)}`;
  const { body: card } = await ask(path);
  expect([card.name, card.members]).toEqual([own.opponent.name, card.memberList.length]);
  const opponent = game.clan(own.opponent.tag);
  if (opponent) opponent.isWarLogPublic = true;
  const { body: theirs } = await ask(`${path}/currentwar`);
  expect(theirs).toEqual({ ...own, clan: own.opponent, opponent: own.clan });
  const { body: player } = await ask(`/players/${encodeURIComponent(own.opponent.members[0].tag)}`);
  expect(player.clan.tag).toBe(own.opponent.tag);
});

test.each([
  ["/clans/%232PP", "2PP"],
  ["/players/%232PP", "2PP"],
  ["/players/2PP", "2PP"],
  ["/clans/%23ABC/currentwar", "ABC"],
])("%s is not found, by its tag without #, for ten minutes", async (path, tag) => {
  const { ask } = await start();
  expect(await ask(path)).toEqual({
    status: 404,
    cache: "public max-age=600",
    type: "application/json",
    body: { reason: "notFound", message: `Not found with tag ${tag}` },
  });
});

test.each(["/nothing", "/clans/%232PP/members/more", "/players", "/players/%E0%A4%A", "/goldpass"])(
  "%s is not found",
  async (path) => {
    const { ask } = await start();
    const { status, body } = await ask(path);
    expect([status, body.reason]).toEqual([404, "notFound"]);
  },
);

test("an answer keeps its bytes for its life in the world's time, and says what is left of it", async () => {
  const { ask, clanPath, clock, game, commands } = await start();
  const member = game.clans[0]?.members[0]?.tag ?? "";
  const donations = async () => {
    const { body, cache } = await ask(clanPath());
    return [body.memberList.find((one: { tag: string }) => one.tag === member).donations, cache];
  };
  const [before] = await donations();
  commands.donate(member, 7);
  clock.at += 29 * SECOND;
  expect(await donations()).toEqual([before, "max-age=91"]);
  clock.at += 90.5 * SECOND;
  expect(await donations()).toEqual([before, "max-age=1"]);
  clock.at += 0.5 * SECOND;
  expect(await donations()).toEqual([before + 7, "max-age=120"]);
});

test("without lives every answer is new and says so; forgotten answers are made anew", async () => {
  const live = await start(STILL, NO_LIVES);
  const { body: first, cache } = await live.ask(live.clanPath());
  live.commands.join(live.tag());
  const { body: second } = await live.ask(live.clanPath());
  expect([cache, first.members, second.members]).toEqual(["max-age=0", 20, 21]);
  const kept = await start();
  await kept.ask(kept.clanPath());
  kept.commands.join(kept.tag());
  expect((await kept.ask(kept.clanPath())).body.members).toBe(20);
  kept.server.forgetAnswers();
  expect((await kept.ask(kept.clanPath())).body.members).toBe(21);
});

test("a war stays inWar after its end until its answer is old", async () => {
  const { ask, clanPath, clock, tag, commands, game } = await start();
  commands.startWar(tag(), { teamSize: 5 });
  clock.at = (game.clans[0]?.war?.endAt ?? 0) - MINUTE;
  const state = async () => (await ask(`${clanPath()}/currentwar`)).body.state;
  expect(await state()).toBe("inWar");
  clock.at += 90 * SECOND;
  expect(await state()).toBe("inWar");
  clock.at += 30 * SECOND;
  expect(await state()).toBe("warEnded");
});

test("members are listed apart, in pages", async () => {
  const { ask, clanPath } = await start();
  const { body: whole } = await ask(`${clanPath()}/members`);
  expect([whole.items.length, whole.paging]).toEqual([20, { cursors: {} }]);
  const { body: first } = await ask(`${clanPath()}/members?limit=15`);
  expect([first.items.length, first.paging]).toEqual([15, { cursors: { after: "eyJwb3MiOjE1fQ" } }]);
  const { body: rest } = await ask(`${clanPath()}/members?limit=15&after=${first.paging.cursors.after}`);
  expect([...first.items, ...rest.items]).toEqual(whole.items);
  const { body: back } = await ask(`${clanPath()}/members?limit=15&before=${rest.paging.cursors.before}`);
  expect(back).toEqual(first);
});

test.each(["?limit=x", "?after=e30&before=e30", "?after=@@", "?limit=-1"])(
  "members%s is a bad request",
  async (query) => {
    const { ask, clanPath } = await start();
    const { status, body, cache } = await ask(`${clanPath()}/members${query}`);
    expect([status, body.reason, cache]).toEqual([400, "badRequest", "public max-age=600"]);
  },
);

test("clans are found by a part of the name, without members", async () => {
  const { ask, tag } = await start();
  const { body } = await ask("/clans?name=clan%202&limit=10");
  expect(body.items.map((clan: { tag: string }) => clan.tag)).toEqual([tag(1)]);
  expect(body.items[0]).not.toHaveProperty("memberList");
  expect((await ask("/clans?name=TEST&minMembers=21")).body.items).toEqual([]);
  expect((await ask("/clans?name=te")).status).toBe(400);
});

test("the gold pass runs by the month", async () => {
  const { ask } = await start();
  expect((await ask("/goldpass/seasons/current")).body).toEqual({
    startTime: "20260801T080000.000Z",
    endTime: "20260901T080000.000Z",
  });
});

test("a player's token is right once", async () => {
  const { ask, game } = await start();
  const player = game.clans[0]?.members[0];
  if (!player) throw new Error("no player");
  const token = game.tokenOf(player);
  const verify = async (text: string) => {
    const { status, body } = await ask(`/players/${encodeURIComponent(player.tag)}/verifytoken`, {
      method: "POST",
      body: text,
    });
    return [status, body];
  };
  const said = (given: string, status: string) => [200, { tag: player.tag, token: given, status }];
  expect(await verify('{"token":"nope"}')).toEqual(said("nope", "invalid"));
  expect(await verify(JSON.stringify({ token }))).toEqual(said(token, "ok"));
  expect(await verify(JSON.stringify({ token }))).toEqual(said(token, "invalid"));
  expect(game.tokenOf(player)).not.toBe(token);
  expect((await verify("no json"))[0]).toBe(400);
});

test("fewer facts: the count stays, the list is shorter", async () => {
  const { ask, clanPath, server } = await start();
  server.faults.add({ kind: "fewer-facts", missing: 7 });
  const { body } = await ask(clanPath());
  expect([body.members, body.memberList.length]).toEqual([20, 13]);
});

test("requests take the world to the clock's time", async () => {
  const { ask, clanPath, clock, world } = await start({});
  clock.at += 3 * HOUR;
  await ask(clanPath());
  expect(world.now()).toBe(DEMO_START + 3 * HOUR);
});
