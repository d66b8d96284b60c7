/** Boards by the command line: the fields that scripts rely on, spreadsheets, and what is said of wrong usage. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { HOUR, toIso } from "#shared/time.ts";
import { runCli } from "#test/support/cli.ts";
import { first, KEY, startWorldAt } from "#test/support/workspace.ts";

const REAL_CLOCK = { now: () => Date.now(), speed: 1 };

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "adjutant-cli-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(args, { dataDir });
const json = (...args: string[]) => runCli([...args, "--json"], { dataDir });

it("tells who gained what between which instants, and decides about what fell", async () => {
  const { world, server } = await startWorldAt(REAL_CLOCK, { members: 4 });
  const clan = first(world.clashOfClans.clans);
  const [one, two, three, four] = clan.members.map((member) => member.tag) as [string, string, string, string];
  const { commands } = world.clashOfClans;
  await cli("config", "set", "games.clash-of-clans.baseUrl", server.baseUrl);
  await cli("config", "set", "games.clash-of-clans.supercell.limits", "500/1s");
  await runCli(["keys", "set", "clash-of-clans"], { dataDir, input: KEY });
  for (const tag of [one, two, three, four]) commands.gain(tag, { warStars: 100 });
  commands.rename(two, "=cmd|' /C calc'!A0");
  await cli("clans", "add", "clash-of-clans", clan.tag);
  expect(await cli("sync", "--wait")).toMatchObject({ code: 0 });

  const stars = (await json("members", "1")).json() as { ref: string; values: { war_stars: number } }[];
  const now = (tag: string) => stars.find((row) => row.ref === tag)?.values.war_stars ?? 0;
  const [before, start] = [Date.now() - 60 * HOUR, Date.now() - 40 * HOUR];
  const past = (account: string, at: number, war_stars: number) =>
    `${JSON.stringify({ game: "clash-of-clans", account, at: toIso(at), metrics: { war_stars } })}\n`;
  const lines = [
    past(one, before, now(one) - 30),
    past(two, before, now(two) - 30),
    past(three, start + 3 * HOUR, now(three) - 1),
    past(four, before, now(four)),
  ];
  writeFileSync(join(dataDir, "past.jsonl"), lines.join(""));
  expect(await cli("import", join(dataDir, "past.jsonl"))).toMatchObject({ code: 0 });

  const window = ["--from", toIso(start), "--to", toIso(start + 40 * HOUR)];
  const board = (await json("leaderboard", clan.tag, "--metric", "war_stars", ...window)).json();
  expect(board).toMatchObject({
    metric: "war_stars",
    from: toIso(start),
    to: toIso(start + 40 * HOUR),
    by: "gained",
    totals: { gained: 60, gainers: 2, zero: 1 },
    unknown: [{ ref: three, why: "no-baseline", since: toIso(start + 3 * HOUR) }],
  });
  expect(board.rows).toHaveLength(3);
  expect(board.rows.map((row: { rank: number }) => row.rank)).toEqual([1, 1, 3]);
  expect(board.rows.find((row: { ref: string }) => row.ref === one)).toMatchObject({
    rank: 1,
    start: now(one) - 30,
    end: now(one),
    gained: 30,
    startAt: toIso(before),
    endAt: expect.stringMatching(/^\d{4}-/),
    checkedAt: expect.stringMatching(/^\d{4}-/),
  });

  const sum = await json(
    "leaderboard",
    "--game",
    "clash-of-clans",
    "--metric",
    "war_stars+trophies",
    "--timeframe",
    "all",
    "--by",
    "value",
    "--limit",
    "2",
  );
  expect(sum.json()).toMatchObject({
    metric: "war_stars+trophies",
    from: null,
    by: "value",
    rows: [{ rank: 1 }, { rank: 2 }],
  });

  const csv = (await cli("leaderboard", "1", "--metric", "war_stars", ...window, "--format", "csv", "--bottom")).stdout;
  expect(csv.split("\r\n")).toHaveLength(6);
  expect(csv).toContain(`1,${four},`);
  expect(csv).toContain(`,'=cmd|' /C calc'!A0,`);
  expect(csv).toMatch(/,no-baseline\r\n$/);
  expect((await cli("leaderboard", "1", "--metric", "war_stars", "--timeframe", "30d")).stdout).toContain(
    "unknown of 4",
  );

  const whole = ["--from", toIso(before), "--to", toIso(start + 40 * HOUR)];
  const stats = (await json("stats", "1", "--metric", "war_stars", ...whole)).json();
  expect(stats.totals).toContainEqual(expect.objectContaining({ metric: "war_stars", gained: 60, gainers: 2 }));
  expect(stats.days.length).toBeGreaterThan(0);

  commands.gain(one, { warStars: -20, gold: -5 });
  await cli("sync", "--wait");
  await cli("sync", "--wait");
  const review = (await json("reviews", "1")).json().find((one: { metric: string }) => one.metric === "war_stars");
  expect(review).toMatchObject({
    ref: one,
    metric: "war_stars",
    before: now(one),
    after: now(one) - 20,
    decided: null,
  });
  expect((await json("clans", "list")).json()).toMatchObject([{ id: 1 }]);
  const decided = (await json("reviews", "1", "--decide", String(review.id), "--as", "reset")).json();
  expect(decided).toMatchObject([{ decided: null }, { id: review.id, decided: { as: "reset" } }]);
  expect((await cli("reviews", "1", "--undo", String(review.id))).stdout).not.toContain("reset");
  const all = (await json("reviews", "1", "--decide", String(review.id), "--as", "baseline", "--all")).json();
  expect(all).toMatchObject(Array(2).fill({ decided: { as: "baseline" } }));
  expect((await cli("reviews", "1", "--undo", String(review.id), "--all")).stdout).not.toContain("baseline");

  for (const [args, words] of [
    [["leaderboard", "1", "--metric", "nothing", "--timeframe", "7d"], "no metric"],
    [["leaderboard", "1", "--metric", "war_stars"], "--timeframe"],
    [["leaderboard", "--metric", "war_stars", "--timeframe", "7d"], "--game"],
    [["leaderboard", "1", "--metric", "war_stars", "--from", toIso(start), "--to", toIso(start)], "ends before"],
    [["reviews", "1", "--decide", "1"], "together"],
    [["reviews", "1", "--all"], "--all"],
    [["stats", "1", "--from", toIso(start)], "--timeframe"],
  ] as const) {
    const ran = await cli(...args);
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toContain(words);
  }
}, 60_000);
