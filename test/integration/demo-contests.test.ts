/** The demo's own contests: made once, taken further by the demo's officer, drawn on time. */
import { expect, it } from "vitest";
import { DEMO_TITLES, tendContests } from "#main/hosts/demo-contests.ts";
import type { SnapshotId } from "#shared/ids.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { ROUND_AT } from "#test/support/contests.ts";
import { openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

async function finish({ client }: TestWorkspace, batches: readonly { readonly id: SnapshotId }[]): Promise<void> {
  for await (const _ of await client.sync.watch({ batches: batches.map((batch) => batch.id) }));
}

/** What comes by itself at an instant: ends and draws, and the last checks that follow. */
async function passTo(test: TestWorkspace, at: number): Promise<void> {
  test.clock.set(at);
  await test.workspace.contestLoop.runOnce();
  await finish(test, (await test.client.sync.status()).batches);
}

async function statesOf({ client }: TestWorkspace) {
  const list = await client.contests.list({});
  return Object.fromEntries(list.map(({ title, state, todo }) => [title, [state, todo]]));
}

it("has one draft, one contest that is drawn at once and one that the beacon draws, each made once", async () => {
  const test = await openTestWorkspace({ clans: 2, members: 3, osrs: { members: 4, pastDays: 40 } });
  const { client, clock } = test;
  const tend = () => tendContests({ client, clock });
  const osrs = (await client.clans.list()).find((clan) => clan.game === "osrs")?.id;
  if (osrs === undefined) throw new Error("There is no such clan.");
  const { online, past, draft } = DEMO_TITLES;
  await finish(test, (await client.sync.request({ clan: null })).batches);
  const { batch } = await client.roster.importHistory({ clan: osrs, place: "wise-old-man" });
  await finish(test, [{ id: batch }]);

  expect(await tend()).toBe(false);
  expect(await statesOf(test)).toEqual({
    [draft]: ["draft", "activate"],
    [online]: ["active", null],
    [past]: ["active", null],
  });
  const removed = (await client.contests.list({})).find(({ title }) => title === draft);
  if (removed !== undefined) await client.contests.remove({ id: removed.id });

  await passTo(test, clock.now() + MINUTE);
  expect(await tend()).toBe(false);
  expect(await statesOf(test)).toEqual({ [online]: ["active", null], [past]: ["drawn", null] });
  const [{ id } = { id: null }] = (await client.contests.list({})).filter(({ title }) => title === past);
  if (id === null) throw new Error("There is no such contest.");
  const shown = await client.contests.show({ id });
  expect(shown.picks.length).toBeGreaterThan(0);
  expect(shown).toMatchObject({ grade: "operator", report: { ok: true, assurance: "operator" } });
  expect(shown.description).toContain("The demo has no beacon rounds for this date");

  test.world.clashOfClans.commands.donate(test.world.clashOfClans.clans[0]?.members[0]?.tag ?? "", 100);
  await finish(test, (await client.sync.request({ clan: null })).batches);
  await passTo(test, ROUND_AT - 1.5 * HOUR);
  expect(await tend()).toBe(false);
  expect(await statesOf(test)).toMatchObject({ [online]: ["locked", null] });
  await passTo(test, ROUND_AT);
  expect(await tend()).toBe(true);
  const reopened = await test.restart();
  expect(await tendContests({ client: reopened.client, clock })).toBe(true);
  expect(await statesOf(reopened)).toEqual({ [online]: ["drawn", null], [past]: ["drawn", null] });
  expect([...test.defects, ...reopened.defects]).toEqual([]);
});
