/** What was given up and how checks went are kept for their time, and then let go: on the data's clock, late or not. */
import { rmSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { createRealClock } from "#main/clock.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { first, openTestWorkspace, START, type TestWorkspace } from "#test/support/workspace.ts";

interface Row {
  readonly ref: string;
  readonly state: string;
  readonly attempts: number;
  readonly dueAt: number | null;
  readonly lastAnswer: string | null;
}

const rowOf = (test: TestWorkspace, ref: string) =>
  test.workspace.database.reader.$client
    .prepare<[string], Row>(
      "select ref, state, attempts, due_at as dueAt, last_answer as lastAnswer from resources where kind = 'player' and ref = ?",
    )
    .get(ref);

/** Makes the row of a member one that was given up so long ago. */
function kill(test: TestWorkspace, ref: string, agoMs: number, change = ""): void {
  test.workspace.database.transact(
    (tx) =>
      tx.$client
        .prepare(
          `update resources set state = 'dead', attempts = 8, last_answer = '<html>', last_outcome = 'malformed',
             failing_since = :at - 3600000, last_attempt_at = :at ${change} where kind = 'player' and ref = :ref`,
        )
        .run({ at: test.clock.now() - agoMs, ref }).changes,
  );
}

/** A clan of three whose members are called by their place. */
async function opened() {
  const test = await openTestWorkspace({ members: 3 });
  await test.syncAfter(0);
  const refs = first(test.world.clashOfClans.clans).members.map((member) => member.tag);
  return { test, refs };
}

/** A restart that sets nothing: an address that is set anew takes everything out of the list. */
async function reopened({ close, dataDir, world, server, relay, clock }: TestWorkspace): Promise<TestWorkspace> {
  await close();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return openTestWorkspace({ dataDir, world: { world, server, relay, clock }, isBare: true });
}

describe("what was given up", () => {
  it("stays for its days, then gets one new try, and its old answer is dropped", async () => {
    const { test, refs } = await opened();
    const [old = "", young = ""] = refs;
    kill(test, old, 30 * DAY);
    kill(test, young, 30 * DAY - HOUR);
    const again = await reopened(test);
    expect(rowOf(again, old)).toMatchObject({ state: "ready", attempts: 7, lastAnswer: null });
    expect(rowOf(again, young)).toMatchObject({ state: "dead", attempts: 8, lastAnswer: "<html>" });
  });

  it("ends again after one more failure, and comes back where it is well", async () => {
    const { test, refs } = await opened();
    const [bad = "", well = ""] = refs;
    kill(test, bad, 31 * DAY);
    kill(test, well, 31 * DAY);
    const again = await reopened(test);
    again.server.faults.add({ kind: "half-body" }, { paths: bad });
    await again.syncAfter(HOUR);
    expect(rowOf(again, bad)).toMatchObject({ state: "dead", attempts: 8 });
    expect(rowOf(again, well)).toMatchObject({ state: "ready", attempts: 0, lastAnswer: null });
  });

  it("is forgotten with its row where nobody needs it and it never told anything", async () => {
    const { test, refs } = await opened();
    const [never = "", once = ""] = refs;
    const leave = test.workspace.database.reader.$client.prepare(
      "update clan_members set left_at = ? where account_id = (select id from accounts where ref = ?)",
    );
    for (const ref of [never, once]) test.workspace.database.transact(() => leave.run(START, ref).changes);
    kill(test, never, 31 * DAY, ", last_checked_at = null, due_at = null");
    kill(test, once, 31 * DAY, ", due_at = null");
    const again = await reopened(test);
    expect(rowOf(again, never)).toBeUndefined();
    // The gaps in what was gained hang on its row: it is only taken out of the list.
    expect(rowOf(again, once)).toMatchObject({ state: "ready", dueAt: null, lastAnswer: null });
    expect(await again.client.queue.dead()).toEqual([]);
  });

  it("of a clan that is switched off stays, without its answer", async () => {
    const { test, refs } = await opened();
    const [ref = ""] = refs;
    await test.client.clans.configure({ clan: first(test.clans), settings: { enabled: false } });
    kill(test, ref, 31 * DAY);
    const again = await reopened(test);
    expect(rowOf(again, ref)).toMatchObject({ state: "dead", lastAnswer: null });
  });

  it("is kept as long as the setting says", async () => {
    const { test, refs } = await opened();
    const [ref = ""] = refs;
    kill(test, ref, 2 * DAY);
    await test.client.settings.set({ key: "sync.deadRetentionDays", value: "2" });
    const again = await reopened(test);
    expect(rowOf(again, ref)).toMatchObject({ state: "ready" });
  });

  it("is looked at daily while the app runs", async () => {
    const looks: (() => void)[] = [];
    const clock = createRealClock();
    const again = await openTestWorkspace({
      members: 3,
      workspace: {
        random: () => 0.5,
        real: { ...clock, after: (ms, run) => (ms === MINUTE ? keep(run) : clock.after(ms, run)) },
      },
    });
    // What waits for a minute, the pass among it, comes when the test says so.
    function keep(run: () => void): () => void {
      looks.push(run);
      return () => {};
    }
    const [ref = ""] = first(again.world.clashOfClans.clans).members.map((member) => member.tag);
    await again.syncAfter(0);
    kill(again, ref, 29 * DAY);
    const look = () => {
      for (const run of looks.splice(0)) run();
    };
    again.clock.advance(23 * HOUR);
    look();
    expect(rowOf(again, ref)).toMatchObject({ state: "dead" });
    again.clock.advance(2 * HOUR);
    look();
    expect(rowOf(again, ref)).toMatchObject({ state: "ready", attempts: 7 });
    expect(again.defects).toEqual([]);
  });
});

describe("checks that were asked for", () => {
  it("are forgotten with their rows after their days; what runs is not", async () => {
    const { test } = await opened();
    const old = first((await test.client.sync.status()).batches).id;
    await test.syncAfter(60 * DAY);
    test.clock.advance(31 * DAY);
    const again = await reopened(test);
    const { batches } = await again.client.sync.status();
    expect(batches.map(({ id }) => id)).toEqual([old + 1]);
    const count = (sql: string) =>
      again.workspace.database.reader.$client.prepare<[number], { n: number }>(sql).get(old)?.n;
    expect(count("select count(*) as n from clan_snapshot_members where snapshot_id = ?")).toBe(0);
    expect(again.workspace.database.reader.$client.pragma("foreign_key_check")).toEqual([]);
  });
});
