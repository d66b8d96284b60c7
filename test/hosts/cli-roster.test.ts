/** Rosters kept by hand by the command line: previews, changes, renames and the past, as scripts use them. */
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createHttpClient } from "#main/hosts/client.ts";
import { runCli, startCli, startHost } from "#test/support/cli.ts";
import { startWorldAt } from "#test/support/workspace.ts";

const REAL_CLOCK = { now: () => Date.now(), speed: 1 };

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "adjutant-cli-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(args, { dataDir });
const json = (...args: string[]) => runCli([...args, "--json"], { dataDir });

function file(name: string, text: string): string {
  const path = join(dataDir, name);
  writeFileSync(path, text);
  return path;
}

const LIST = "RSN,Rank,Joined Date\nAda,Owner,19-Jun-2021\nBo_L,Recruit,\n<b>,Recruit,\n";

describe("roster", () => {
  it("shows what a file would change, changes it with --yes, and knows what is so already", async () => {
    expect(await json("clans", "add", "osrs", "Iron Foundry")).toMatchObject({ code: 0 });
    const list = file("clan.csv", LIST);

    const preview = await cli("roster", "import", "Iron Foundry", list);
    expect(preview.code).toBe(0);
    expect(preview.stdout.split("\n")).toEqual([
      "The list names 2 players.",
      "+ Ada, owner, since 2021-06-19",
      "+ Bo_L, recruit",
      "! line 4 is no name that the game allows: <b>, Recruit,",
      "2 join, 0 leave, 0 change role, 0 stay as they are.",
      "",
    ]);
    expect(preview.stderr).toContain("Nothing was changed");
    expect((await json("members", "1")).json()).toEqual([]);

    const difference = await json("roster", "import", "1", list);
    expect(difference.json()).toMatchObject({ joins: [{ name: "Ada", joinedAt: "2021-06-19T00:00:00.000Z" }, {}] });

    expect((await json("roster", "import", "1", list, "--yes")).json()).toMatchObject({ joined: 2, left: 0 });
    expect((await json("roster", "import", "1", list, "--yes")).json()).toMatchObject({ joined: 0, left: 0 });
    expect((await json("members", "1")).json()).toMatchObject([
      { name: "Ada", gameRole: "owner", active: true },
      { name: "Bo_L", gameRole: "recruit", active: true },
    ]);
    expect((await json("clans", "list")).json()).toMatchObject([{ name: "Iron Foundry", members: 2 }]);

    const renamed = await json("roster", "rename", "1", "bo l", "Bo Two");
    expect(renamed).toMatchObject({ code: 0 });
    expect(renamed.json()).toMatchObject({ isMerged: false, from: "Bo_L", to: "Bo Two" });
    expect((await json("roster", "show", "1")).json()).toMatchObject({
      isByHand: true,
      from: null,
      members: [{ name: "Ada" }, { name: "Bo Two", isNotFound: false }],
    });
    expect((await json("roster", "renames", "1")).json()).toEqual([]);
    expect((await json("feed", "1")).json()).toMatchObject([{ type: "name-changed", name: "Bo Two" }]);
  });

  it("says what is wrong, and with which code", async () => {
    await cli("clans", "add", "osrs", "Iron Foundry");
    await cli("clans", "add", "clash-of-clans", "#2PP");
    const list = file("clan.txt", "Ada\n");
    expect(await cli("roster", "import", "1")).toMatchObject({ code: 2 });
    expect(await cli("roster", "import", "1", list, "--group", "1")).toMatchObject({ code: 2 });
    expect(await cli("roster", "import", "1", join(dataDir, "none"))).toMatchObject({ code: 1 });
    expect(await cli("roster", "import", "1", file("broken.json", '["Ada"'))).toMatchObject({ code: 2, stdout: "" });
    expect(await cli("roster", "rename", "1", "Nobody", "Ada")).toMatchObject({ code: 1 });
    const notByHand = await cli("roster", "import", "#2PP", list, "--yes");
    expect(notByHand.code).toBe(1);
    expect(notByHand.stderr).toContain("The game itself says who is in this clan");
  });

  it("takes a group's members and their past from Wise Old Man", async () => {
    const scene = await startWorldAt(REAL_CLOCK, { osrs: { members: 3, pastDays: 10 } });
    await cli("config", "set", "games.osrs.wise-old-man.baseUrl", scene.osrs?.wiseOldMan.baseUrl ?? "");
    await cli("config", "set", "games.osrs.wise-old-man.limits", "500/1s");
    await cli("clans", "add", "osrs", "Test Clan 1");
    const taken = await json("roster", "import", "1", "--group", "1", "--yes");
    expect(taken).toMatchObject({ code: 0 });
    expect(taken.json()).toMatchObject({ joined: 3 });
    expect((await json("roster", "show", "1")).json()).toMatchObject({ from: { place: "wise-old-man", ref: "1" } });
    const past = await json("roster", "history", "1");
    expect(past).toMatchObject({ code: 0 });
    expect(past.json()).toMatchObject({ outcomes: { fresh: 3 }, failed: [] });
    const missing = await cli("roster", "import", "1", "--group", "99");
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(missing.stderr).toContain("did not tell the group");
  });
});

function endOf(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((done) => {
    let [stdout, stderr] = ["", ""];
    child.stdout?.on("data", (chunk) => (stdout += chunk));
    child.stderr?.on("data", (chunk) => (stderr += chunk));
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

describe("import of a file of the past", () => {
  it("stopped by Ctrl+C keeps what is in, says so, and goes on with the same file", async () => {
    const lineOf = (index: number) =>
      JSON.stringify({
        game: "osrs",
        account: `P ${index % 50}`,
        at: new Date(Date.UTC(2025, 0, 1) + index * 60_000).toISOString(),
        metrics: { "xp.overall": index },
      });
    const path = file("past.jsonl", Array.from({ length: 40_000 }, (_, index) => lineOf(index)).join("\n"));
    const host = await startHost(["serve"], { dataDir });
    onTestFinished(() => host.stop());
    const { origin, hash } = new URL(host.address);
    const stop = new AbortController();
    const changes = await createHttpClient(`${origin}/`, hash.replace("#t=", "")).app.changes(
      { watching: null },
      { signal: stop.signal },
    );
    const child = startCli(["import", path, "--json"], { dataDir });
    const ended = endOf(child);
    // The first piece is in.
    for await (const notices of changes) if (notices.some(({ topic }) => topic === "members")) break;
    child.kill("SIGINT");
    stop.abort();
    const { code, stdout, stderr } = await ended;
    expect(stderr).toContain("Stopped");
    expect(code).toBe(3);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ isCancelled: true, refusedCount: 0 });
    expect(report.added).toBeGreaterThan(0);
    expect(report.added).toBeLessThan(40_000);
    const rest = (await json("import", path)).json();
    expect(rest).toMatchObject({ isCancelled: false, refusedCount: 0, redundant: report.added });
    expect(rest.added).toBe(40_000 - report.added);
  }, 60_000);
});
