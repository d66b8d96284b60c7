/** The numbers of commitments through backups and copies, and the secrets until they are to be known. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { HEAD_FILE } from "#main/contests/head-file.ts";
import { openSecret } from "#main/contests/secrets.ts";
import { findLastDraw } from "#main/store/contests/draws.ts";
import type { ContestId } from "#shared/ids.ts";
import { DAY, MINUTE } from "#shared/time.ts";
import { CONTEST_END, contestWorkspace, lockAndPost, makeDraft, post, toldBeacon } from "#test/support/contests.ts";
import { openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

const LATER = { endAt: CONTEST_END + 30 * DAY, lockBy: CONTEST_END + 31 * DAY, mode: "offline" } as const;

const why = (hindrance: string) => ({ code: "HINDERED", data: { why: hindrance } });

function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "adjutant-ledger-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Closes a workspace, changes its folder, and opens it again, there or elsewhere. */
async function reopened(test: TestWorkspace, change: () => string): Promise<TestWorkspace> {
  await test.close();
  const { world, server, relay, clock } = test;
  return openTestWorkspace({ dataDir: change(), world: { world, server, relay, clock } });
}

describe("the ledger", () => {
  it("goes on after a restart, also where the file is one commitment behind", async () => {
    const dataDir = temporaryFolder();
    const test = await contestWorkspace(toldBeacon(), { dataDir });
    await test.client.contests.activate({ id: await makeDraft(test) });
    const behind = readFileSync(join(dataDir, HEAD_FILE), "utf8");
    await test.client.contests.activate({ id: await makeDraft(test) });
    const { head } = await test.client.contests.ledger();
    const again = await reopened(test, () => {
      writeFileSync(join(dataDir, HEAD_FILE), behind);
      return dataDir;
    });
    expect(await again.client.contests.ledger()).toMatchObject({ head, needsConfirmation: false });
    await again.client.contests.activate({ id: await makeDraft(again) });
    expect(await again.client.contests.ledger()).toMatchObject({
      head: { seq: 3 },
      problems: [],
      needsConfirmation: false,
    });
    expect(JSON.parse(readFileSync(join(dataDir, HEAD_FILE), "utf8"))).toMatchObject({ seq: 3 });
  });

  it("of a restored backup stops until a leader says that its head is the last one", async () => {
    const dataDir = temporaryFolder();
    const backup = temporaryFolder();
    const test = await contestWorkspace(toldBeacon(), { dataDir });
    const id = await makeDraft(test, { mode: "offline" });
    await lockAndPost(test, id);
    const draft = await makeDraft(test, LATER);
    test.workspace.database.reader.$client.exec(`vacuum into '${join(backup, "adjutant.db")}'`);
    await test.client.contests.activate({ id: draft });
    const again = await reopened(test, () => {
      for (const name of readdirSync(dataDir).filter((one) => one.startsWith("adjutant.db")))
        rmSync(join(dataDir, name));
      cpSync(join(backup, "adjutant.db"), join(dataDir, "adjutant.db"));
      return dataDir;
    });
    const { contests } = again.client;
    expect(await contests.ledger()).toMatchObject({ head: { seq: 1 }, needsConfirmation: true });
    for (const step of [contests.activate({ id: draft }), contests.draw({ id })]) {
      await expect(step).rejects.toMatchObject(why("ledger-unconfirmed"));
    }
    expect((await contests.show({ id })).todo).toBeNull();
    expect(await contests.confirmLedger({ choice: "head" })).toMatchObject({
      head: { seq: 1 },
      needsConfirmation: false,
    });
    expect(await contests.draw({ id })).toMatchObject({ state: "drawn" });
    expect(await contests.activate({ id: draft })).toMatchObject({ seq: 2 });
  });

  it("of a copy begins anew where a leader says so, and its open contests are void", async () => {
    const test = await contestWorkspace();
    const id = await makeDraft(test, { mode: "offline" });
    await lockAndPost(test, id);
    const issuer = (await test.client.contests.ledger()).issuer;
    const copy = temporaryFolder();
    const again = await reopened(test, () => {
      cpSync(test.dataDir, copy, { recursive: true });
      return copy;
    });
    const { contests } = again.client;
    expect(await contests.ledger()).toMatchObject({ issuer, needsConfirmation: true });
    const anew = await contests.confirmLedger({ choice: "new" });
    expect(anew).toMatchObject({
      head: null,
      problems: [],
      needsConfirmation: false,
      commitments: [{ outcome: "void" }],
    });
    expect(anew.issuer).not.toBe(issuer);
    expect(await contests.show({ id })).toMatchObject({
      state: "void",
      log: [{ action: "contests.void" }, {}, {}, {}, {}, {}],
    });
    const next = await makeDraft(again, LATER);
    expect(await contests.activate({ id: next })).toMatchObject({ seq: 1 });
    // What is not in doubt needs no word of anybody.
    expect(await contests.confirmLedger({ choice: "new" })).toMatchObject({ head: { seq: 1 } });
  });
});

describe("the secret of a commitment", () => {
  it("is nowhere in the clear before it is to be known: not in the store, its log, exports or errors", async () => {
    const dataDir = temporaryFolder();
    const test = await contestWorkspace(toldBeacon(), { dataDir });
    const { contests } = test.client;
    const online = await makeDraft(test);
    const offline = await makeDraft(test, { mode: "offline" });
    for (const id of [online, offline]) await contests.activate({ id });
    const secrets = [online, offline].map((id) => secretOf(test, id));
    const told = JSON.stringify([
      ...(await Promise.all([online, offline].map((id) => contests.show({ id })))),
      await contests.ledger(),
      await contests.list({}),
      await test.client.queue.export(),
      await test.client.settings.list(),
    ]);
    const copy = join(dataDir, "copy.db");
    test.workspace.database.reader.$client.exec(`vacuum into '${copy}'`);
    const files = filesIn(dataDir);
    expect(files.length).toBeGreaterThan(3);
    for (const secret of secrets) {
      for (const form of [
        secret,
        ...(["hex", "base64", "base64url"] as const).map((as) => Buffer.from(secret.toString(as))),
      ]) {
        expect(files.some((file) => file.includes(form))).toBe(false);
        expect(told.includes(form.toString("latin1"))).toBe(false);
      }
    }
    // The same look finds the one of the online contest once its lock has told it, and still not the other.
    await post(test, online, "commitment");
    test.clock.set(CONTEST_END);
    await test.workspace.contestLoop.runOnce();
    await test.workspace.engine.stop();
    test.clock.advance(20 * MINUTE);
    for (const id of [online, offline]) await contests.lock({ id });
    const [known = "", kept = ""] = secrets.map((secret) => secret.toString("hex"));
    const isFound = (secret: string) => filesIn(dataDir).some((file) => file.includes(secret));
    expect([isFound(known), isFound(kept)]).toEqual([true, false]);
    expect(test.defects).toEqual([]);
  });

  it("that another key sealed stops the contest, and says so", async () => {
    const test = await contestWorkspace();
    const id = await makeDraft(test, { mode: "offline" });
    await lockAndPost(test, id);
    await test.close();
    const { world, server, relay, clock, dataDir } = test;
    const again = await openTestWorkspace({
      dataDir,
      world: { world, server, relay, clock },
      workspace: { workspaceKey: { keys: [Buffer.alloc(32, 8)], place: "environment" } },
    });
    await expect(again.client.contests.draw({ id })).rejects.toMatchObject(why("secret-missing"));
    expect(await again.client.contests.show({ id })).toMatchObject({ todo: "void", attempts: [{ secret: "missing" }] });
  });
});

function filesIn(dir: string): Buffer[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name)));
}

function secretOf(test: TestWorkspace, id: ContestId): Buffer {
  const { database, services } = test.workspace;
  const draw = findLastDraw(database.reader, id);
  const secret = draw && openSecret(database.reader, services.contests.box, draw);
  if (!secret) throw new Error("There is no secret.");
  return Buffer.from(secret);
}
