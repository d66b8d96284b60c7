/** Values of the past for players whom the game has not shown yet. */
import { expect, it } from "vitest";
import { MINUTE } from "#shared/time.ts";
import { first, openTestWorkspace, START } from "#test/support/workspace.ts";

it.each<[situation: string, name: string | undefined]>([
  ["without a name", undefined],
  ["under a name of old", "Once"],
])("a newcomer who was imported %s has only joined", async (_situation, name) => {
  const test = await openTestWorkspace();
  await test.syncAfter(0);
  const { commands, clans } = test.world.clashOfClans;
  const clan = first(test.clans);
  const tag = commands.join(first(clans).tag);
  const line = { game: "clash-of-clans", account: tag, at: START - MINUTE, metrics: { war_stars: 5 } };
  const imported = await test.client.transfer.import({ lines: [name === undefined ? line : { ...line, name }] });
  expect(imported).toMatchObject({ added: 1, refused: [] });
  await test.syncAfter(5 * MINUTE);
  expect((await test.told()).map((event) => event.type)).toEqual(["member-joined"]);
  const account = first(imported.accounts);
  const shown = await test.client.members.show({ clan, account });
  const shownName = first(clans).members.find((member) => member.tag === tag)?.name;
  expect(shown).toMatchObject({ name: shownName, names: [{ name: shownName, from: null, to: null }] });

  commands.rename(tag, "Now");
  await test.syncAfter(5 * MINUTE);
  expect((await test.told()).slice(1)).toMatchObject([{ type: "name-changed", data: { from: shownName, to: "Now" } }]);
});
