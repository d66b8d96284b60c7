/** Schedules by the command line: the fields that scripts rely on, the codes it ends with, and a host that runs them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createHttpClient } from "#main/hosts/client.ts";
import { runCli, startHost } from "#test/support/cli.ts";
import { first, KEY, startWorldAt } from "#test/support/workspace.ts";

const REAL_CLOCK = { now: () => Date.now(), speed: 1 };

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "adjutant-cli-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(args, { dataDir });
const json = (...args: string[]) => runCli([...args, "--json"], { dataDir });

/** A workspace with one clan of four. */
async function pointed() {
  const scene = await startWorldAt(REAL_CLOCK, { members: 4 });
  await cli("config", "set", "games.clash-of-clans.baseUrl", scene.server.baseUrl);
  await cli("config", "set", "games.clash-of-clans.supercell.limits", "500/1s");
  await runCli(["keys", "set", "clash-of-clans"], { dataDir, input: KEY });
  const clan = first(scene.world.clashOfClans.clans);
  expect(await cli("clans", "add", "clash-of-clans", clan.tag)).toMatchObject({ code: 0 });
  return { ...scene, clan };
}

describe("schedules", () => {
  it("are made, changed, run, listed and removed", async () => {
    const { clan } = await pointed();
    const added = await json("schedules", "add", clan.tag, "--cron", "0 19 * * *");
    expect(added).toMatchObject({ code: 0 });
    expect(added.json()).toMatchObject({
      id: 1,
      clan: 1,
      name: "every day at 19:00",
      cron: "0 19 * * *",
      enabled: true,
      mostRunsADay: 2,
      runsToday: 0,
      lastRunAt: null,
      last: null,
      lastSkip: null,
    });
    expect(Date.parse(added.json().nextRunAt)).toBeGreaterThan(Date.now());
    expect(added.stderr).toContain("It runs while Adjutant does");

    const changed = await json("schedules", "change", "1", "--name", "Evening", "--most-runs", "1", "--off");
    expect(changed.json()).toMatchObject({ name: "Evening", mostRunsADay: 1, enabled: false, nextRunAt: null });
    expect((await json("schedules", "change", "1", "--on", "--cron", "30 6 * * 1")).json()).toMatchObject({
      enabled: true,
      words: "every Monday at 06:30",
    });

    const ran = await json("schedules", "run", "1");
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.json()).toMatchObject({ requests: 6, failed: [], batches: [{ state: "done" }] });
    expect((await json("schedules", "list", "--clan", clan.tag)).json()).toMatchObject([
      { id: 1, runsToday: 0, last: { state: "done", members: { had: 4, of: 4 }, missing: [] } },
    ]);
    expect((await cli("schedules", "list")).stdout).toContain("0 of 1 run today, the last had 4 of 4 members");

    expect((await json("schedules", "remove", "1")).json()).toMatchObject({ id: 1, name: "Evening" });
    expect((await json("schedules", "list")).json()).toEqual([]);
    expect(await json("schedules", "run", "1")).toMatchObject({ code: 1, stdout: "" });
  });

  it("end with 2 for wrong usage, with words on stderr and nothing changed", async () => {
    await cli("clans", "add", "clash-of-clans", "#2PP");
    await cli("schedules", "add", "1", "--cron", "0 19 * * *");
    const wrong: readonly (readonly [situation: string, args: string[]])[] = [
      ["a wrong hour", ["add", "1", "--cron", "0 25 * * *"]],
      ["too few parts", ["add", "1", "--cron", "19:00"]],
      ["a day that never comes", ["add", "1", "--cron", "0 0 31 2 *"]],
      ["no expression", ["add", "1"]],
      ["a name that is empty", ["add", "1", "--cron", "0 19 * * *", "--name", ""]],
      ["a name that nobody sees", ["change", "1", "--name", " \u200b\u3164"]],
      ["a name that is too long", ["change", "1", "--name", "x".repeat(61)]],
      ["no runs at all", ["add", "1", "--cron", "0 19 * * *", "--most-runs", "0"]],
      ["nothing to change", ["change", "1"]],
      ["on and off", ["change", "1", "--on", "--off"]],
      ["a wrong expression for one that is there", ["change", "1", "--cron", "0 19 * * someday"]],
      ["an id that is none", ["run", "evening"]],
    ];
    for (const [situation, args] of wrong) {
      const ran = await cli("schedules", ...args);
      expect([situation, ran.code, ran.stdout, ran.stderr.trim() === ""]).toEqual([situation, 2, "", false]);
    }
    expect((await cli("schedules", "change", "1", "--name", "")).stderr).toContain("--name takes 1 to 60 characters.");
    expect((await json("schedules", "list")).json()).toMatchObject([{ id: 1, cron: "0 19 * * *", enabled: true }]);
  });
});

describe("a run that is killed half-way", () => {
  it("goes on to its end in the next process, and is not begun again", { timeout: 90_000 }, async () => {
    const { server } = await pointed();
    await cli("sync");
    await cli("schedules", "add", "1", "--cron", "0 0 1 1 *");
    const slow = server.faults.add({ kind: "latency", ms: 1_500 }, { paths: "/players/" });
    const host = await startHost(["serve"], { dataDir });
    await cli("schedules", "run", "1");
    const gone = new Promise((resolve) => host.child.on("close", resolve));
    host.child.kill("SIGKILL");
    await gone;
    slow();
    const next = await startHost(["serve"], { dataDir });
    onTestFinished(() => next.stop());
    const { origin, hash } = new URL(next.address);
    const client = createHttpClient(`${origin}/`, hash.replace("#t=", ""));
    const batch = first(await client.schedules.list({})).last!.batch;
    for await (const _ of await client.sync.watch({ batches: [batch] }));
    expect(first(await client.schedules.list({}))).toMatchObject({
      runsToday: 0,
      last: { batch, state: "done", members: { had: 4, of: 4 } },
    });
  });
});
