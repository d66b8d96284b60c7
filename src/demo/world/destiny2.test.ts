import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { type Clan, type Entry, type Player, presentStays, type Run } from "./destiny2/model.ts";
import { presenceNow } from "./destiny2/presence.ts";
import { plainDestiny2Clans } from "./destiny2.ts";
import { createWorld, type World } from "./world.ts";

/** With a short past, which is enough to tell worlds apart. */
const recent = (seed = "demo") => createWorld({ seed, destiny2: { pastDays: 4 } });

function reach(at: number, seed?: string): World {
  const world = recent(seed);
  world.destiny2.step(at);
  return world;
}

/** All that the game is: people, clans and runs name each other, and are written by their ids. */
function everything({ destiny2 }: World): string {
  const numbers = new Map([...destiny2.ended.values(), ...destiny2.running].map((run, i) => [run, i]));
  return JSON.stringify([[...destiny2.players.values()], destiny2.clans, [...destiny2.running]], (key, value) => {
    if (value === Number.POSITIVE_INFINITY) return "never";
    if (key === "clan") return (value as Clan | null)?.id;
    if (key === "run") return value === null ? null : numbers.get(value as Run);
    if (key === "player") return (value as Player).membershipId;
    if (key === "character") return value === null ? null : (value as { id: string }).id;
    if (key === "party") return (value as Player[]).map(({ membershipId }) => membershipId);
    return value;
  });
}

const WORLD = createWorld();
const { clans, players, ended, outsiders } = WORLD.destiny2;
const members = clans.flatMap((clan) => presentStays(clan).map(({ player }) => player));
const runs = [...ended.values()];

const people = (run: Run) => new Set(run.entries.map(({ player }) => player)).size;
const isDeathless = (run: Run) => run.entries.every(({ deaths }) => deaths === 0);

test("the same seed gives the same game in one step or in many, made early or late; another seed another", () => {
  const at = DEMO_START + 8 * HOUR;
  const atOnce = everything(reach(at));
  const early = recent();
  for (let step = early.destiny2.clans.length; step < 300; step++)
    early.destiny2.step(DEMO_START + (step * 8 * HOUR) / 299);
  early.destiny2.step(at);
  expect(everything(early)).toBe(atOnce);
  const late = recent();
  late.advanceTo(at);
  expect(everything(late)).toBe(atOnce);
  expect(everything(reach(DEMO_START, "other"))).not.toBe(everything(reach(DEMO_START)));
});

test("the demo begins with two clans, some of them odd: no name, no account on the web, hidden, in the list twice", () => {
  expect(clans.map((clan) => [clan.name, presentStays(clan).length])).toEqual([
    ["Ninth Lantern", 48],
    ["Salt and Ember", 30],
  ]);
  const byPerson = Map.groupBy(members, ({ bungieNet }) => bungieNet?.id ?? "none");
  byPerson.delete("none");
  const twins = [...byPerson.values()].filter((one) => one.length > 1);
  expect(twins.map((one) => new Set(one.map(({ membershipType }) => membershipType)).size)).toEqual([2]);
  const count = (is: (player: Player) => boolean) => members.filter(is).length;
  // One or another of them has left in the past.
  expect(count(({ isPrivate }) => isPrivate)).toBeGreaterThanOrEqual(4);
  expect(count(({ globalName }) => globalName === null)).toBeGreaterThanOrEqual(2);
  expect(count(({ bungieNet }) => bungieNet === null)).toBeGreaterThanOrEqual(3);
  expect(clans.flatMap(presentStays).filter(({ memberType }) => memberType === 5)).toHaveLength(2);
  expect(new Set([...players.keys()]).size).toBe(players.size);
});

test("its past has of everything that is played: failed and cleared, from a checkpoint, with few, without a death", () => {
  const kinds = new Set(runs.map(({ activity }) => activity.kind));
  expect(kinds).toEqual(new Set(["raid", "dungeon", "nightfall", "strike", "patrol", "gambit", "crucible", "trials"]));
  const raids = runs.filter(({ activity }) => activity.kind === "raid");
  const some: [what: string, is: (run: Run) => boolean][] = [
    ["fresh clears", (run) => run.isCompleted && run.isFresh],
    ["checkpoint clears", (run) => run.isCompleted && !run.isFresh],
    ["failures", (run) => !run.isCompleted],
    ["low-man clears", (run) => run.isCompleted && people(run) <= 3],
    ["flawless", (run) => run.isCompleted && isDeathless(run)],
    ["joiners", (run) => run.entries.some(({ joinedAt }) => joinedAt > run.startedAt)],
    ["leavers", (run) => run.isCompleted && run.entries.some((entry) => !entry.isCompleted)],
    ["swaps", (run) => run.entries.length > people(run)],
    ["guests", (run) => run.entries.some(({ player }) => outsiders.includes(player))],
    ["several of a clan", (run) => run.entries.filter(({ player }) => player.clan === clans[0]).length >= 4],
  ];
  expect(some.filter(([, is]) => !raids.some(is)).map(([what]) => what)).toEqual([]);
  const perMember = members.map((one) => one.characters.reduce((sum, { entries }) => sum + entries.length, 0));
  expect(Math.max(...perMember)).toBeLessThan(700);
  expect(perMember.filter((count) => count > 20).length).toBeGreaterThan(40);
  expect(runs.length).toBeLessThan(9_000);
});

test("ids follow the end of runs; nobody is in two of them at once", () => {
  const byId = runs.toSorted((a, b) => Number(BigInt(a.id ?? 0) - BigInt(b.id ?? 0)));
  expect(byId.filter((run, i) => (byId[i - 1]?.endedAt ?? 0) > (run.endedAt ?? 0))).toEqual([]);
  expect(byId.some((run, i) => (byId[i - 1]?.startedAt ?? 0) > run.startedAt)).toBe(true);
  const overlaps = (entries: readonly Entry[]) =>
    entries
      .toSorted((a, b) => a.joinedAt - b.joinedAt)
      .filter((entry, i, all) => (all[i - 1]?.leftAt ?? 0) > entry.joinedAt).length;
  for (const player of players.values()) expect(overlaps(player.characters.flatMap(({ entries }) => entries))).toBe(0);
});

test("fireteams are the same seen from each of their members", () => {
  const world = recent("fireteams");
  const seen = new Set<string>();
  let largest = 0;
  for (let step = 1; step <= 48; step++) {
    world.advanceTo(DEMO_START + step * 15 * MINUTE);
    for (const player of world.destiny2.players.values()) {
      const { isOnline, party, run, doing } = presenceNow(player);
      for (const { activity } of doing) seen.add(isOnline ? activity.kind : "stuck");
      if (!isOnline) continue;
      expect(party).toContain(player);
      for (const one of party) expect(presenceNow(one).party).toEqual(party);
      if (run) largest = Math.max(largest, party.length);
    }
  }
  expect(largest).toBe(6);
  expect([...seen]).toEqual(expect.arrayContaining(["orbit", "social", "raid", "stuck"]));
  expect(
    world.destiny2.outsiders.filter((one) => presenceNow(one).isOnline && !presenceNow(one).run).length,
  ).toBeLessThan(7);
});

test("the first hours show life: raids, a join, a rank, a name, somebody back after a year", () => {
  const world = createWorld();
  const { destiny2 } = world;
  const stays = () => new Map(destiny2.clans.flatMap(presentStays).map((stay) => [stay.player, { ...stay }]));
  const names = new Map([...destiny2.players.values()].map((player) => [player, player.globalName?.name]));
  const before = stays();
  const endedBefore = destiny2.ended.size;
  world.advanceTo(DEMO_START + 4 * HOUR);
  const after = stays();
  const away = [...before.keys()].filter(({ activeUntil }) => activeUntil === Number.POSITIVE_INFINITY);
  expect({
    joined: [...after.keys()].filter((player) => !before.has(player)).length >= 2,
    ranks: [...after].some(([player, { memberType }]) => memberType !== (before.get(player)?.memberType ?? memberType)),
    names: [...names].some(([player, name]) => player.globalName?.name !== name),
    back: away.some(({ onlineChanges }) =>
      onlineChanges.some(({ at, isOnline }, i) => isOnline && at - (onlineChanges[i - 1]?.at ?? at) > 200 * DAY),
    ),
    raids: [...destiny2.ended.values()].slice(endedBefore).some(({ activity }) => activity.kind === "raid"),
  }).toEqual({ joined: true, ranks: true, names: true, back: true, raids: true });
});

test("at the demo's first instant a fireteam of the clan is in a raid", () => {
  const raiding = members.filter((one) => presenceNow(one).run?.activity.kind === "raid");
  expect(raiding.length).toBeGreaterThanOrEqual(4);
});

test("plain clans are as large as asked for, and livelier on demand", () => {
  const still = createWorld({ isStill: true, destiny2: { clans: plainDestiny2Clans(3, 100) } });
  expect(still.destiny2.clans.map((clan) => presentStays(clan).length)).toEqual([100, 100, 100]);
  still.advanceTo(DEMO_START + DAY);
  expect([still.destiny2.ended.size, still.destiny2.running.size]).toEqual([0, 0]);
  const online = (sessionsPerDay: readonly [number, number]) => {
    const clan = plainDestiny2Clans(1, 100, { sessionsPerDay });
    const world = createWorld({ destiny2: { clans: clan, pastDays: 1 } });
    world.advanceTo(DEMO_START + 8 * HOUR);
    return [...world.destiny2.players.values()].filter((one) => presenceNow(one).isOnline).length;
  };
  expect(online([4, 8])).toBeGreaterThan(2 * online([0.2, 1.8]));
});
