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

/** What the boards showed at the instants of the points. */
function shownAt(player: Player, points: readonly { readonly at: number }[]): number[] {
  return numbersAt(
    player,
    points.map((point) => point.at),
  ).map(total);
}

test("a check is of the members: that the boards of other types do not have them is no failure of it", async () => {
  const { syncAfter } = await openTestWorkspace({ osrs: { members: 4 } });
  await syncAfter(0);
  expect(await syncAfter(MINUTE)).toMatchObject({ state: "done", total: 4, failed: 0 });
});
