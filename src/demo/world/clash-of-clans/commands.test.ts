import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { plainClans } from "#demo/world/clash-of-clans.ts";
import { createWorld } from "#demo/world/world.ts";
import { DAY } from "#shared/time.ts";
import { warState } from "./wars.ts";

function still(count = 2, members = 10) {
  const world = createWorld({ isStill: true, clashOfClans: { clans: plainClans(count, members) } });
  const game = world.clashOfClans;
  const tags = game.clans.map((clan) => clan.tag);
  const member = (clan: number, place: number) => game.clans[clan]?.members[place]?.tag ?? "";
  return { world, game, commands: game.commands, tags, member };
}

test("a join brings a new player, or a known one from another clan with a stay from zero", () => {
  const { game, commands, tags, member } = still();
  const fresh = commands.join(tags[0] ?? "");
  const mover = member(1, 3);
  commands.donate(mover, 40);
  commands.join(tags[0] ?? "", mover);
  expect(game.clans.map((clan) => clan.members.length)).toEqual([12, 9]);
  expect([game.player(fresh)?.clanTag, game.player(mover)?.clanTag]).toEqual([tags[0], tags[0]]);
  expect(game.player(mover)).toMatchObject({ role: "member", donations: 0, donationsReceived: 0 });
});

test("who leaves is in no clan and can be found; after the leader the first co-leader leads", () => {
  const { game, commands, member } = still();
  const [leader, heir] = [member(0, 0), member(0, 1)];
  commands.leave(leader);
  expect(game.player(leader)).toMatchObject({ clanTag: null, role: "member" });
  expect(game.player(heir)?.role).toBe("leader");
  expect(() => commands.leave(leader)).toThrow(RangeError);
});

test("a new leader makes the former one co-leader", () => {
  const { game, commands, member } = still();
  commands.setRole(member(0, 7), "leader");
  expect([game.player(member(0, 7))?.role, game.player(member(0, 0))?.role]).toEqual(["leader", "coLeader"]);
});

test("single facts change by command and by nothing else", () => {
  const { game, commands, member } = still();
  const [giver, taker] = [member(0, 2), member(0, 3)];
  const before = structuredClone({ ...game.player(giver), random: null });
  commands.rename(giver, "\u202Egnorw");
  commands.donate(giver, 25, taker);
  commands.setTrophies(giver, 777);
  commands.gain(giver, { attackWins: 2, warStars: 3, capitalGold: 500, gamesPoints: 400, gold: 9, exp: 1 });
  expect({ ...game.player(giver), random: null }).toEqual({
    ...before,
    name: "\u202Egnorw",
    donations: (before.donations ?? 0) + 25,
    trophies: 777,
    bestTrophies: Math.max(before.bestTrophies ?? 0, 777),
    attackWins: (before.attackWins ?? 0) + 2,
    warStars: (before.warStars ?? 0) + 3,
    capitalGold: (before.capitalGold ?? 0) + 500,
    expLevel: (before.expLevel ?? 0) + 1,
    tally: {
      ...before.tally,
      troopsDonated: (before.tally?.troopsDonated ?? 0) + 25,
      battlesWon: (before.tally?.battlesWon ?? 0) + 2,
      gamesPoints: (before.tally?.gamesPoints ?? 0) + 400,
      gold: (before.tally?.gold ?? 0) + 9,
    },
  });
});

test.each([
  ["preparation", "preparation"],
  ["inWar", "inWar"],
  ["warEnded", "warEnded"],
] as const)("a war begun as %s stands there, and follows the clock from there", (state, expected) => {
  const { world, game, commands, tags } = still();
  commands.startWar(tags[0] ?? "", { state });
  const war = game.clans[0]?.war;
  expect(war && warState(war, world.now())).toBe(expected);
  world.advanceTo(DEMO_START + 3 * DAY);
  expect(war && warState(war, world.now())).toBe("warEnded");
});

test("attacks take the first who may, in order, until none are left", () => {
  const { game, commands, tags } = still();
  commands.startWar(tags[0] ?? "", { teamSize: 2 });
  const attacks = Array.from({ length: 4 }, () => commands.attack(tags[0] ?? ""));
  expect(attacks.map((attack) => attack.order)).toEqual([1, 2, 3, 4]);
  expect(new Set(attacks.map((attack) => `${attack.attackerTag} ${attack.defenderTag}`)).size).toBe(4);
  expect(() => commands.attack(tags[0] ?? "")).toThrow(RangeError);
  expect(game.clans[0]?.war?.attacks).toEqual(attacks);
});

test("a war that ends by command is over, counted, and gone when asked", () => {
  const { world, game, commands, tags } = still();
  const [clan] = game.clans;
  const wins = clan?.warWins ?? 0;
  commands.startWar(tags[0] ?? "");
  commands.attack(tags[0] ?? "");
  commands.endWar(tags[0] ?? "");
  expect([clan?.war && warState(clan.war, world.now()), clan?.warWins]).toEqual(["warEnded", wins + 1]);
  commands.endWar(tags[0] ?? "", "notInWar");
  expect([clan?.war, clan?.warWins]).toEqual([null, wins + 1]);
});

test("a preparation can be called off and not ended", () => {
  const { game, commands, tags } = still();
  const [clan] = game.clans;
  const record = () => [clan?.warWins, clan?.warTies, clan?.warLosses];
  const before = record();
  commands.startWar(tags[0] ?? "", { state: "preparation" });
  expect(() => commands.endWar(tags[0] ?? "")).toThrow(RangeError);
  commands.endWar(tags[0] ?? "", "notInWar");
  expect([clan?.war, record()]).toEqual([null, before]);
});

test("a season ends, a clan empties, the next to come leads it", () => {
  const { game, commands, tags, member } = still();
  commands.donate(member(1, 0), 10);
  commands.resetSeason();
  expect(game.clans[1]?.members.map((player) => player.donations)).toEqual(Array(10).fill(0));
  commands.emptyClan(tags[1] ?? "");
  expect(game.clans[1]?.members).toEqual([]);
  const first = commands.join(tags[1] ?? "");
  expect(game.player(first)?.role).toBe("leader");
});

test("a tag that is not in the world is refused", () => {
  const { commands, tags } = still();
  for (const command of [
    () => commands.join("#2PP"),
    () => commands.leave("#2PP"),
    () => commands.startWar("#2PP"),
    () => commands.attack(tags[0] ?? ""),
    () => commands.rename("#2PP", "x"),
  ]) {
    expect(command).toThrow(RangeError);
  }
});

test("a full clan takes nobody", () => {
  const { commands, tags } = still(1, 50);
  expect(() => commands.join(tags[0] ?? "")).toThrow(RangeError);
});
