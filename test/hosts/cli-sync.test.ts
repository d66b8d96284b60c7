/** The state of syncing and the queue on the command line. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { runCli, startCli, startHost } from "#test/support/cli.ts";
import { first, KEY, startWorld } from "#test/support/workspace.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "adjutant-cli-sync-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(args, { dataDir });
const json = (...args: string[]) => runCli([...args, "--json"], { dataDir });

/** A workspace whose clan of six was fetched once by the command line. */
async function synced() {
  const scene = await startWorld({ members: 6 });
  const clan = first(scene.world.clashOfClans.clans);
  await cli("config", "set", "games.clash-of-clans.baseUrl", scene.server.baseUrl);
  await cli("config", "set", "games.clash-of-clans.supercell.limits", "500/1s");
  await runCli(["keys", "set", "clash-of-clans"], { dataDir, input: KEY });
  await cli("clans", "add", "clash-of-clans", clan.tag);
  expect(await json("sync")).toMatchObject({ code: 0 });
  return { ...scene, clan };
}

function change(sql: string): void {
  const database = new Sqlite(join(dataDir, "adjutant.db"));
  database.exec(sql);
  database.close();
}

const HOSTILE = "<script>alert(1)</script>\n\u001b[31mred\u202e\r\nlast\tline";

/** Gives two members up, one with an answer that means harm. */
function giveUp(): void {
  const database = new Sqlite(join(dataDir, "adjutant.db"));
  const dead = database.prepare(
    `update resources set state = 'dead', attempts = 8, last_outcome = 'malformed', last_status = 502,
       last_detail = 'The answer is no JSON.', failing_since = 1785000000000, last_answer = ?
     where id = (select id from resources where kind = 'player' and state <> 'dead' order by id limit 1)`,
  );
  dead.run(HOSTILE);
  dead.run(null);
  database.close();
}

describe("sync", () => {
  it("fetches as before where no subcommand is named, and refuses what is none", async () => {
    await synced();
    expect((await json("sync", "--clan", "1")).json()).toMatchObject({ requests: 8, failed: [] });
    expect(await cli("sync", "frobnicate")).toMatchObject({ code: 2, stdout: "" });
  });

  it("beside a host that fetches says what it began, without counts that nobody knows yet", {
    timeout: 60_000,
  }, async () => {
    const { server } = await synced();
    server.faults.add({ kind: "latency", ms: 3_000 }, { paths: "/players/" });
    const host = await startHost(["serve"], { dataDir });
    onTestFinished(() => host.stop());
    const begun = await json("sync");
    expect(begun).toMatchObject({ code: 0, stderr: expect.stringContaining("Use --wait") });
    const [batch] = begun.json().batches;
    expect(begun.json()).toEqual({
      requests: null,
      outcomes: {},
      failed: [],
      batches: [{ ...batch, state: "running" }],
    });
    expect((await cli("sync")).stdout).toMatch(/: begun, \d+ to look at\.\n$/);
    expect((await json("sync", "--wait")).json()).toMatchObject({ batches: [{ state: "done" }] });
  });

  it("of a clan that is switched off says so", async () => {
    await synced();
    await cli("clans", "configure", "1", "--no-enabled");
    expect((await cli("sync", "--clan", "1")).stdout).toContain("it is switched off");
  });

  // The look at the clan before it was added told its facts: of the eight answers only that one is nothing new.
  it("status tells lanes, queue, capacity, forecast, effectiveness and ages, right after a run", async () => {
    await synced();
    const status = (await json("sync", "status")).json();
    expect(Object.keys(status)).toEqual(["isPaused", "lanes", "queue", "capacity", "effectiveness", "dead"]);
    // Every server that could be asked is told of; the other games have no clan here.
    expect(status.lanes[0]).toMatchObject({
      upstream: "supercell",
      keys: { usable: 1, refused: 0 },
      eachKey: [{ number: 1, state: "ok" }],
    });
    expect(status.capacity[0]).toMatchObject({ clans: [{ members: 6 }], forecasts: [{ clans: 10 }, { clans: 15 }] });
    expect(status).toMatchObject({
      isPaused: false,
      effectiveness: {
        spans: [
          { span: "day", all: { requests: 8, changed: 7 } },
          { span: "week", all: { requests: 8 } },
        ],
      },
      dead: 0,
    });
    expect(status.lanes[0].day).toHaveLength(288);
    expect(status.lanes[0].day.at(-1).at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const text = (await cli("sync", "status")).stdout;
    for (const words of [
      "Clash of Clans: ",
      "Key 1: ok, ",
      "Last 24 hours: 9 requests",
      "more such clans fit",
      "10 clans of 6",
      "Requests of the last 24 hours:",
      "Age of the data now:",
      "Nothing was given up.",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("pause and resume stop and start automatic checks", async () => {
    expect((await json("sync", "pause")).json()).toEqual({ isPaused: true });
    expect((await cli("sync", "status")).stdout).toContain("Automatic checks are paused.");
    expect((await json("config", "get", "sync.paused")).json()).toMatchObject({ value: true });
    expect((await json("sync", "resume")).json()).toEqual({ isPaused: false });
  });
});

describe("queue", () => {
  it("dead tells the last answers as text that cannot move the cursor, and retry takes them out", async () => {
    await synced();
    giveUp();
    const rows = (await json("queue", "dead", "--answers")).json() as { hasAnswer: boolean }[];
    expect(rows.sort((a, b) => Number(b.hasAnswer) - Number(a.hasAnswer))).toMatchObject([
      { state: "dead", attempts: 8, lastStatus: 502, hasAnswer: true, answer: HOSTILE },
      { hasAnswer: false, answer: null },
    ]);
    const { stdout } = await cli("queue", "dead", "--answers");
    expect(stdout).toContain("    | <script>alert(1)</script>\n    | [31mred\n    | last  line\n");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect((await cli("sync", "status")).stdout).toContain("2 given up: adjutant queue dead");
    expect((await json("queue", "retry")).json()).toEqual({ retried: 2 });
    expect((await json("queue", "dead", "--answers")).json()).toEqual([]);
  });

  it("ends quietly where nobody reads to its end", async () => {
    const child = startCli(["queue", "export"], { dataDir });
    let stderr = "";
    child.stderr?.on("data", (chunk) => (stderr += chunk));
    child.stdout?.destroy();
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("is written out, and taken in again where that was lost", async () => {
    const { clan } = await synced();
    const file = join(dataDir, "queue.json");
    expect((await json("queue", "export", "--out", file)).json()).toEqual({ file, resources: 8, clans: 1 });
    if (process.platform !== "win32") expect(statSync(file).mode & 0o077).toBe(0);
    const text = readFileSync(file, "utf8");
    expect(text).not.toContain(KEY);
    expect(JSON.parse(text)).toMatchObject({
      format: "adjutant-queue/1",
      clans: [{ game: "clash-of-clans", ref: clan.tag, settings: { enabled: true, priority: 0 } }],
    });
    expect(JSON.parse((await cli("queue", "export")).stdout)).toMatchObject({ format: "adjutant-queue/1" });
    expect((await json("queue", "import", file)).json()).toMatchObject({ isDryRun: true, changes: [] });

    change("update resources set due_at = null, last_attempt_at = null, class = 3 where kind = 'player'");
    const dry = await json("queue", "import", file);
    expect(dry.json()).toMatchObject({ isDryRun: true, invalid: [], unknownClans: [] });
    expect(dry.json().changes).toHaveLength(6);
    expect((await cli("queue", "import", file)).stdout).toContain("6 would change");
    expect((await json("queue", "import", file, "--yes")).json().changes).toHaveLength(6);
    expect(JSON.parse((await cli("queue", "export")).stdout).resources).toEqual(JSON.parse(text).resources);
  });

  it("says which lines it did not understand, and what is no queue at all", async () => {
    await synced();
    const document = JSON.parse((await cli("queue", "export")).stdout);
    const file = join(dataDir, "queue.json");
    document.resources = [{ ...document.resources[0], class: "urgent" }, "nonsense"];
    writeFileSync(file, JSON.stringify(document));
    const mixed = await cli("queue", "import", file, "--yes");
    expect(mixed).toMatchObject({ code: 1 });
    expect(mixed.stdout).toContain("Line 1 has a wrong class.\nLine 2 is no resource.");
    writeFileSync(file, "{}");
    expect(await cli("queue", "import", file)).toMatchObject({ code: 1, stdout: "" });
    writeFileSync(file, "no json");
    expect(await cli("queue", "import", file)).toMatchObject({ code: 1, stdout: "" });
    expect(await cli("queue", "import", join(dataDir, "none"))).toMatchObject({ code: 1, stdout: "" });
  });

  it("validate finds what is wrong, doctor tells it, and --repair sets it right", async () => {
    await synced();
    expect(await cli("queue", "validate")).toMatchObject({
      code: 0,
      stdout: "The queue fits the clans and their members.\n",
    });
    change("delete from resources where kind = 'player'");
    const found = await json("queue", "validate");
    expect(found.code).toBe(1);
    expect(found.json()).toMatchObject([{ fault: "member-without-resource", count: 6, isRepairable: true }]);
    expect((await cli("doctor")).stdout).toContain("6 members have no place in the queue");
    const repaired = await json("queue", "validate", "--repair");
    expect(repaired.code).toBe(0);
    expect(repaired.json()).toEqual({ repaired: 6, findings: [] });
    expect((await cli("doctor")).stdout).toContain("The queue fits the clans and their members.");
  });
});
