/** The built command line as scripts use it: one JSON value, the fields of the design, exit codes, one owner. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { HOUR, MINUTE } from "#shared/time.ts";
import { runCli, startHost } from "#test/support/cli.ts";
import { first, KEY, startWorld } from "#test/support/workspace.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "adjutant-cli-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(args, { dataDir });
const json = (...args: string[]) => runCli([...args, "--json"], { dataDir });

/** A workspace that is pointed at a simulated server, with its key, by the command line alone. */
async function pointed(options: Parameters<typeof startWorld>[0] = { members: 6 }) {
  const scene = await startWorld(options);
  const clan = first(scene.world.clashOfClans.clans);
  expect(await cli("config", "set", "games.clash-of-clans.baseUrl", scene.server.baseUrl)).toMatchObject({ code: 0 });
  await cli("config", "set", "games.clash-of-clans.supercell.limits", "500/1s");
  expect(await runCli(["keys", "set", "clash-of-clans"], { dataDir, input: `${KEY}\n` })).toMatchObject({ code: 0 });
  return { ...scene, clan };
}

describe("from nothing to members, feed and wars", () => {
  it("takes the command line alone, a clan before its key too", async () => {
    const { world, server, clock } = await startWorld({ members: 6 });
    const clan = first(world.clashOfClans.clans);
    world.clashOfClans.commands.startWar(clan.tag, { state: "inWar", teamSize: 5 });
    await cli("config", "set", "games.clash-of-clans.baseUrl", server.baseUrl);
    const added = await json("clans", "add", "clash-of-clans", clan.tag.toLowerCase());
    expect(added).toMatchObject({ code: 0 });
    expect(added.json()).toMatchObject({ id: 1, game: "clash-of-clans", ref: clan.tag, members: null });
    expect(added.stderr).toContain("adjutant keys set clash-of-clans");

    const keyless = await json("sync", "--wait");
    expect(keyless.code).toBe(1);
    expect(keyless.json()).toMatchObject({
      requests: 0,
      failed: [{ resource: `clan ${clan.tag}`, outcome: "unauthorized" }],
    });

    await runCli(["keys", "set", "clash-of-clans"], { dataDir, input: KEY });
    expect((await json("keys", "test", "clash-of-clans")).json()).toMatchObject([{ outcome: "fresh", state: "ok" }]);

    const synced = await json("sync", "--clan", clan.tag, "--wait");
    expect(synced.code).toBe(0);
    expect(synced.json()).toMatchObject({ requests: 8, outcomes: { fresh: 8, unchanged: 0 }, failed: [] });

    const members = (await json("members", clan.name)).json();
    expect(members).toHaveLength(6);
    for (const row of members) {
      expect(Object.keys(row)).toEqual(
        expect.arrayContaining([
          "id",
          "ref",
          "name",
          "gameRole",
          "role",
          "active",
          "state",
          "since",
          "activity",
          "lastSeenFrom",
          "lastSeenTo",
          "values",
          "lastUpdated",
          "isStale",
        ]),
      );
      expect(row).toMatchObject({ active: true, state: "unknown", isStale: false });
      expect(row.lastUpdated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    const wire = clan.members.find((member) => member.tag === members[0].ref)!;
    expect(members[0].values).toMatchObject({ donations: wire.donations, trophies: wire.trophies });

    expect((await json("clans", "list")).json()).toMatchObject([
      { id: 1, game: "clash-of-clans", ref: clan.tag, name: clan.name, members: 6, enabled: true, isStale: false },
    ]);
    expect((await json("wars", "1")).json()).toMatchObject([{ state: "inWar", teamSize: 5, clan: { ref: clan.tag } }]);
    expect((await json("feed", "1")).json()).toEqual([]);

    world.clashOfClans.commands.donate(first(clan.members).tag, 12);
    clock.advance(MINUTE);
    expect(await json("sync", "--wait")).toMatchObject({ code: 0 });
    const feed = (await json("feed", "1")).json();
    expect(feed).toMatchObject([{ seq: 1, type: "donation", ref: first(clan.members).tag, data: { amount: 12 } }]);
    expect(Object.keys(feed[0])).toEqual(expect.arrayContaining(["name", "happenedFrom", "happenedTo", "detectedAt"]));
    expect((await json("feed", "1", "--since", feed[0].detectedAt)).json()).toEqual([]);
  });

  it("says what it does not know, and nothing else on stdout", async () => {
    expect(await json("members", "nobody")).toMatchObject({ code: 1, stdout: "" });
    expect(await json("sync")).toMatchObject({ code: 1, stdout: "" });
    expect(await json("clans", "add", "chess", "x")).toMatchObject({ code: 1, stdout: "" });
    expect((await json("games")).json()).toMatchObject([
      { id: "clash-of-clans", name: "Clash of Clans" },
      { id: "osrs", name: "Old School RuneScape" },
      { id: "destiny2", name: "Destiny 2" },
    ]);
    expect((await json("clans", "list")).json()).toEqual([]);
    expect((await json("queue", "dead")).json()).toEqual([]);
  });
});

describe("wrong usage", () => {
  it.each<[situation: string, args: string[]]>([
    ["an unknown command", ["frobnicate"]],
    ["a missing argument", ["members"]],
    ["an unknown option", ["clans", "list", "--all"]],
    ["a time without a zone", ["feed", "1", "--since", "2026-08-06T12:00:00"]],
    ["a limit that is none", ["feed", "1", "--limit", "many"]],
    ["an unknown format", ["export", "members", "1", "--format", "xml"]],
    ["something that cannot be exported", ["export", "everything", "1"]],
    ["an unknown setting", ["config", "get", "nothing"]],
    ["a value that the setting does not take", ["config", "set", "sync.paused", "maybe"]],
    ["a tag that can be none", ["clans", "add", "clash-of-clans", "B"]],
    ["no key on stdin", ["keys", "set", "clash-of-clans"]],
    ["an interval that is none", ["clans", "configure", "1", "--interval", "soon"]],
    ["hours that are none", ["clans", "configure", "1", "--peak", "25-26"]],
    ["nothing to change", ["clans", "configure", "1"]],
    ["a port that is none", ["serve", "--port", "99999"]],
  ])("%s ends with 2, words on stderr and nothing on stdout", async (_situation, args) => {
    const ran = await cli(...args);
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr.trim()).not.toBe("");
  });
});

describe("how a clan is watched", () => {
  it("is changed option by option, told back, and what was not given stays", async () => {
    const { clan } = await pointed();
    await cli("clans", "add", "clash-of-clans", clan.tag);
    await json("sync", "--wait");
    const configured = await json("clans", "configure", clan.tag, "--interval", "10m", "--no-raids", "--peak", "20-24");
    expect(configured).toMatchObject({ code: 0, stderr: "" });
    expect(configured.json()).toMatchObject({
      id: 1,
      settings: { intervalMs: 10 * MINUTE, monitorRaids: false, monitorWars: true, peakFrom: 20, peakTo: 0 },
    });
    const more = ["--priority", "-2", "--no-wars", "--night", "none", "--zone", "Asia/Tokyo"];
    const changed = await cli("clans", "configure", "1", ...more);
    expect(changed).toMatchObject({ code: 0, stderr: "" });
    expect(changed.stdout.split("\n").slice(1, 4)).toEqual([
      "Checked every 10 min, priority -2",
      "Follows clan games, donations",
      "Peak hours 20:00 to 00:00, night none, Asia/Tokyo",
    ]);
    const shown = await cli("clans", "show", "1");
    expect(shown.stdout).toContain("Checked every 10 min, priority -2\nFollows clan games, donations\n");
    expect(shown.stdout).toMatch(/\nCosts \d+\.\d requests a minute\n/);
    const back = await json("clans", "configure", "1", "--interval", "auto", "--zone", "system", "--no-enabled");
    expect(back.json()).toMatchObject({ enabled: false, settings: { intervalMs: null, zone: null, enabled: false } });
    const wrong = await cli("clans", "configure", "1", "--zone", "Mars/Olympus");
    expect(wrong).toMatchObject({ code: 2, stdout: "" });
    expect(wrong.stderr).toContain("“Mars/Olympus” is no time zone");
  });
});

describe("what goes wrong on the way", () => {
  it("refuses a tag that the game does not know, and adds nothing", async () => {
    await pointed();
    expect(await json("clans", "add", "clash-of-clans", "#2PPPPPPPP")).toMatchObject({ code: 1, stdout: "" });
    expect((await json("clans", "list")).json()).toEqual([]);
  });

  it("says in words that a key belongs to another address", async () => {
    const { server, clan } = await pointed();
    await cli("clans", "add", "clash-of-clans", clan.tag);
    const stop = server.faults.add({ kind: "invalid-address", address: "203.0.113.7" }, {});
    const tested = await cli("keys", "test", "clash-of-clans");
    expect(tested).toMatchObject({ code: 1 });
    expect(tested.stdout).toContain("this one is 203.0.113.7");
    expect((await cli("clans", "show", "1")).stdout).toContain("another address; this one is 203.0.113.7");
    expect((await json("doctor")).json()).toContainEqual(
      expect.objectContaining({ state: "fail", advice: "Make a new key for the address 203.0.113.7." }),
    );
    stop();
    expect(await json("sync", "--wait")).toMatchObject({ code: 0 });
  });

  it("ends with 3 where some of it worked, and names who is missing", async () => {
    const { server, clan } = await pointed();
    await cli("clans", "add", "clash-of-clans", clan.tag);
    const { tag } = first(clan.members);
    server.faults.add({ kind: "wrong-shape" }, { paths: `/players/${tag}` });
    const ran = await json("sync", "--wait");
    expect(ran.code).toBe(3);
    expect(ran.json()).toMatchObject({ failed: [{ resource: `player ${tag}`, outcome: "malformed" }] });
    // The clan itself was looked at when it was added.
    expect(ran.json().outcomes).toMatchObject({ fresh: 6, unchanged: 1, malformed: 1 });
  });

  it("does not ask again for what still holds, and waits for what soon does not", async () => {
    const { clan, server, clock } = await pointed({
      members: 6,
      cacheLives: { clan: 90_000, player: 2_000, war: 90_000, error: 0 } as never,
    });
    await cli("clans", "add", "clash-of-clans", clan.tag);
    await json("sync", "--wait");
    const before = server.arrivals.total;
    const ran = await json("sync", "--wait");
    expect(ran.json().outcomes["still-good"]).toBeGreaterThan(0);
    expect(ran.json().requests).toBe(server.arrivals.total - before);
    clock.advance(HOUR);
  });

  it("refuses data that a newer Adjutant wrote, and does not touch it", async () => {
    await cli("clans", "list");
    const { connect } = await import("#main/store/database.ts");
    const database = connect(join(dataDir, "adjutant.db"));
    database.reader.$client.exec(
      "insert into __drizzle_migrations (hash, created_at) values ('of the future', 9999999999999)",
    );
    database.close();
    const before = readFileSync(join(dataDir, "adjutant.db"));
    const ran = await json("clans", "list");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("newer Adjutant");
    expect(readFileSync(join(dataDir, "adjutant.db")).equals(before)).toBe(true);
  });
});

describe("keys", () => {
  it("lie sealed in the folder, and are in no file, log or answer in clear", async () => {
    const { clan } = await pointed();
    await cli("clans", "add", "clash-of-clans", clan.tag);
    const outputs = await Promise.all([
      json("keys", "list"),
      json("config", "get"),
      json("sync", "--wait"),
      json("doctor"),
    ]);
    await cli("keys", "test", "clash-of-clans");
    for (const ran of outputs) expect(ran.stdout + ran.stderr).not.toContain(KEY);
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(3);
    for (const entry of files) {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      expect([entry.name, bytes.includes(KEY)]).toEqual([entry.name, false]);
    }
    for (const name of ["workspace.key", "logs/adjutant.log"])
      expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0);
  });

  it("that were sealed elsewhere are asked for again", async () => {
    await pointed();
    rmSync(join(dataDir, "workspace.key"));
    expect((await json("keys", "list")).json()).toMatchObject([{ state: "locked" }]);
    expect((await json("keys", "test", "clash-of-clans")).json()).toMatchObject([{ outcome: "unauthorized" }]);
    await runCli(["keys", "set", "clash-of-clans"], { dataDir, input: KEY });
    expect((await json("keys", "test", "clash-of-clans")).json()).toMatchObject([{ outcome: "fresh" }]);
  });

  it("can be sealed with a key from the environment", async () => {
    const env = { ADJUTANT_KEY: "a long enough secret" };
    await runCli(["keys", "set", "clash-of-clans"], { dataDir, input: KEY, env });
    expect((await runCli(["keys", "list", "--json"], { dataDir, env })).json()).toMatchObject([{ state: "untested" }]);
    expect((await json("keys", "list")).json()).toMatchObject([{ state: "locked" }]);
  });
});

describe("import and export", () => {
  const file = (lines: unknown[]) => {
    const path = join(dataDir, "history.jsonl");
    writeFileSync(path, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
    return path;
  };

  it("take the past in, in any order and twice, and give it back", async () => {
    const { clan } = await pointed();
    await cli("clans", "add", "clash-of-clans", clan.tag);
    await cli("sync", "--wait");
    const { tag } = first(clan.members);
    const line = (at: string, stars: number | null) => ({
      game: "clash-of-clans",
      account: tag,
      at,
      metrics: { war_stars: stars },
    });
    const path = file([
      line("2026-03-01T00:00:00Z", 30),
      line("2026-01-01T00:00:00+01:00", 10),
      line("2026-02-01T00:00:00Z", 20),
    ]);
    expect((await json("import", path)).json()).toMatchObject({ lines: 3, added: 3, redundant: 0, refusedCount: 0 });
    expect((await json("import", path)).json()).toMatchObject({ added: 0, redundant: 3 });
    const samples = (await json("export", "samples", "1")).json();
    const mine = samples.filter(
      (row: { ref: string; metric: string }) => row.ref === tag && row.metric === "war_stars",
    );
    expect(mine.slice(0, 3)).toMatchObject([
      { at: "2025-12-31T23:00:00.000Z", value: 10, total: 0 },
      { at: "2026-02-01T00:00:00.000Z", value: 20, total: 10 },
      { at: "2026-03-01T00:00:00.000Z", value: 30, total: 20 },
    ]);
  });

  it("take an answer in that was kept as a file, by the list of its time", async () => {
    const path = join(dataDir, "ada.csv");
    writeFileSync(path, [...Array(24).fill("812,50,101333"), ...Array(60).fill("-1,-1")].join("\n"));
    const answer = ["--game", "osrs", "--account", "Ada", "--at"];
    expect((await json("import", path, ...answer, "2022-02-01T00:00:00Z")).json()).toMatchObject({ added: 25 });
    expect(await cli("import", path, ...answer, "2024-02-01T00:00:00Z")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("On 2024-02-01 the hiscores did not have 84 rows"),
    });
    expect(await cli("import", path, ...answer, "yesterday")).toMatchObject({ code: 2 });
  });

  it("list what they do not take, with the line and the reason", async () => {
    const { clan } = await pointed();
    await cli("clans", "add", "clash-of-clans", clan.tag);
    await cli("sync", "--wait");
    const { tag } = first(clan.members);
    const good = { game: "clash-of-clans", account: tag, at: "2026-01-01T00:00:00Z", metrics: { war_stars: 1 } };
    const path = file([
      good,
      "this is no JSON",
      { ...good, at: "yesterday" },
      { ...good, game: "chess" },
      { ...good, account: "nobody" },
      { ...good, metrics: { luck: 7 } },
      { ...good, at: "2099-01-01T00:00:00Z" },
      { ...good, account: "#2PP", metrics: { donations: 5 } },
      { ...good, account: "" },
      { ...good, name: 5 },
      { ...good, metrics: { "war stars": 5 } },
      { ...good, metrics: undefined },
      [good],
      { ...good, name: "\u2603".repeat(200_000) },
    ]);
    const ran = await json("import", path);
    expect(ran.code).toBe(3);
    expect(ran.json().refused.map((one: { line: number; why: string }) => [one.line, one.why])).toEqual(
      expect.arrayContaining([
        [2, "is no JSON"],
        [3, "has a time that is not ISO 8601 with a zone"],
        [4, "unknown-game"],
        [5, "invalid-account"],
        [6, "unknown-metric"],
        [7, "in-the-future"],
        [8, "no-stay"],
        [9, "has a wrong account"],
        [10, "has a wrong name"],
        [11, "has a wrong metrics.war stars"],
        [12, "lacks metrics"],
        [13, "is no JSON object"],
        [14, "is too long"],
      ]),
    );
    expect(ran.json().added).toBe(1);
  });

  it("write names that a spreadsheet would run as text, and no escapes to a terminal", async () => {
    const { clan, world } = await pointed();
    await cli("clans", "add", "clash-of-clans", clan.tag);
    world.clashOfClans.commands.rename(first(clan.members).tag, "=1+1");
    world.clashOfClans.commands.rename(clan.members[1]!.tag, "\u001b[2Jgone\u202e");
    await cli("sync", "--wait");
    const csv = await cli("export", "members", "1");
    expect(csv.stdout).toContain(",'=1+1,");
    const table = await cli("members", "1");
    expect(table.stdout).toContain("[2Jgone");
    expect(table.stdout).not.toContain("\u001b");
    expect(table.stdout).not.toContain("\u202e");
    world.clashOfClans.commands.rename(clan.members[1]!.tag, "\u001b[2Jback\u009b\n");
    await cli("sync", "--wait");
    const feed = await cli("feed", "1");
    expect(feed.stdout).toContain("[2Jback");
    expect(feed.stdout).not.toMatch(/[^\P{Cc}\n]/u);
    expect(feed.stdout.trimEnd().split("\n")).toHaveLength(3);
    expect((await json("members", "1")).json().map((row: { name: string }) => row.name)).toContain("=1+1");
  });
});

describe("a host", () => {
  it("goes on after a promise that nobody caught, ends with words and a code after anything else, and logs both", async () => {
    const strike = `process.on("SIGUSR2", () => { Promise.reject(new Error("first strike")); process.once("SIGUSR2", () => { throw new Error("second strike"); }); });`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(strike)}` };
    const host = await startHost(["serve"], { dataDir, env });
    onTestFinished(() => void host.child.kill("SIGKILL"));
    let stderr = "";
    host.child.stderr?.on("data", (chunk) => (stderr += chunk));
    const ended = new Promise((resolve) => host.child.once("close", resolve));
    const logged = () => readFileSync(join(dataDir, "logs", "adjutant.log"), "utf8");
    host.child.kill("SIGUSR2");
    await expect.poll(logged).toContain("first strike");
    expect((await json("games")).code).toBe(0);
    host.child.kill("SIGUSR2");
    expect(await ended).toBe(1);
    const reference = /reference ([0-9a-f]{8})/.exec(stderr)?.[1];
    expect(logged().split("\n")).toContainEqual(expect.stringMatching(`second strike.*"reference":"${reference}"`));
  });
});

describe("one owner", () => {
  it("lets many commands at once have their turn", async () => {
    const ran = await Promise.all(Array.from({ length: 6 }, () => json("games")));
    expect(ran.map((one) => [one.code, one.json().length])).toEqual(Array(6).fill([0, 3]));
  });

  it("is the host that runs; commands are its clients, and take over when it was killed", async () => {
    const { clan } = await pointed();
    const host = await startHost(["serve"], { dataDir });
    expect(await json("clans", "add", "clash-of-clans", clan.tag)).toMatchObject({ code: 0 });
    // The host fetches by itself; the command only waits for it.
    expect(await json("sync", "--wait")).toMatchObject({ code: 0 });
    expect((await json("members", "1")).json()).toHaveLength(6);
    host.child.kill("SIGKILL");
    await new Promise((resolve) => host.child.once("close", resolve));
    expect((await json("members", "1")).json()).toHaveLength(6);
  });

  it("is the second host when the first ends", async () => {
    const one = await startHost(["serve"], { dataDir });
    const two = await startHost(["serve"], { dataDir });
    const statusOf = async (address: string) => {
      const url = new URL(address);
      const response = await fetch(new URL("/api/clans/list", url.origin), {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${url.hash.slice("#t=".length)}` },
        body: "{}",
      });
      return response.status;
    };
    expect(await statusOf(two.address)).toBe(200);
    await one.stop();
    // Until the second has the seat its calls fail; it takes it by itself.
    let status = 0;
    for (let attempt = 0; attempt < 100 && status !== 200; attempt += 1) {
      status = await statusOf(two.address);
      if (status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(status).toBe(200);
    await two.stop();
  });
});
