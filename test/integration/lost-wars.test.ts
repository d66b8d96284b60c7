/** Wars that were open when their answers stopped coming. */
import { describe, expect, it } from "vitest";
import { HOUR, type Instant } from "#shared/time.ts";
import { first, openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

async function warInBattle(): Promise<{ test: TestWorkspace; endAt: Instant }> {
  const test = await openTestWorkspace();
  const { commands, clans } = test.world.clashOfClans;
  commands.startWar(first(clans).tag, { state: "inWar" });
  await test.syncAfter(0);
  const { current } = await test.client.wars.list({ clan: first(test.clans) });
  return { test, endAt: current!.endAt! };
}

async function shown(test: TestWorkspace) {
  const clan = first(test.clans);
  const { current, wars } = await test.client.wars.list({ clan });
  const { timers } = await test.client.clans.show({ clan });
  return {
    isAwaited: current?.isAwaitingResult ?? null,
    result: first(wars).result,
    timers: timers.filter((timer) => timer.kind === "war-end").length,
  };
}

const AWAITED = { isAwaited: true, result: null, timers: 1 };
const CLOSED = { isAwaited: null, result: "unknown", timers: 0 };

describe("a war whose end nobody will tell", () => {
  it.each<[situation: string, stop: (test: TestWorkspace, endAt: Instant) => Promise<unknown>]>([
    [
      "as the war log became private",
      async (test, endAt) => {
        const { commands, clans } = test.world.clashOfClans;
        commands.setWarLogPublic(first(clans).tag, false);
        return test.syncAfter(endAt - test.clock.now());
      },
    ],
    [
      "as wars are not asked for any more",
      (test) => test.client.clans.configure({ clan: first(test.clans), settings: { monitorWars: false } }),
    ],
    [
      "as the clan is switched off",
      (test) => test.client.clans.configure({ clan: first(test.clans), settings: { enabled: false } }),
    ],
  ])("%s: is closed half a day after its end, once, with a result that is not known", async (_situation, stop) => {
    const { test, endAt } = await warInBattle();
    await stop(test, endAt);
    test.clock.set(endAt + 11 * HOUR);
    test.workspace.lostWars.runOnce();
    expect(await shown(test)).toEqual(AWAITED);
    test.clock.set(endAt + 12 * HOUR);
    test.workspace.lostWars.runOnce();
    test.workspace.lostWars.runOnce();
    expect(await shown(test)).toEqual(CLOSED);
    const ends = (await test.told()).filter((event) => event.type === "war-ended");
    expect(ends).toMatchObject([{ happenedFrom: endAt, happenedTo: endAt, data: { result: "unknown" } }]);
    expect(test.defects).toEqual([]);
  });

  it("is left open while it is still asked for", async () => {
    const { test, endAt } = await warInBattle();
    test.clock.set(endAt + 48 * HOUR);
    test.workspace.lostWars.runOnce();
    expect(await shown(test)).toEqual(AWAITED);
  });

  it("gets its result after all where a later answer tells it", async () => {
    const { test, endAt } = await warInBattle();
    const { commands, clans } = test.world.clashOfClans;
    const clan = first(test.clans);
    await test.client.clans.configure({ clan, settings: { monitorWars: false } });
    test.clock.set(endAt + 12 * HOUR);
    test.workspace.lostWars.runOnce();
    commands.endWar(first(clans).tag, "warEnded");
    await test.client.clans.configure({ clan, settings: { monitorWars: true } });
    await test.syncAfter(0);
    const [war] = (await test.client.wars.list({ clan })).wars;
    expect(["win", "lose", "tie"]).toContain(war?.result);
  });
});
