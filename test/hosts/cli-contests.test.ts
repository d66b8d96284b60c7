/** Contests by the command line, from the file to a proof that `verify` takes: alone on a folder, and beside a host that runs. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { takeSeat } from "#main/hosts/seat.ts";
import { readKeyFile } from "#main/hosts/workspace-key.ts";
import type { ContestId } from "#shared/ids.ts";
import { DAY, HOUR, MINUTE, SECOND, toIso } from "#shared/time.ts";
import { runCli } from "#test/support/cli.ts";
import { CONTEST_END, CONTEST_LOCK_BY, ROUND, ROUND_AT, SIGNATURE } from "#test/support/contests.ts";
import { connect, first, handClock, openTestWorkspace, START, startWorldAt } from "#test/support/workspace.ts";

const REAL_CLOCK = { now: () => Date.now(), speed: 1, advance() {}, set() {} };
const PASSPHRASE = "correct horse battery";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "adjutant-cli-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(args, { dataDir });
const json = (...args: string[]) => runCli([...args, "--json"], { dataDir });
const path = (name: string) => join(dataDir, name);

function file(name: string, value: unknown): string {
  writeFileSync(path(name), JSON.stringify(value));
  return path(name);
}

/** A clan that was checked once, whose first members had so many war stars fewer two days ago. */
async function prepare(...gained: number[]): Promise<string[]> {
  const world = { clock: REAL_CLOCK, ...(await startWorldAt(REAL_CLOCK, { members: 4 })) };
  const key = { keys: [readKeyFile(dataDir)], place: "file" } as const;
  const test = await openTestWorkspace({ dataDir, world, workspace: { workspaceKey: key } });
  const members = first(world.world.clashOfClans.clans).members.map((member) => member.tag);
  for (const tag of members) world.world.clashOfClans.commands.gain(tag, { warStars: 100 });
  await test.syncAfter(0);
  const { rows } = await test.client.members.list({ clan: first(test.clans) });
  const starsOf = (tag: string) => rows.find((row) => row.ref === tag)?.values.war_stars ?? 0;
  const at = Date.now() - 2 * DAY;
  await test.client.transfer.import({
    lines: members.map((account, index) => ({
      game: "clash-of-clans",
      account,
      at,
      metrics: { war_stars: starsOf(account) - (gained[index] ?? 0) },
    })),
  });
  await test.close();
  return members;
}

const RULE = { type: "war_stars", comparator: "at-least", threshold: 5, weight: 2, per: 5, cap: 20 };

it("takes an offline contest from its file to its proof, one command after another", async () => {
  const [one, two, three] = (await prepare(30, 12, 4)) as [string, string, string];
  const terms = {
    clan: "1",
    title: "Star raffle",
    startAt: toIso(Date.now() - DAY),
    endAt: toIso(Date.now() + 8 * SECOND),
    lockBy: toIso(Date.now() + HOUR),
    mode: "offline",
    witnesses: ["ada"],
    winners: 1,
    alternates: 2,
    rules: [RULE],
    graceMs: 60_000,
  };
  const made = await json("contests", "create", file("contest.json", terms));
  expect(made.stderr).toBe("");
  const draft = made.json();
  expect(draft).toMatchObject({
    id: 1,
    state: "draft",
    rules: [{ type: "war_stars", comparator: ">=", threshold: 5, per: 5, cap: 20 }],
    commitmentHash: null,
    lockHash: null,
    winners: [],
    alternates: [],
    endAt: `${terms.endAt.slice(0, 19)}.000Z`,
    todo: "activate",
  });
  const weights = (contest: { entries: { ref: string; weight: number }[] }) =>
    Object.fromEntries(contest.entries.filter((entry) => entry.weight > 0).map((entry) => [entry.ref, entry.weight]));
  expect(weights(draft)).toEqual({ [one]: 12, [two]: 4 });
  expect(draft.entries.find((entry: { ref: string }) => entry.ref === one).proof).toMatchObject([
    { gained: 30, targets: [{ metric: "war_stars", baseline: "before", startAt: expect.stringMatching(/Z$/) }] },
  ]);

  // In a pipe nobody is asked.
  const active = (await json("contests", "activate", "1")).json();
  expect(active).toMatchObject({ state: "active", todo: "publish-commitment" });
  expect(active.commitmentHash).toMatch(/^[0-9a-f]{64}$/);
  expect((await cli("contests", "message", "1", "commitment")).stdout).toContain(active.commitmentHash);
  await cli("contests", "publish", "1", "commitment", "--place", "discord", "--at", toIso(Date.now()));
  const early = await cli("contests", "lock", "1");
  expect([early.code, early.stdout]).toEqual([1, ""]);
  expect(early.stderr).toContain(`It is too early for that. It is possible from ${active.endAt} on.`);

  expect((await cli("contests", "correct", "1", three, "7", "--reason", "Helped out")).code).toBe(0);
  const out = (await json("contests", "opt-out", "1", two)).json();
  expect(weights(out)).toEqual({ [one]: 12, [three]: 7 });
  for (;;) {
    const ended = await json("contests", "end", "1");
    if (ended.code === 0) break;
    expect(ended.stderr).toContain("too early");
  }
  const locked = (await json("contests", "lock", "1", "--yes")).json();
  expect(locked).toMatchObject({ state: "locked", isLocked: true, lastCheck: { state: "done" } });
  expect(locked.lockHash).toMatch(/^[0-9a-f]{64}$/);
  const hindered = await cli("contests", "draw", "1");
  expect(hindered.code).toBe(1);
  expect(hindered.stderr).toContain("The command: adjutant contests publish ID lock --place P");
  await cli("contests", "publish", "1", "lock", "--place", "discord");
  await cli("contests", "witness", "1", "ada", "seven");
  const drawn = (await json("contests", "draw", "1")).json();
  expect(drawn).toMatchObject({ state: "drawn", grade: "witness", picks: [{ kind: "winner" }, { kind: "alternate" }] });
  expect([...drawn.winners, ...drawn.alternates].sort()).toEqual([`coc:${one}`, `coc:${three}`].sort());

  const proof = await json("contests", "proof", "1", "--out", path("proof.json"), "--evidence", path("evidence.json"));
  expect(proof.json()).toMatchObject({ report: { ok: true, assurance: "witness" } });
  const verified = await json("verify", path("proof.json"), "--evidence", path("evidence.json"));
  expect(verified.json()).toMatchObject({ ok: true, winners: drawn.winners, alternates: drawn.alternates });
  expect((await cli("contests", "receipt", "1", three, "--out", path("receipt.json"))).code).toBe(0);
  expect((await cli("verify", path("receipt.json"))).stdout).toContain("with a weight of 7 of 19");
  const shown = await cli("contests", "show", "1");
  expect(shown.stdout).toContain("Grade: Witnesses.");
  expect(shown.stdout).toContain(`Helped out`);
}, 60_000);

it("takes an online contest through the beacon of a host that runs", async () => {
  const clock = handClock();
  const world = await startWorldAt(clock, { members: 3 });
  const taken = await takeSeat({
    dataDir,
    host: "web",
    now: () => Date.now(),
    sleep: async () => {},
    workspace: async () => ({
      dataDir,
      kind: "own",
      host: "web",
      version: "0.0.0-test",
      capabilities: [],
      workspaceKey: { keys: [readKeyFile(dataDir)], place: "file" },
      log: { defect: () => "reference" },
      demo: { open: async () => ({ how: "reload" }), leave: async () => ({ how: "reload" }), clock: null },
      clock,
    }),
    assets: null,
    port: 0,
    tokens: [],
    onDefect: () => "reference",
  });
  if (!taken.ok || taken.seat.kind !== "owner") throw new Error("The seat was not taken.");
  const { workspace, client, close } = taken.seat;
  onTestFinished(close);
  workspace.engine.start("only-asked");
  await connect(client, world, "2000/1s");
  const clan = first(world.world.clashOfClans.clans);
  await client.clans.add({ game: "clash-of-clans", ref: clan.tag });
  async function sync() {
    const { batches } = await client.sync.request({ clan: null });
    for await (const _ of await client.sync.watch({ batches: batches.map((batch) => batch.id) }));
  }
  await sync();
  const terms = {
    clan: clan.tag,
    title: "Beacon raffle",
    startAt: toIso(START + MINUTE),
    endAt: toIso(CONTEST_END),
    lockBy: toIso(CONTEST_LOCK_BY),
    mode: "online",
    round: ROUND,
    winners: 1,
    rules: [{ type: "donations", threshold: 1, comparator: "gte", per: 1 }],
  };
  const make = (changes: object, name = "contest.json") =>
    cli("contests", "create", file(name, { ...terms, ...changes }));
  const refused = await Promise.all([
    make({ endAt: "2026-08-07T00:00:00", winer: 1 }, "zone.json"),
    make({ round: 1_000 }, "round.json"),
    cli("contests", "create", path("absent.json")),
    cli("contests", "show", "first"),
    cli("contests", "show", "9"),
  ]);
  expect(refused.map(({ code, stdout, stderr }) => [code, stdout, stderr.trimEnd()])).toEqual([
    [2, "", expect.stringMatching(/endAt must be a time as ISO 8601 with a zone.* winer is not known here\.$/)],
    [2, "", expect.stringContaining("round has passed")],
    [1, "", expect.stringContaining("There is no file")],
    [2, "", expect.stringContaining("adjutant contests list")],
    [1, "", "There is no contest 9."],
  ]);

  expect((await make({})).stdout).toContain("Next: When the terms are right");
  const id = 1 as ContestId;
  await client.contests.activate({ id });
  await client.contests.publish({ id, document: "commitment", place: "forum", reference: "thread 7" });
  clock.advance(HOUR);
  world.world.clashOfClans.commands.donate(first(clan.members).tag, 5);
  await sync();
  clock.set(CONTEST_END + 30 * MINUTE);
  await workspace.contestLoop.runOnce();
  await client.contests.lock({ id });
  const listed = (await json("contests", "list", clan.tag)).json();
  expect(listed).toMatchObject([{ id: 1, state: "locked", todo: "publish-lock", drawAt: toIso(ROUND_AT) }]);
  const sealed = await runCli(["contests", "seal", "1", "--out", path("sealed.json")], { dataDir, input: PASSPHRASE });
  expect(sealed).toMatchObject({ code: 0 });
  const again = await runCli(["contests", "adopt", path("sealed.json")], { dataDir, input: `${PASSPHRASE}\n` });
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("adjutant contests show 1") });
  await cli("contests", "publish", "1", "lock", "--place", "forum");
  expect((await cli("contests", "lock-file", "1", "--out", path("list.json"))).code).toBe(0);
  clock.set(ROUND_AT);
  const wrong = await cli("contests", "beacon", "1", `${SIGNATURE.slice(0, -1)}4`);
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining(`in round ${ROUND}`) });
  const drawn = (await json("contests", "beacon", "1", SIGNATURE)).json();
  expect(drawn).toMatchObject({ state: "drawn", grade: "beacon", winners: [`coc:${first(clan.members).tag}`] });
  expect(await cli("contests", "void", "1", "--reason", "Too late")).toMatchObject({ code: 1 });
  await cli("contests", "proof", "1", "--out", path("proof.json"));
  expect((await json("verify", path("proof.json"))).json()).toMatchObject({ ok: true, assurance: "beacon" });
  const detail = await client.contests.show({ id });
  expect(detail.attempts[0]?.publications[0]).toMatchObject({ place: "forum", reference: "thread 7" });
  expect((await json("contests", "ledger")).json()).toMatchObject({ head: { seq: 1 }, needsConfirmation: false });
}, 60_000);
