/** kill -9 at any instant while contests are taken from draft to draw, and what must hold afterwards. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ORPCError } from "@orpc/client";
import { expect, onTestFinished } from "vitest";
import { createRandom } from "#demo/world/random.ts";
import { type Client, createHttpClient } from "#main/hosts/client.ts";
import { readKeyFile } from "#main/hosts/workspace-key.ts";
import { checkIntegrity } from "#main/store/integrity.ts";
import { openStore } from "#main/store/migrations.ts";
import { type ContestDetail, ContestTerms } from "#shared/contract/contests.ts";
import type { ContestId } from "#shared/ids.ts";
import { DAY, HOUR, SECOND } from "#shared/time.ts";
import { startHost } from "#test/support/cli.ts";
import { makeDraft } from "#test/support/contests.ts";
import { temporaryWorkspace } from "#test/support/scene.ts";
import { openTestWorkspace, startWorldAt } from "#test/support/workspace.ts";

const REAL_CLOCK = { now: () => Date.now(), speed: 1, advance() {}, set() {} };
/** A kill comes so soon after a host answers that most of them land between two steps. */
const LATEST_KILL_MS = 500;
const MOST_ATTEMPTS = 5;
/** Contests end so long after they were activated. */
const RUN_MS = 1.5 * SECOND;

/** Takes so many contests to their draws over hosts that are killed so often. Reports the seed where something does not hold. */
export async function killContestsAndCheck(kills: number, contests: number, seed: string): Promise<void> {
  const random = createRandom(seed);
  const dataDir = temporaryWorkspace();
  const ids = await prepare(dataDir, contests);
  let landed = 0;
  try {
    for (let round = 0; round < kills; round += 1) {
      const { child, client, ended } = await openHost(dataDir);
      const timer = setTimeout(() => child.kill("SIGKILL"), random.next() * LATEST_KILL_MS);
      if (!(await driveAll(client, ids).catch(isKilled))) landed += 1;
      clearTimeout(timer);
      child.kill("SIGKILL");
      await ended;
    }
    // A test that kills nobody proves nothing.
    expect(landed).toBeGreaterThan(kills / 3);
    const { client, child, ended } = await openHost(dataDir);
    // A connection that was idle may be closed by the host as it is used again: what was begun is looked at anew.
    let isDrawn = false;
    for (let attempt = 0; attempt < MOST_ATTEMPTS && !isDrawn; attempt += 1) {
      isDrawn = await driveAll(client, ids).catch(isKilled);
    }
    expect(isDrawn).toBe(true);
    const shown: ContestDetail[] = [];
    for (const id of ids) shown.push(await client.contests.show({ id }));
    for (const contest of shown) checkContest(contest);
    const ledger = await client.contests.ledger();
    const numbers = ledger.commitments.map((one) => one.seq);
    expect(ledger).toMatchObject({ problems: [], needsConfirmation: false, head: { seq: numbers.length } });
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    child.kill("SIGTERM");
    await ended;
    checkStore(dataDir, shown);
  } catch (error) {
    throw new Error(`After kills with the seed ${seed}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

/** A workspace whose clan was checked once, with drafts: every second one with a witness. */
async function prepare(dataDir: string, count: number): Promise<ContestId[]> {
  const world = { clock: REAL_CLOCK, ...(await startWorldAt(REAL_CLOCK, { members: 4 })) };
  const workspace = { workspaceKey: { keys: [readKeyFile(dataDir)], place: "file" } } as const;
  const test = await openTestWorkspace({ dataDir, world, workspace });
  await test.syncAfter(0);
  await test.client.sync.pause({ isPaused: true });
  const ids: ContestId[] = [];
  const now = Math.floor(Date.now() / SECOND) * SECOND;
  for (let index = 0; index < count; index += 1) {
    const witnesses = index % 2 === 0 ? [] : ["ada"];
    const times = { startAt: now - HOUR, endAt: now + HOUR, lockBy: now + DAY, graceMs: 0 };
    ids.push(await makeDraft(test, { mode: "offline", witnesses, ...times }));
  }
  await test.close();
  return ids;
}

async function openHost(dataDir: string) {
  const { child } = await startHost(["serve"], { dataDir });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  onTestFinished(() => void child.kill("SIGKILL"));
  const owner = JSON.parse(readFileSync(join(dataDir, "owner.json"), "utf8")) as { address: string; token: string };
  return { child, ended, client: createHttpClient(owner.address, owner.token) };
}

/** The connection to a host that was killed breaks; what the host itself refuses is a mistake. */
function isKilled(error: unknown): false {
  if (error instanceof ORPCError) throw error;
  return false;
}

/** Does what can be done, and looks again after every change. Says whether every contest was drawn before the host went. */
async function driveAll(client: Client, ids: readonly ContestId[]): Promise<boolean> {
  const stop = new AbortController();
  try {
    for await (const _ of await client.app.changes({ watching: null }, { signal: stop.signal })) {
      const states = [];
      for (const id of ids) states.push(await drive(client, await client.contests.show({ id })));
      if (states.every((isDrawn) => isDrawn)) return true;
    }
    return false;
  } finally {
    stop.abort();
  }
}

/** Takes one contest as far as it goes now; its end comes by itself. Says whether it is drawn. */
async function drive(client: Client, contest: ContestDetail): Promise<boolean> {
  const { id, todo } = contest;
  const publish = (document: "commitment" | "lock" | "result") =>
    client.contests.publish({ id, document, place: "discord", at: Date.now() });
  switch (todo) {
    case "edit":
    case "activate": {
      // However slow the machine is, the end is to come; after a kill between the two calls it has passed.
      const endAt = Date.now() + RUN_MS;
      await client.contests.update({ id, terms: termsOf(contest, endAt) });
      return drive(client, await client.contests.activate({ id }));
    }
    case "publish-commitment":
      return drive(client, await publish("commitment"));
    case "lock":
      return drive(client, await client.contests.lock({ id }));
    case "publish-lock":
      return drive(client, await publish("lock"));
    case "witness": {
      if (contest.attempt > 1) return drive(client, await client.contests.witness({ id, name: "ada", value: "seven" }));
      const rearming = { id, lockBy: contest.lockBy + HOUR, reason: "Ada is away" };
      return drive(client, await client.contests.rearm(rearming));
    }
    case "draw":
      return drive(client, await client.contests.draw({ id }));
    case "publish-result":
      return drive(client, await publish("result"));
    default:
      return contest.state === "drawn";
  }
}

function termsOf(contest: ContestDetail, endAt: number): ContestTerms {
  return ContestTerms.parse({ ...contest, winners: contest.winnerCount, alternates: contest.alternateCount, endAt });
}

function checkContest({ state, report, attempts, witnesses, picks, log }: ContestDetail): void {
  expect([state, report?.ok, report?.code]).toEqual(["drawn", true, null]);
  expect(attempts.map((one) => one.attempt)).toEqual(witnesses.length === 0 ? [1] : [1, 2]);
  expect(attempts.filter((one) => one.seed !== null)).toHaveLength(1);
  expect(picks.map((pick) => pick.position)).toEqual([1, 2]);
  const count = (action: string) => log.filter((entry) => entry.action === `contests.${action}`).length;
  expect(["activate", "end", "lock", "rearm", "draw"].map(count)).toEqual([
    1,
    1,
    attempts.length,
    attempts.length - 1,
    1,
  ]);
}

function checkStore(dataDir: string, contests: readonly ContestDetail[]): void {
  const store = openStore({ file: join(dataDir, "adjutant.db"), backupsDir: null, now: () => 0 });
  if (!store.ok) throw new Error(JSON.stringify(store));
  const { reader, close } = store.database;
  expect(checkIntegrity(reader)).toEqual([]);
  const all = (sql: string) => reader.$client.prepare(sql).pluck().all();
  // Of an attempt that was given up the secret stays sealed; every other was told with its result.
  const givenUp = contests.reduce((sum, contest) => sum + contest.attempts.length - 1, 0);
  expect(all("select count(*) from secrets where name like 'draw %'")).toEqual([givenUp]);
  expect(all("select count(*) from draw_issuers")).toEqual([1]);
  close();
}
