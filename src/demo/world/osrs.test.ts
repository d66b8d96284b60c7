import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { DAY, HOUR } from "#shared/time.ts";
import { LMS, SKILLS } from "./osrs/list.ts";
import { type Player, presentStays, staysAt } from "./osrs/model.ts";
import { sameName } from "./osrs/names.ts";
import { isDormantAt, numberOf, numbersAt } from "./osrs/published.ts";
import { plainOsrsClans } from "./osrs.ts";
import { createWorld, type World } from "./world.ts";

const TEN_WEEKS = 70 * DAY;

function reach(at: number, seed = "demo"): World {
  const world = createWorld({ seed });
  world.osrs.step(at);
  return world;
}

/** All that the game is, without what a player's stream of draws refers to. */
const everything = ({ osrs }: World) =>
  JSON.parse(
    JSON.stringify([osrs.clans, osrs.list, osrs.players], (_, value) => (value === Infinity ? "never" : value)),
  );

const AFTER = reach(DEMO_START + TEN_WEEKS);
const [OTTERS, LUMBER] = AFTER.osrs.clans;

test("the same seed gives the same game in one step or in many, made early or late; another seed another", () => {
  const at = DEMO_START + 3 * DAY;
  const atOnce = everything(reach(at));
  const early = createWorld();
  for (let step = early.osrs.players.length; step < 300; step++) early.osrs.step(DEMO_START + (step * 3 * DAY) / 299);
  early.osrs.step(at);
  expect(everything(early)).toEqual(atOnce);
  expect(everything(reach(at, "other"))).not.toEqual(atOnce);
});

test("the demo begins with two clans of 48 and 22, of all types of accounts, under names that the game allows", () => {
  const { clans, players } = createWorld().osrs;
  expect(clans.map((clan) => [clan.name, presentStays(clan).length])).toEqual([
    ["Gilded Otters", 48],
    ["Lumber Yard", 22],
  ]);
  const types = new Set(players.map((player) => player.type));
  expect([...types].sort()).toEqual(["hardcore", "ironman", "regular", "ultimate"]);
  const names = players.map((player) => player.name);
  expect(names.filter((name) => !/^[A-Za-z0-9 _-]{1,12}$/.test(name))).toEqual([]);
  expect(new Set(names.map(sameName)).size).toBe(names.length);
  const kinds = [/ /, /-/, /_/, /[A-Z].*[A-Z]/, /^[a-z]/];
  expect(kinds.filter((kind) => !names.some((name) => kind.test(name)))).toEqual([]);
});

/** Numbers that fell: when, of what. */
function falls(player: Player): { name: string; by: number }[] {
  const last: Record<string, number> = { ...player.before };
  return player.changes.flatMap(({ name, value }) => {
    const by = numberOf(last, name) - value;
    last[name] = value;
    return by > 0 ? [{ name, by }] : [];
  });
}

test("in ten weeks nothing falls but ratings, and what was rolled back once", () => {
  const fallen = AFTER.osrs.players.flatMap(falls);
  expect(fallen.some(({ name }) => name === LMS)).toBe(true);
  const others = fallen.filter(({ name }) => name !== LMS);
  expect(others).toHaveLength(1);
  expect(SKILLS).toContain(others[0]?.name);
  expect(others[0]?.by).toBeGreaterThanOrEqual(25_000);
});

test("numbers are shown at logouts only: in the order of time, on whole minutes, between sessions of at most six hours", () => {
  for (const player of AFTER.osrs.players) {
    const times = player.changes.map((change) => change.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.filter((at) => at % 60_000 !== 0)).toEqual([]);
    if (player.logoutAt < Number.POSITIVE_INFINITY)
      expect(player.logoutAt - player.loginAt).toBeLessThanOrEqual(6 * HOUR);
  }
});

test("a day of play brings what people bring, and some far more than others", () => {
  const perDay = AFTER.osrs.players
    .filter((player) => player.bornAt < DEMO_START)
    .map((player) => {
      const total = (numbers: Player["numbers"]) => SKILLS.reduce((sum, skill) => sum + numberOf(numbers, skill), 0);
      return (total(player.numbers) - total(player.before)) / 190;
    })
    .sort((a, b) => a - b);
  const [least = 0, middle = 0, most = 0] = [0, Math.floor(perDay.length / 2), perDay.length - 1].map((i) => perDay[i]);
  expect(middle).toBeGreaterThan(15_000);
  expect(middle).toBeGreaterThan(5 * least);
  expect(most).toBeGreaterThan(4 * middle);
  expect(most).toBeLessThan(1_500_000);
});

test("a clan's life over ten weeks: joins, leaves, roles, other names, and what makes work", () => {
  const since = (at: number) => at > DEMO_START;
  const stays = OTTERS?.stays ?? [];
  const players = stays.map((stay) => stay.player);
  const seen = {
    joins: stays.filter((stay) => since(stay.joinedAt)).length,
    leaves: stays.filter((stay) => stay.leftAt !== null && since(stay.leftAt)).length,
    roles: stays.filter((stay) => stay.roles.slice(1).some(({ from }) => since(from))).length,
    renames: players.filter((player) => player.names.slice(1).some(({ from }) => since(from))).length,
  };
  for (const [what, times] of Object.entries(seen)) expect([what, times]).toSatisfy(([, count]) => count >= 3);
  expect(presentStays(LUMBER ?? (OTTERS as never)).length).toBeGreaterThan(10);
  expect(players.filter((player) => player.frozen.hardcore && player.type === "ironman")).toHaveLength(1);
  expect(players.filter((player) => player.frozen.ironman && player.type === "regular")).toHaveLength(1);
});

test("a name that was given up is nobody's, until a stranger with less takes one", () => {
  const { osrs } = AFTER;
  const renamed = osrs.players.filter((player) => player.names.length > 1);
  const taken = renamed.flatMap((player) =>
    player.names.slice(0, -1).flatMap(({ name }) => {
      const holder = osrs.player(name);
      return holder && holder !== player ? [[player, holder] as const] : [];
    }),
  );
  expect(taken).toHaveLength(1);
  const [[before, stranger]] = taken as [(typeof taken)[number]];
  const less = SKILLS.filter((skill) => numberOf(stranger.numbers, skill) < numberOf(before.numbers, skill));
  expect(less.length).toBeGreaterThan(12);
  expect(osrs.clans.flatMap((clan) => clan.stays).some((stay) => stay.player === stranger)).toBe(false);
  for (const player of renamed) {
    const freed = player.names.slice(0, -1).filter(({ name }) => sameName(name) !== sameName(player.name));
    expect(freed.filter(({ name }) => osrs.player(name) === player)).toEqual([]);
    expect(osrs.standing("main", player.name)?.player).toBe(player);
  }
});

test("some are away, one for months; that one comes back, and only then has what is spelled anew", () => {
  const away = (OTTERS?.stays ?? []).map(({ player }) => player).filter((player) => isDormantAt(player, DEMO_START));
  expect(away).toHaveLength(1);
  const [returned] = away as [Player];
  expect(returned.changes[0]?.at).toBeGreaterThan(DEMO_START + 9 * DAY);
  expect(isDormantAt(returned, DEMO_START + TEN_WEEKS)).toBe(false);
  const quiet = createWorld()
    .osrs.clans.flatMap(presentStays)
    .filter(({ player }) => (player.changes.at(-1)?.at ?? 0) < DEMO_START - 7 * DAY);
  expect(quiet.length).toBeGreaterThan(5);
});

test("every earlier state can be told: at any instant the numbers were those that the boards showed", () => {
  const world = createWorld();
  const instants = [0, 8, 16, 40, 41].map((hours) => DEMO_START + hours * HOUR);
  const shown = instants.map((at) => {
    world.osrs.step(at);
    return world.osrs.players.slice(0, 30).map((player) => ({ ...player.numbers }));
  });
  for (const [i, player] of world.osrs.players.slice(0, 30).entries())
    expect(numbersAt(player, instants)).toEqual(shown.map((players) => players[i]));
});

test("Wise Old Man looks once a week in the past and daily of late, and never ahead", () => {
  const { osrs } = createWorld();
  for (const { player } of (osrs.clans[0]?.stays ?? []).slice(0, 5)) {
    const looks = osrs.looks(player);
    expect(looks).toEqual(looks.toSorted((a, b) => a - b));
    expect(looks.at(-1)).toBeLessThanOrEqual(DEMO_START);
    expect(looks[0]).toBe(player.bornAt);
    expect(looks.filter((at) => at > DEMO_START - 30 * DAY)).toHaveLength(30);
    expect(looks.filter((at) => at < DEMO_START - 50 * DAY).length).toBeLessThan(14);
  }
});

test("the past of a clan is a past: who was in it at an instant", () => {
  const [clan] = createWorld().osrs.clans;
  if (!clan) throw new Error("There is no clan.");
  expect(staysAt(clan, DEMO_START)).toEqual(presentStays(clan));
  expect(clan.stays.filter((stay) => stay.leftAt !== null)).toHaveLength(3);
  expect(staysAt(clan, clan.foundedAt - DAY)).toEqual([]);
});

test("in a still world nothing happens by itself, with a past or without one", () => {
  for (const pastDays of [0, 20]) {
    const world = createWorld({ isStill: true, osrs: { clans: plainOsrsClans(1, 6), pastDays } });
    const before = everything(world);
    expect(world.osrs.players.some((player) => player.changes.length > 0)).toBe(pastDays > 0);
    world.advanceTo(DEMO_START + 30 * DAY);
    expect(everything(world)).toEqual(before);
  }
});
