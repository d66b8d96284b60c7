/** The app over the simulated Old School RuneScape: what it knows of the present and of the past is what the world had. */
import { expect, test } from "vitest";
import { SKILLS } from "#demo/world/osrs/list.ts";
import type { Numbers, Player } from "#demo/world/osrs/model.ts";
import { numberOf, numbersAt } from "#demo/world/osrs/published.ts";
import { DAY, MINUTE } from "#shared/time.ts";
import { first, openTestWorkspace, START } from "#test/support/workspace.ts";

const total = (numbers: Readonly<Numbers>) => SKILLS.reduce((sum, skill) => sum + numberOf(numbers, skill), 0);

test("the present comes from the hiscores and the past from Wise Old Man, and both are one line", async () => {
  const { client, world, clans, syncAfter, defects } = await openTestWorkspace({
    osrs: { members: 3, pastDays: 30 },
  });
  const clan = first(clans);
  const players = [...world.osrs.players].sort((a, b) => a.name.localeCompare(b.name));
  const { batch, members } = await client.roster.importHistory({ clan, place: "wise-old-man" });
  expect(members).toBe(3);
  for await (const _ of await client.sync.watch({ batches: [batch] }));
  // What is gained at the instant of a check would be on the boards of the world and not in its answer.
  await syncAfter(MINUTE);
  const trained = first(players);
  world.osrs.commands.gain(trained.name, "Fishing", 12_345);
  await syncAfter(MINUTE);

  const { rows } = await client.members.list({ clan });
  const byName = rows.toSorted((a, b) => a.name.localeCompare(b.name));
  expect(byName.map((row) => [row.name, row.values["xp.overall"], row.values["kc.zulrah"]])).toEqual(
    players.map((player) => [player.name, total(player.numbers), numberOf(player.numbers, "Zulrah")]),
  );

  const span = { from: START - 40 * DAY, to: START + DAY };
  for (const [i, player] of players.entries()) {
    const account = byName[i]?.id ?? first(byName).id;
    const { points } = await client.members.series({ clan, account, metric: "xp.overall", ...span });
    expect(points.length).toBeGreaterThan(0);
    expect(points.map((point) => point.value)).toEqual(shownAt(player, points));
  }
  expect(defects).toEqual([]);
});

test("a past of several pages is gone through to its end each time that somebody asks for it", async () => {
  const { client, clans, clock, world } = await openTestWorkspace({
    osrs: { members: 1 },
    workspace: { requestTimeoutMs: 20_000 },
  });
  const clan = first(clans);
  // Wise Old Man looks after everything that happens in a still world.
  for (let at = 0; at < 201; at += 1) {
    clock.advance(MINUTE);
    world.advanceTo(clock.now());
    world.osrs.commands.gain(first(world.osrs.players).name, "Fishing", 1);
  }
  for (const outcomes of [{ fresh: 2 }, { unchanged: 2 }]) {
    const { batch } = await client.roster.importHistory({ clan, place: "wise-old-man" });
    for await (const _ of await client.sync.watch({ batches: [batch] }));
    expect(await client.sync.batch({ batch })).toMatchObject({ state: "done", noted: 0, outcomes });
  }
});

/** What the boards showed at the instants of the points. */
function shownAt(player: Player, points: readonly { readonly at: number }[]): number[] {
  return numbersAt(
    player,
    points.map((point) => point.at),
  ).map(total);
}

test("an ironman who is too low for the main board has the numbers of the board that has them", async () => {
  const { client, world, clans, syncAfter } = await openTestWorkspace({ osrs: { members: 1 } });
  const clan = first(clans);
  const player = first(world.osrs.players);
  const { commands } = world.osrs;
  commands.setType(player.name, "ironman");
  commands.keepFromMain(player.name);
  expect(await syncAfter(MINUTE)).toMatchObject({ state: "done", failed: 0 });
  commands.gain(player.name, "Fishing", 12_345);
  expect(await syncAfter(MINUTE)).toMatchObject({ state: "done", failed: 0 });
  const member = async () => first((await client.members.list({ clan })).rows);
  expect(await member()).toMatchObject({ values: { "xp.overall": total(player.numbers) }, isStale: false });
  const board = await client.leaderboards.board({
    scope: { clan },
    metrics: ["xp.fishing"],
    window: { from: START + MINUTE, to: START + 2 * MINUTE },
  });
  expect(board.rows).toMatchObject([{ gained: 12_345 }]);

  // Who is on neither is not there.
  commands.hide(player.name);
  expect(await syncAfter(MINUTE)).toMatchObject({ state: "failed" });
  expect((await client.queue.list({ clan })).find((row) => row.kind === "hiscore")).toMatchObject({
    lastOutcome: "not-found",
    attempts: 1,
  });
});

test("a skill that is newer than this build has a level, in the list, on boards and where games are told of", async () => {
  const { client, world, clans, syncAfter } = await openTestWorkspace({ osrs: { members: 1 } });
  const clan = first(clans);
  world.osrs.commands.addSkill("Dungeon Delving");
  await syncAfter(MINUTE);
  world.osrs.commands.gain(first(world.osrs.players).name, "Dungeon Delving", 200);
  await syncAfter(MINUTE);
  expect((await client.members.list({ clan })).rows).toMatchObject([{ values: { "level.dungeon_delving": 3 } }]);
  const game = (await client.app.games()).find((one) => one.id === "osrs");
  expect(game?.derived).toContainEqual(expect.objectContaining({ label: "Dungeon Delving level" }));
  const board = await client.leaderboards.board({
    scope: { clan },
    metrics: ["level.dungeon_delving"],
    window: { from: START + MINUTE, to: START + 2 * MINUTE },
  });
  expect(board.rows).toMatchObject([{ gained: 2 }]);
});

test("that somebody is not on a board is no failed request", async () => {
  const { client, until } = await openTestWorkspace({ osrs: { members: 2 }, mode: "all" });
  const kinds = await until(async () => {
    const { spans } = await client.sync.effectiveness();
    const found = spans.find((one) => one.span === "day")?.kinds ?? [];
    return found.some((one) => one.kind === "hiscore-ironman" && one.requests >= 2) ? found : undefined;
  });
  expect(kinds.map(({ kind, failed }) => [kind, failed])).toEqual(
    expect.arrayContaining([
      ["hiscore", 0],
      ["hiscore-ironman", 0],
    ]),
  );
});

test("a check is of the members: that the boards of other types do not have them is no failure of it", async () => {
  const { syncAfter } = await openTestWorkspace({ osrs: { members: 4 } });
  await syncAfter(0);
  expect(await syncAfter(MINUTE)).toMatchObject({ state: "done", total: 4, failed: 0 });
});
