/** The database takes nothing for a while: said in clear words, nothing lost, and it goes on by itself. */
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { DATABASE_FILE } from "#main/workspace.ts";
import { HOUR } from "#shared/time.ts";
import { runCli } from "#test/support/cli.ts";
import { first, openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

/** Lets the file of the database grow no more, as a full disk does; returns what makes room. */
function fillDisk({ workspace }: TestWorkspace): () => void {
  const client = workspace.database.reader.$client;
  const pages = Number(client.pragma("page_count", { simple: true }));
  client.pragma(`max_page_count = ${pages}`);
  return () => client.pragma("max_page_count = 1073741823");
}

/** Holds the database as another program does that writes; returns what lets it go. */
function holdDatabase({ dataDir }: Pick<TestWorkspace, "dataDir">): () => void {
  const other = new Sqlite(join(dataDir, DATABASE_FILE));
  other.exec("begin immediate");
  return () => {
    other.exec("rollback");
    other.close();
  };
}

const TROUBLES = [
  { why: "disk-full", begin: fillDisk, code: "SQLITE_FULL" },
  { why: "database-busy", begin: holdDatabase, code: "SQLITE_BUSY" },
] as const;

describe("a database that takes nothing", () => {
  it.each(TROUBLES)("$why: is said, and syncing goes on by itself with nothing lost", async ({ why, begin, code }) => {
    const test = await openTestWorkspace({ members: 12 });
    await test.syncAfter(0);
    const before = await test.client.members.list({ clan: first(test.clans) });
    const end = begin(test);
    test.clock.advance(HOUR);
    // The asking itself may be what cannot be kept.
    await expect(askUntilRefused(test)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", data: { why } });
    // What is known is shown all the same.
    expect((await test.client.members.list({ clan: first(test.clans) })).rows).toHaveLength(before.rows.length);
    end();
    await test.until(async () => ((await test.client.app.status()).halted === null ? true : undefined));
    const batch = await test.syncAfter(0);
    expect(batch).toMatchObject({ state: "done", failed: 0, total: 14 });
    expect((await test.client.app.status()).halted).toBeNull();
    for (const error of test.defects) expect(error).toMatchObject({ code });
    expect((await test.client.app.doctor()).filter((check) => check.state === "fail")).toEqual([]);
  });
});

/** Asks for everything again and again: the first refusal is thrown. */
async function askUntilRefused({ client, clock }: TestWorkspace): Promise<never> {
  for (;;) {
    clock.advance(HOUR);
    const { batches } = await client.sync.request({ clan: null });
    for await (const _ of await client.sync.watch({ batches: batches.map((batch) => batch.id) }));
  }
}

describe("a reading while nothing can be written", () => {
  it("goes on: what is stale is shown, and changes are told", async () => {
    const test = await openTestWorkspace({ members: 4, mode: "all" });
    await test.syncAfter(0);
    const clan = first(test.clans);
    test.server.faults.add({ kind: "no-answer" }, {});
    test.clock.advance(5 * 24 * HOUR);
    test.workspace.database.reader.$client.pragma("query_only = 1");
    expect(await test.client.clans.show({ clan })).toMatchObject({ id: clan, freshness: { isStale: true } });
    const stop = new AbortController();
    const changes = await test.client.app.changes({ watching: clan }, { signal: stop.signal });
    expect(await changes.next()).toMatchObject({ done: false, value: [] });
    expect((await test.client.app.status()).halted).toMatchObject({ why: "read-only" });
    stop.abort();
    test.workspace.database.reader.$client.pragma("query_only = 0");
  });
});

describe("the command line beside a program that holds the database", () => {
  it("says who is in the way, and works when that is gone", async () => {
    const test = await openTestWorkspace({ members: 3 });
    await test.syncAfter(0);
    await test.close();
    const release = holdDatabase(test);
    const refused = await runCli(["sync"], { dataDir: test.dataDir });
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain("Another program holds the database.");
    release();
  });
});
