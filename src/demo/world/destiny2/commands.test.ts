import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { type Destiny2Options, plainDestiny2Clans } from "#demo/world/destiny2.ts";
import { createWorld } from "#demo/world/world.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { type Player, presentStays } from "./model.ts";
import { presenceAt, presenceNow } from "./presence.ts";

function start(options: Destiny2Options = {}, isStill = true) {
  const world = createWorld({ isStill, destiny2: { clans: plainDestiny2Clans(2, 6), ...options } });
  const [clan, other] = world.destiny2.clans;
  if (!clan || !other) throw new Error("There are no clans.");
  const members = presentStays(clan).map(({ player }) => player);
  const ids = members.map(({ membershipId }) => membershipId);
  const [a = "", b = "", c = ""] = ids;
  return { world, clan, other, members, a, b, c, commands: world.destiny2.commands };
}

const parties = (members: ReturnType<typeof start>["members"]) => members.map((one) => presenceNow(one).party.length);

test("a run has those who are in it: who joins, who leaves, who goes offline; the others stay together", () => {
  const { world, members, a, b, c, commands } = start();
  const run = commands.startActivity([a, b], "King's Fall");
  world.advanceTo(DEMO_START + 10 * MINUTE);
  commands.goOnline(c);
  commands.joinActivity(c, run);
  expect(parties(members)).toEqual([3, 3, 3, 0, 0, 0]);
  world.advanceTo(DEMO_START + 20 * MINUTE);
  commands.leaveActivity(b);
  expect(parties(members)).toEqual([2, 1, 2, 0, 0, 0]);
  world.advanceTo(DEMO_START + 30 * MINUTE);
  commands.goOffline(c);
  world.advanceTo(DEMO_START + HOUR);
  commands.finishActivity(run, { areStaying: true });
  expect(presenceNow(members[0] as Player).run).toBe(run);
  commands.toOrbit(a, { keepsDate: true });
  expect(presenceNow(members[0] as Player).doing).toMatchObject([
    { activity: { hash: 82_913_930 }, startedAt: DEMO_START },
  ]);
  const minutes = run.entries.map(({ joinedAt, leftAt, isCompleted }) => [
    (joinedAt - DEMO_START) / MINUTE,
    ((leftAt ?? 0) - DEMO_START) / MINUTE,
    isCompleted,
  ]);
  expect(minutes).toEqual([
    [0, 60, true],
    [0, 20, false],
    [10, 30, false],
  ]);
});

test("what was so a moment ago is known", () => {
  const { world, members, a, commands } = start();
  world.advanceTo(DEMO_START + MINUTE);
  commands.goOnline(a);
  world.advanceTo(DEMO_START + 2 * MINUTE);
  commands.toTower(a);
  const names = [0, 1, 2].map((minutes) =>
    presenceAt(members[0] as Player, DEMO_START + minutes * MINUTE).doing.map(({ activity }) => activity.name),
  );
  expect(names).toEqual([[], [""], ["Tower"]]);
});

test("fireteams are formed and left without playing, with guests", () => {
  const { members, a, b, commands } = start();
  commands.goOnline(a);
  commands.goOnline(b);
  expect(commands.formFireteam([a, b], 2)).toHaveLength(4);
  expect(parties(members).slice(0, 2)).toEqual([4, 4]);
  commands.leaveFireteam(a);
  expect(parties(members).slice(0, 2)).toEqual([1, 3]);
});

test("members come, go, rise, take other names, and lose characters", () => {
  const { world, clan, other, members, a, b, commands } = start();
  const joined = commands.join(clan.id, { name: "New Light" });
  commands.leave(clan.id, b);
  commands.join(other.id, { player: b }, 3);
  commands.promote(clan.id, a, 4);
  commands.rename(a, "Somebody Else");
  const place = members[0]?.characters.length ?? 0;
  if (place < 3) commands.addCharacter(a);
  commands.deleteCharacter(a, 0);
  expect(presentStays(clan).map(({ player }) => player.membershipId)).toContain(joined);
  expect(presentStays(other).find(({ player }) => player.membershipId === b)?.memberType).toBe(3);
  expect(presentStays(clan).find(({ player }) => player.membershipId === a)?.memberType).toBe(4);
  expect(world.destiny2.players.get(a)?.globalName?.name).toBe("Somebody Else");
  expect(world.destiny2.players.get(a)?.characters[0]?.deletedAt).toBe(DEMO_START);
});

test.each<[string, (at: ReturnType<typeof start>) => unknown]>([
  ["an unknown membership", ({ commands }) => commands.goOnline("1")],
  ["an unknown clan", ({ commands }) => commands.join("1")],
  ["an unknown activity", ({ commands, a }) => commands.startActivity([a], "Nothing")],
  ["a character that is not there", ({ commands, a }) => commands.goOnline(a, 3)],
  ["who is offline", ({ commands, a }) => commands.toOrbit(a)],
  ["who is a member already", ({ commands, clan, a }) => commands.join(clan.id, { player: a })],
  ["who is in another clan", ({ commands, other, a }) => commands.leave(other.id, a)],
  [
    "a run that is over",
    ({ commands, a }) => {
      const run = commands.startActivity([a], "Prophecy");
      commands.finishActivity(run);
      commands.finishActivity(run);
    },
  ],
])("refuses %s", (_, command) => {
  const at = start();
  expect(() => command(at)).toThrow(RangeError);
});

test("in a living world the usual life leaves alone who is commanded, until they are let go", () => {
  const { world, members, a, commands } = start(
    { clans: plainDestiny2Clans(2, 6, { sessionsPerDay: [6, 9] }), pastDays: 1 },
    false,
  );
  commands.goOnline(a);
  const run = commands.startActivity([a], "Prophecy");
  world.advanceTo(DEMO_START + DAY);
  expect([presenceNow(members[0] as Player).run, run.endedAt]).toEqual([run, null]);
  commands.finishActivity(run);
  commands.letGo(a);
  world.advanceTo(DEMO_START + 3 * DAY);
  expect(members[0]?.characters.flatMap(({ entries }) => entries).at(-1)?.run).not.toBe(run);
});
