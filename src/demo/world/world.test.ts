import fc from "fast-check";
import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { plainClans } from "./clash-of-clans.ts";
import { createWorld, type World } from "./world.ts";

/**
 * All that the alliance is: members with their streams of draws, wars with their plans, agendas. A war names the clans
 * that name it: inside wars a clan is written as its tag.
 */
function everything(world: World): unknown {
  const text = JSON.stringify(world.clashOfClans.clans, (key, value) => (key === "clan" ? value.tag : value));
  return JSON.parse(text);
}

const reach = (at: Instant, seed?: string) => {
  const world = createWorld(seed === undefined ? {} : { seed });
  world.advanceTo(at);
  return world;
};

test("the same seed and instant give the same world, another seed another", () => {
  const at = DEMO_START + 2 * DAY;
  expect(everything(reach(at))).toEqual(everything(reach(at)));
  expect(everything(reach(at, "other"))).not.toEqual(everything(reach(at)));
});

test("reaching an instant at once or in any steps gives exactly the same world", () => {
  const span = 36 * HOUR;
  const atOnce = everything(reach(DEMO_START + span));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: span - 1 }), { maxLength: 40 }), (stops) => {
      const world = createWorld();
      for (const stop of stops) world.advanceTo(DEMO_START + stop);
      world.advanceTo(DEMO_START + span);
      expect(everything(world)).toEqual(atOnce);
    }),
    { numRuns: 12 },
  );
});

test("an earlier instant changes nothing", () => {
  const world = reach(DEMO_START + 5 * HOUR);
  const before = everything(world);
  world.advanceTo(DEMO_START + HOUR);
  expect([world.now(), everything(world)]).toEqual([DEMO_START + 5 * HOUR, before]);
});

test("a world begins on a whole minute", () => {
  expect(() => createWorld({ startAt: DEMO_START + 1 })).toThrow(RangeError);
});

test("in a still world nothing happens by itself in a month", () => {
  const world = createWorld({ isStill: true });
  const before = everything(world);
  world.advanceTo(DEMO_START + 30 * DAY);
  expect(everything(world)).toEqual(before);
  expect(world.clashOfClans.clans.map((clan) => clan.war)).toEqual([null, null, null]);
});

test.each([
  [10, 50],
  [1, 50],
  [1, 0],
])("a test world has %i clans of %i members", (count, members) => {
  const world = createWorld({ isStill: true, clashOfClans: { clans: plainClans(count, members) } });
  expect(world.clashOfClans.clans.map((clan) => clan.members.length)).toEqual(Array(count).fill(members));
});

test("a living world of plain clans goes on for a fortnight", () => {
  const world = createWorld({ clashOfClans: { clans: plainClans(2, 50) } });
  world.advanceTo(DEMO_START + 14 * DAY);
  expect(world.clashOfClans.clans.some((clan) => clan.war !== null || clan.warWins > 0)).toBe(true);
});

test("the first minutes of the demo show life: donations, an attack, a join, a leave, a role, a name", () => {
  const world = createWorld();
  const clans = world.clashOfClans.clans;
  const look = () => new Map(clans.flatMap((clan) => clan.members.map((member) => [member.tag, { ...member }])));
  const [before, attacksBefore] = [look(), clans[0]?.war?.attacks.length ?? 0];
  world.advanceTo(DEMO_START + 10 * MINUTE);
  const soon = look();
  expect([...soon].filter(([tag, now]) => now.donations > (before.get(tag)?.donations ?? 0)).length).toBeGreaterThan(2);
  expect(clans[0]?.war?.attacks.length).toBeGreaterThan(attacksBefore);
  world.advanceTo(DEMO_START + 2 * HOUR);
  const later = look();
  const both = [...later].flatMap(([tag, now]) => (before.has(tag) ? [[before.get(tag), now] as const] : []));
  expect({
    joined: [...later.keys()].some((tag) => !before.has(tag)),
    left: clans.some((clan) => clan.former.length > 0),
    roles: both.some(([then, now]) => then?.role !== now.role),
    names: both.some(([then, now]) => then?.name !== now.name),
  }).toEqual({ joined: true, left: true, roles: true, names: true });
});
