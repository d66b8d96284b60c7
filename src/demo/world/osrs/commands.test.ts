import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { plainOsrsClans } from "#demo/world/osrs.ts";
import { createWorld } from "#demo/world/world.ts";
import { HOUR } from "#shared/time.ts";
import { presentStays } from "./model.ts";

function start() {
  const world = createWorld({ isStill: true, osrs: { clans: plainOsrsClans(2, 3) } });
  const [clan] = world.osrs.clans;
  const name = world.osrs.players[0]?.name ?? "";
  return { world, clan, name, osrs: world.osrs, commands: world.osrs.commands };
}

test("numbers are set and gained at the instant of the command; a clue of a tier is a clue", () => {
  const { world, osrs, commands, name } = start();
  const player = osrs.player(name);
  const clues = player?.numbers["Clue Scrolls (all)"] ?? 0;
  world.advanceTo(DEMO_START + HOUR);
  commands.set(name, "Mining", 5_000_000);
  commands.gain(name, "Mining", 20.4);
  commands.gain(name, "Clue Scrolls (hard)", 3);
  commands.set(name, "Mining", 4_000_000);
  expect([player?.numbers.Mining, player?.numbers["Clue Scrolls (all)"]]).toEqual([4_000_000, clues + 3]);
  expect(new Set(player?.changes.map((change) => change.at))).toEqual(new Set([DEMO_START + HOUR]));
});

test("a renamed player is gone under the old name, in any spelling, and whole under the new one", () => {
  const { osrs, commands, name } = start();
  const player = osrs.player(name);
  commands.rename(name, "Fresh-Name");
  expect(osrs.standing("main", name)).toBeNull();
  expect(osrs.standing("main", "fresh name")?.player).toBe(player);
  commands.takeName(name);
  expect(osrs.player(name)).not.toBe(player);
  commands.rename("Fresh-Name", "FRESH_NAME");
  expect(osrs.player("fresh name")?.name).toBe("FRESH_NAME");
});

test("who is hidden is on no board and keeps the name", () => {
  const { osrs, commands, name } = start();
  commands.hide(name);
  expect([osrs.standing("main", name), osrs.player(name)?.name]).toEqual([null, name]);
  commands.show(name);
  expect(osrs.standing("main", name)).not.toBeNull();
});

test("players come, go, come back and rise", () => {
  const { world, clan, commands, name } = start();
  commands.leave("Test Clan 1", name);
  world.advanceTo(DEMO_START + HOUR);
  commands.join("Test Clan 1", name, "general");
  commands.setRole("Test Clan 1", name, "captain");
  const newcomer = commands.join("Test Clan 1");
  const present = presentStays(clan as never).map(({ player, roles }) => [player.name, roles.at(-1)?.role]);
  expect(present.slice(-2)).toEqual([
    [name, "captain"],
    [newcomer, "recruit"],
  ]);
});

type Commands = ReturnType<typeof start>["commands"];

test.each<[string, (commands: Commands, name: string) => void]>([
  ["nobody of that name", (commands) => commands.hide("Nobody")],
  ["no such clan", (commands) => commands.join("Nowhere")],
  ["no such entry", (commands, name) => commands.set(name, "Cartography", 1)],
  ["a taken name", (commands, name) => commands.rename(name, commands.join("Test Clan 1"))],
  ["a name that the game refuses", (commands, name) => commands.rename(name, "ThirteenChars")],
  ["in the clan already", (commands, name) => commands.join("Test Clan 1", name)],
  ["not in that clan", (commands, name) => commands.leave("Test Clan 2", name)],
  ["a regular cannot die as a hardcore", (commands, name) => commands.die(name)],
  ["a regular has no iron to give up", (commands, name) => commands.giveUpIron(name)],
  ["a name that is not free", (commands, name) => commands.takeName(name)],
  ["no entry to come before", (commands) => commands.addActivity("Bog Horror", { before: "Bog Queen" })],
])("refuses %s", (_, command) => {
  const { commands, name } = start();
  expect(() => command(commands, name)).toThrow(RangeError);
});
