/** Everything that can be wrong with a queue is found, said and set right, and a good one is left as it is. */
import { describe, expect, it } from "vitest";
import type { QueueFault } from "#shared/contract/queue.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { first, openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

async function opened() {
  const test = await openTestWorkspace({ members: 4, clans: 2 });
  for (const clan of test.clans) await test.syncAfter(0, clan);
  return test;
}

const run = (test: TestWorkspace, sql: string) =>
  test.workspace.database.transact((tx) => {
    tx.$client.exec(sql);
  });

const dump = (test: TestWorkspace) =>
  ["resources", "clan_snapshots", "clan_snapshot_members"].map((table) =>
    test.workspace.database.reader.$client.prepare(`select * from ${table}`).all(),
  );

it("finds nothing wrong with a good queue, and changes nothing of it", async () => {
  const test = await opened();
  expect(await test.client.queue.validate()).toEqual([]);
  const before = dump(test);
  expect(await test.client.queue.repair()).toEqual({ repaired: 0, findings: [] });
  expect(dump(test)).toEqual(before);
  const doctor = await test.client.app.doctor();
  expect(doctor.find((check) => check.id === "queue")).toMatchObject({ state: "ok" });
});

it("exports also what a server said at length, cut to what people read", async () => {
  const body = JSON.stringify({ reason: "unknownException", message: "Nothing works. ".repeat(334) });
  const test = await openTestWorkspace({
    members: 4,
    workspace: { fetch: async () => new Response(body, { status: 500 }) },
  });
  await test.syncAfter(0);
  const { resources } = await test.client.queue.export();
  expect(resources).toMatchObject([
    { kind: "clan", lastStatus: 500, lastDetail: expect.stringContaining("Nothing works.") },
  ]);
  expect(first(resources).lastDetail?.length).toBeLessThanOrEqual(400);
});

describe("what is wrong", () => {
  it.each<[situation: string, sql: string, fault: QueueFault, count: number, isRepairable: boolean]>([
    [
      "a clan without its row",
      "delete from resources where kind = 'clan' and id = (select min(id) from resources)",
      "clan-without-resource",
      1,
      true,
    ],
    ["members without theirs", "delete from resources where kind = 'player'", "member-without-resource", 8, true],
    ["needed and not planned", "update resources set due_at = null where kind = 'player'", "not-planned", 8, true],
    ["planned for nobody", "update clan_settings set enabled = 0 where clan_id = 1", "needed-by-nobody", 6, true],
    [
      "of another version's kind",
      `insert into resources (game, upstream, kind, ref, about, class, max_age_ms, due_at)
       values ('clash-of-clans', 'supercell', 'war-log', '#2PP', 'clan', 3, 1, 1), ('chess', 'x', 'y', 'z', 'clan', 3, 1, 1)`,
      "unknown-kind",
      2,
      false,
    ],
    [
      "waiting for nothing",
      "update resources set state = 'sending' where kind = 'player'",
      "nothing-on-the-way",
      8,
      true,
    ],
    ["due next year", `update resources set due_at = due_at + ${365 * DAY} where kind = 'clan'`, "due-far", 2, true],
    ["good for a day", `update resources set good_until = due_at + ${DAY} where kind = 'clan'`, "good-far", 2, true],
    [
      "a line of a check that is over",
      "update clan_snapshot_members set state = 'waiting' where snapshot_id = 1",
      "dangling-batch",
      6,
      true,
    ],
    [
      "a check that waits for what nobody asks for",
      "update clan_snapshot_members set state = 'waiting' where snapshot_id = 1; update clan_snapshots set state = 'running' where id = 1",
      "dangling-batch",
      6,
      true,
    ],
    [
      "a check that waits for nothing",
      "update clan_snapshots set state = 'running' where id = 1",
      "dangling-batch",
      1,
      true,
    ],
  ])("%s", async (_situation, sql, fault, count, isRepairable) => {
    const test = await opened();
    run(test, sql);
    const findings = await test.client.queue.validate();
    expect(findings.filter((one) => one.fault === fault)).toMatchObject([{ fault, count, isRepairable }]);
    expect((await test.client.app.doctor()).find((check) => check.id === `queue-${fault}`)?.state).toBe("warn");
    const { repaired, findings: left } = await test.client.queue.repair();
    expect([repaired > 0, left.map((one) => one.fault)]).toEqual([isRepairable, isRepairable ? [] : [fault]]);
    if (isRepairable) {
      expect(
        test.workspace.database.reader.$client.prepare("select action, actor from audit order by id desc").get(),
      ).toEqual({
        action: "queue.repair",
        actor: "tester",
      });
    }
    expect(test.defects).toEqual([]);
  });

  it("set right, everything is fetched again", async () => {
    const test = await opened();
    run(test, "delete from resources where kind = 'player'");
    await test.client.queue.repair();
    test.server.arrivals.clear();
    for (const clan of test.clans)
      expect(await test.syncAfter(MINUTE, clan)).toMatchObject({ state: "done", total: 6 });
    expect(test.server.arrivals.total).toBe(12);
  });

  it("tells no row as stuck while its request is on the way", async () => {
    const test = await opened();
    test.server.faults.add({ kind: "no-answer" }, { times: 1 });
    test.clock.advance(HOUR);
    await test.client.members.refresh({
      clan: first(test.clans),
      account: first((await test.client.members.list({ clan: first(test.clans) })).rows).id,
    });
    await test.until(async () => ((await test.client.sync.status()).lanes[0]?.inFlight === 1 ? true : undefined));
    expect(await test.client.queue.validate()).toEqual([]);
  });
});
