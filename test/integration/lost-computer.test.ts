/** A contest whose computer is lost is drawn by a second officer with a sealed copy, and no other way than the first would have. */
import { rmSync } from "node:fs";
import { ORPCError } from "@orpc/client";
import { afterEach, describe, expect, it } from "vitest";
import type { ContestDetail } from "#shared/contract/contests.ts";
import type { Bundle, Commitment, Entry, Lock } from "#shared/draw/documents.ts";
import { drawResult } from "#shared/draw/pick.ts";
import { verifyReceipt } from "#shared/draw/receipt.ts";
import { verifyBundle } from "#shared/draw/verify.ts";
import type { ContestId } from "#shared/ids.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import {
  allowed,
  CONTEST_END,
  lockAndPost,
  makeDraft,
  post,
  ROUND,
  ROUND_AT,
  SIGNATURE,
} from "#test/support/contests.ts";
import { openTestWorkspace, startWorld, type TestWorkspace } from "#test/support/workspace.ts";

const PASSPHRASE = "correct horse battery";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Two workspaces of two officers who track the same clan. */
async function twoOfficers() {
  const world = await startWorld({ members: 4 });
  const first = await openTestWorkspace({ world });
  const second = await openTestWorkspace({ world });
  await first.syncAfter(0);
  await second.syncAfter(0);
  return {
    world,
    first,
    second,
    /** The first computer is found again. */
    async comeBack() {
      folders.push(first.dataDir);
      return openTestWorkspace({ world, dataDir: first.dataDir });
    },
  };
}

const seal = async ({ client }: TestWorkspace, id: ContestId) =>
  (await client.contests.seal({ id, passphrase: PASSPHRASE })).text;

const adopt = ({ client }: TestWorkspace, text: string, passphrase = PASSPHRASE) =>
  client.contests.adopt({ text, passphrase });

/** Code and data of what is refused. */
async function refusal(call: Promise<unknown>): Promise<unknown[]> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ORPCError ? [error.code, error.data] : [error];
}

const bundleOf = async ({ client }: TestWorkspace, id: ContestId) =>
  JSON.parse((await client.contests.proof({ id })).text) as Bundle;

describe("a contest online that was locked", () => {
  it("is drawn by the second officer, as the first would have, and everybody can compute it", async () => {
    const { first, second, world, comeBack } = await twoOfficers();
    const made = await makeDraft(first);
    expect(await refusal(first.client.contests.seal({ id: made, passphrase: PASSPHRASE }))).toEqual([
      "HINDERED",
      { action: "seal", why: "wrong-state", state: "draft", at: null },
    ]);
    const locked = await lockAndPost(first, made);
    expect(await refusal(first.client.contests.seal({ id: made, passphrase: "eleven char" }))).toEqual([
      "BAD_PASSPHRASE",
      { why: "too-short" },
    ]);
    const copy = await seal(first, made);
    const lockFile = await first.client.contests.lockFile({ id: made });
    await first.close();

    expect(await refusal(adopt(second, copy, "correct horse batterx"))).toEqual(["BAD_PASSPHRASE", { why: "wrong" }]);
    const stranger = await openTestWorkspace({ isBare: true });
    const { clanRef, clanName } = { clanRef: first.world.clashOfClans.clans[0]?.tag, clanName: locked.clanName };
    expect(await refusal(adopt(stranger, copy))).toEqual([
      "CLAN_NOT_TRACKED",
      { game: "clash-of-clans", ref: clanRef, name: clanName },
    ]);
    expect(await stranger.client.contests.list({})).toEqual([]);

    const taken = await adopt(second, copy);
    expect(taken).toMatchObject({
      publicId: locked.publicId,
      state: "locked",
      isAdopted: true,
      entrants: 3,
      total: 9,
      attempts: [{ lockHash: locked.attempts[0]?.lockHash, secret: "public", publications: [{}, {}] }],
    });
    expect(await refusal(adopt(second, copy))).toEqual(["ALREADY_HERE", { id: taken.id }]);
    const numbers = { lockBy: world.clock.now() + HOUR, reason: "Too late" };
    expect(await refusal(second.client.contests.rearm({ id: taken.id, ...numbers }))).toMatchObject([
      "HINDERED",
      { why: "ledger-unconfirmed" },
    ]);
    expect(await second.client.contests.ledger()).toMatchObject({ issuer: null, problems: [] });

    world.clock.set(ROUND_AT);
    await second.workspace.contestLoop.runOnce();
    expect(await second.client.contests.show({ id: taken.id })).toMatchObject({ state: "drawn", report: { ok: true } });
    const proof = await second.client.contests.proof({ id: taken.id });
    expect(proof.report).toMatchObject({ ok: true, assurance: "beacon", warnings: [] });
    const bundle = JSON.parse(proof.text) as Bundle;
    expect(verifyBundle(bundle).report).toEqual(proof.report);

    const list = JSON.parse(lockFile.text) as { commitment: Commitment; lock: Lock; entries: Entry[] };
    const beacon = { round: ROUND, signature: SIGNATURE, randomness: "" };
    const reveal = { secret: list.lock.secret ?? "", beacon, witness_values: [] };
    expect(drawResult({ ...list, reveal })).toEqual(bundle.result);

    const again = await comeBack();
    await again.workspace.contestLoop.runOnce();
    expect((await bundleOf(again, made)).result).toEqual(bundle.result);
    expect([...first.defects, ...second.defects, ...again.defects]).toEqual([]);
  });
});

describe("a contest offline that was not locked yet", () => {
  it("is locked and drawn by the second officer, and the secret stays one until then", async () => {
    const { first, second, world, comeBack } = await twoOfficers();
    const made = await makeDraft(first, { mode: "offline", round: null, witnesses: ["Ada"] });
    await first.client.contests.activate({ id: made });
    await post(first, made, "commitment");
    const seen = [await seal(first, made)];
    await first.close();

    const { id, steps, attempts } = await adopt(second, seen[0] ?? "");
    expect([steps.find((step) => step.action === "rearm")?.isAllowed, attempts[0]?.secret]).toEqual([false, "sealed"]);
    const { contests } = second.client;
    for (const early of [contests.proof({ id }), contests.lockFile({ id }), contests.evidence({ id })]) {
      expect(await refusal(early)).toMatchObject(["HINDERED", { why: "wrong-state", state: "active" }]);
    }
    world.clock.set(CONTEST_END + HOUR);
    await second.workspace.contestLoop.runOnce();
    seen.push(JSON.stringify(await contests.lock({ id })));
    await post(second, id, "lock");
    const { rows } = await second.client.members.list({ clan: second.clans[0] ?? (0 as never) });
    for (const file of [
      contests.lockFile({ id }),
      contests.evidence({ id }),
      contests.receipt({ id, ref: `coc:${rows[0]?.ref}` }),
    ])
      seen.push((await file).text);
    expect(verifyReceipt(JSON.parse(seen.at(-1) ?? ""))).toMatchObject({ ok: true });
    expect(await refusal(contests.receipt({ id, ref: "Nobody" }))).toEqual([
      "NOT_FOUND",
      { what: "entry", ref: "Nobody" },
    ]);
    seen.push(await seal(second, id), JSON.stringify(await contests.show({ id })));

    await contests.witness({ id, name: "Ada", value: "the seventh word of today's news" });
    const drawn: ContestDetail = await contests.draw({ id });
    expect(drawn).toMatchObject({ state: "drawn", report: { ok: true, assurance: "witness" } });
    const { reveal } = await bundleOf(second, id);
    expect(reveal.secret).toMatch(/^[0-9a-f]{64}$/);
    for (const text of seen) expect(text).not.toContain(reveal.secret);
    expect(await refusal(contests.seal({ id, passphrase: PASSPHRASE }))).toMatchObject([
      "HINDERED",
      { action: "seal" },
    ]);

    // The first computer had not locked, and cannot any more: its list would be a second one.
    world.clock.set(CONTEST_END + 2 * HOUR + MINUTE);
    const again = await comeBack();
    await again.workspace.contestLoop.runOnce();
    expect(allowed(await again.client.contests.show({ id: made }))).not.toContain("lock");
    expect(await refusal(again.client.contests.draw({ id: made }))).toMatchObject(["HINDERED", {}]);
    expect([...first.defects, ...second.defects, ...again.defects]).toEqual([]);
  });
});

describe("a contest that runs", () => {
  it("counts for the second officer from what the first computer knew, though theirs knew nothing yet", async () => {
    const world = await startWorld({ members: 3 });
    const first = await openTestWorkspace({ world });
    await first.syncAfter(0);
    const made = await makeDraft(first, { startAt: world.clock.now() }, []);
    await first.client.contests.activate({ id: made });
    const [giver] = first.world.clashOfClans.clans[0]?.members ?? [];
    first.world.clashOfClans.commands.donate(giver?.tag ?? "", 25);
    await first.syncAfter(HOUR);
    const weights = async ({ client }: TestWorkspace, id: ContestId) =>
      (await client.contests.entries({ id })).entries.map(({ ref, weight }) => [ref, weight]);
    const before = await weights(first, made);
    expect(before[0]).toEqual([giver?.tag, 1]);
    const copy = await seal(first, made);
    await first.close();

    const second = await openTestWorkspace({ world });
    await second.syncAfter(HOUR);
    const { id } = await adopt(second, copy);
    expect(await weights(second, id)).toEqual(before);
    expect(second.defects).toEqual([]);
  });
});

describe("a signature that somebody pastes", () => {
  it("draws where it is the committed round's, written as people write", async () => {
    const { first, world } = await twoOfficers();
    const id = await makeDraft(first);
    await lockAndPost(first, id);
    const { contests } = first.client;
    expect(await refusal(contests.beacon({ id, signature: SIGNATURE }))).toMatchObject([
      "HINDERED",
      { why: "too-early" },
    ]);
    world.clock.set(ROUND_AT);
    for (const wrong of [SIGNATURE.replace("87", "a7"), SIGNATURE.slice(2), "", "not a signature"]) {
      expect(await refusal(contests.beacon({ id, signature: wrong }))).toEqual(["BAD_SIGNATURE", { round: ROUND }]);
    }
    const typed = SIGNATURE.toUpperCase().replace(/(.{16})/g, "$1\n ");
    expect(await contests.beacon({ id, signature: typed })).toMatchObject({ state: "drawn", report: { ok: true } });
    expect(await refusal(contests.beacon({ id, signature: typed }))).toMatchObject([
      "HINDERED",
      { why: "already-done" },
    ]);
    expect(first.relay.arrivals.list()).toEqual([]);
    expect(await contests.clock()).toMatchObject({ aheadMs: 0, isOff: false, why: null });
  });
});
