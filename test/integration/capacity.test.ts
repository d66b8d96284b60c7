/** What clans cost, against what they are really asked for. */
import { describe, expect, it } from "vitest";
import { listDemands } from "#main/store/resources/queue.ts";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { first, openTestWorkspace, START, type TestWorkspace } from "#test/support/workspace.ts";

/** A clan of four that was checked just now; every row is planned for ten minutes and holds for none. */
async function opened(options: Parameters<typeof openTestWorkspace>[0] = {}) {
  const test = await openTestWorkspace({ members: 4, ...options });
  for (const clan of test.clans) await test.syncAfter(0, clan);
  set(test, "max_age_ms = 600000, good_until = last_checked_at");
  return test;
}

function set(test: TestWorkspace, change: string, where = "true"): void {
  test.workspace.database.transact(
    (tx) => tx.$client.prepare(`update resources set ${change} where ${where}`).run().changes,
  );
}

const demandOf = (test: TestWorkspace) => listDemands(test.workspace.database.reader);

describe("what a clan costs", () => {
  it("is a request for each row and each of its ages: its own, and its members'", async () => {
    const test = await opened();
    expect(demandOf(test)).toEqual([
      { clan: 1, upstream: "supercell", ownPerMinute: 0.2, membersPerMinute: 0.4, members: 4 },
    ]);
  });

  it.each<[situation: string, change: string, where: string, own: number, members: number]>([
    [
      "an answer that holds longer than its age is not asked for sooner",
      "good_until = last_checked_at + 1200000",
      "true",
      0.1,
      0.2,
    ],
    ["one that holds shorter changes nothing", "good_until = last_checked_at + 60000", "true", 0.2, 0.4],
    ["one that has held before tells it still", "good_until = last_checked_at + 1200000", "kind = 'clan'", 0.15, 0.4],
    [
      "a later failure says nothing of how long answers hold",
      "good_until = last_checked_at + 1200000, last_attempt_at = last_checked_at + 900000",
      "kind = 'clan'",
      0.2,
      0.4,
    ],
    ["what was given up counts still", "state = 'dead'", "kind = 'player'", 0.2, 0.4],
    ["what nobody needs does not", "due_at = null", "kind = 'current-war'", 0.1, 0.4],
  ])("%s", async (_situation, change, where, own, members) => {
    const test = await opened();
    set(test, change, where);
    const [demand] = demandOf(test);
    expect([demand?.ownPerMinute, demand?.membersPerMinute]).toEqual([
      expect.closeTo(own, 9),
      members === 0 ? 0 : expect.closeTo(members, 9),
    ]);
  });

  it("is that of all its members, also where most were given up", async () => {
    const test = await opened({ members: 12 });
    const { capacity: before } = await test.client.sync.status();
    set(
      test,
      "state = 'dead', last_outcome = 'unreachable', last_attempt_at = last_checked_at + 1",
      "id in (select id from resources where kind = 'player' limit 11)",
    );
    const { capacity, dead } = await test.client.sync.status();
    expect(dead).toHaveLength(11);
    expect(capacity).toEqual(before);
    expect(capacity[0]).toMatchObject({ clans: [{ members: 12 }], model: { members: 12 } });
  });

  it("is shared by the clans that ask; one that is switched off asks for nothing", async () => {
    const test = await opened({ clans: 2 });
    const { $client } = test.workspace.database.reader;
    // Everybody of the second clan is in the first one too.
    test.workspace.database.transact(
      () =>
        $client
          .prepare(
            "insert into clan_members (clan_id, account_id, joined_at, source) select 1, account_id, 0, source from clan_members where clan_id = 2",
          )
          .run().changes,
    );
    expect(demandOf(test)).toMatchObject([
      { clan: 1, membersPerMinute: expect.closeTo(0.6, 9), members: 8 },
      { clan: 2, membersPerMinute: expect.closeTo(0.2, 9), members: 4 },
    ]);
    const [, second] = test.clans;
    if (second === undefined) throw new Error("There is no second clan.");
    $client.prepare("update clan_settings set enabled = 0 where clan_id = ?").run(second);
    expect(demandOf(test)).toMatchObject([{ clan: 1, membersPerMinute: expect.closeTo(0.8, 9), members: 8 }]);
  });

  it("is what is really asked for in an hour, answers' lives included", async () => {
    const test = await openTestWorkspace({
      members: 4,
      mode: "all",
      cacheLives: { clan: 8 * MINUTE, members: 0, player: MINUTE, war: 2 * MINUTE, search: 0, goldPass: 0, error: 0 },
    });
    await test.syncAfter(0);
    // From here nothing happens: everybody gets quiet, and every kind has one age for the whole hour.
    test.clock.advance(9 * HOUR);
    await test.syncAfter(0);
    await test.until(async () => ((await test.client.sync.status()).lanes[0]?.waiting === 0 ? true : undefined));
    const planned = first((await test.client.sync.status()).capacity).usedPerMinute * 60;
    test.server.arrivals.clear();
    for (let second = 0; second < 3_600; second += 20) {
      test.clock.advance(20 * SECOND);
      test.workspace.engine.wake();
      await test.until(async () => {
        const [lane] = (await test.client.sync.status()).lanes;
        return lane?.waiting === 0 && lane.inFlight === 0 ? true : undefined;
      });
    }
    expect(Math.abs(test.server.arrivals.total - planned)).toBeLessThanOrEqual(planned * 0.1 + 2);
  });
});

describe("what an officer is told", () => {
  it("says how many more fit, and what ten and fifteen clans would need", async () => {
    const test = await opened({ limits: "6/1m" });
    const capacity = first((await test.client.sync.status()).capacity);
    expect(capacity).toMatchObject({
      allowedPerMinute: 6,
      usedPerMinute: expect.closeTo(0.6, 9),
      clockSpeed: 1,
      moreClans: 9,
      model: { ownPerMinute: 0.2, memberPerMinute: expect.closeTo(0.1, 9), members: 4 },
      forecasts: [
        { clans: 10, members: 4, share: expect.closeTo(1, 9) },
        { clans: 15, members: 4, share: expect.closeTo(1.5, 9) },
      ],
    });
    expect(first((await test.client.sync.status()).lanes).nearLimit).toMatchObject({ by: "rate" });
  });

  it("warns where what is planned comes near the limit, and says by how much it is over", async () => {
    const test = await opened();
    await test.client.settings.set({ key: "games.clash-of-clans.supercell.limits", value: "1/1m" });
    set(test, "max_age_ms = 300000, good_until = last_checked_at");
    expect(first((await test.client.sync.status()).lanes).nearLimit).toEqual({
      by: "demand",
      share: expect.closeTo(1.2, 9),
    });
    const doctor = await test.client.app.doctor();
    expect(doctor.find((check) => check.id === "limit-Clash of Clans")).toMatchObject({ state: "warn" });
  });

  it("is told that a faster clock needs as much more, and not to check less often for that", async () => {
    const test = await opened({ limits: "6/1m", workspace: { clock: { now: () => START, speed: 60 } } });
    const doctor = await test.client.app.doctor();
    expect(doctor.find((check) => check.id === "limit-Clash of Clans")).toMatchObject({
      state: "warn",
      summary: expect.stringContaining("The demo's clock goes 60 times as fast"),
      advice: null,
    });
  });

  it("tells how much left with each key", async () => {
    const test = await opened();
    const [lane] = (await test.client.sync.status()).lanes;
    expect(lane?.eachKey).toMatchObject([{ number: 1, state: "ok", reason: null, sentLastMinute: 6 }]);
    expect(lane?.sentLastMinute).toBe(6);
  });
});
