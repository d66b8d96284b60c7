/** Contests until they are committed to, over the procedures of a workspace. */
import { describe, expect, it } from "vitest";
import { createLocalClient } from "#main/hosts/client.ts";
import { findEvidence } from "#main/store/contests/draws.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { contestWorkspace, lockAndPost, makeDraft } from "#test/support/contests.ts";
import { recomputeWeights } from "#test/support/recompute.ts";
import { first, openTestWorkspace, START, type TestWorkspace } from "#test/support/workspace.ts";

type Asked = Parameters<TestWorkspace["client"]["contests"]["create"]>[0];

function termsFor(test: TestWorkspace, changes: Partial<Asked> = {}): Asked {
  const now = test.clock.now();
  return {
    clan: first(test.clans),
    title: "Summer raffle",
    startAt: now,
    endAt: now + 5 * DAY,
    lockBy: now + 6 * DAY,
    mode: "offline",
    winners: 1,
    rules: [{ type: "attacks_used", per: 1 }],
    ...changes,
  };
}

describe("war attacks in a contest", () => {
  it("are those that the members really made, from war to war", async () => {
    const test = await openTestWorkspace({ members: 12 });
    const { commands, clans } = test.world.clashOfClans;
    const { tag } = first(clans);
    const made = new Map<string, number>();
    const attack = (attacker?: string) => {
      const { attackerTag } = commands.attack(tag, attacker === undefined ? {} : { attacker });
      made.set(attackerTag, (made.get(attackerTag) ?? 0) + 1);
      return attackerTag;
    };
    commands.startWar(tag, { state: "inWar" });
    attack();
    await test.syncAfter(0);
    made.clear();
    const { id } = await test.client.contests.create(termsFor(test));
    const count = async () => {
      const { entries } = await test.client.contests.entries({ id });
      return new Map(entries.flatMap((entry) => (entry.weight > 0 ? [[entry.ref, entry.weight] as const] : [])));
    };
    expect(await count()).toEqual(new Map());

    attack();
    const busy = attack();
    attack(busy);
    await test.syncAfter(10 * MINUTE);
    expect(await count()).toEqual(made);
    attack();
    commands.endWar(tag);
    await test.syncAfter(10 * MINUTE);
    expect(await count()).toEqual(made);
    // The next war shows as many attacks of a member as the last one ended with, and no reading lay between.
    commands.startWar(tag, { state: "inWar" });
    attack(busy);
    attack(busy);
    await test.syncAfter(10 * MINUTE);
    expect(await count()).toEqual(made);
    expect(made.get(busy)).toBe(4);
    await test.syncAfter(10 * MINUTE);
    expect(await count()).toEqual(made);

    const shown = await test.client.contests.entries({ id });
    expect(shown.entries.filter((entry) => entry.weight === 0).map((entry) => entry.why)).toContain("no-gain");
    expect(first(shown.entries).proof[0]?.targets).toMatchObject([{ metric: "war_attacks_used", baseline: "before" }]);
    expect(test.defects).toEqual([]);
  });
});

describe("a draft", () => {
  it("is previewed, made, changed, corrected and removed, by officers, and everybody sees it", async () => {
    const test = await openTestWorkspace({ members: 6 });
    await test.syncAfter(0);
    const { client } = test;
    const clan = first(test.clans);
    const rules: Asked["rules"] = [{ type: "donations", threshold: 0 }];
    const asked = termsFor(test, { rules, startAt: START + 500, title: "  Summer raffle ", prize: "A gold pass" });
    const preview = await client.contests.preview(asked);
    expect(preview).toMatchObject({ total: 6, entrants: 6, isLocked: false, problems: [] });
    expect(preview.rulesText).toContain("Everybody whose gain is known gets 1 entry.");

    const made = await client.contests.create(asked);
    expect(made).toMatchObject({
      clan,
      title: "Summer raffle",
      prize: "A gold pass",
      state: "draft",
      startAt: START,
      createdBy: "tester",
      rulesText: preview.rulesText,
    });
    expect(made.publicId).toMatch(/^summer-raffle-[0-9a-f]{8}$/);
    const { id } = made;

    const live = await client.contests.entries({ id });
    const [one, two] = live.entries;
    if (one === undefined || two === undefined) throw new Error("Nobody is in the list.");
    expect(
      await client.contests.correct({ id, ref: one.entryId, weight: 5, reason: "helped with the list" }),
    ).toMatchObject({ weight: 5, computed: 1, correction: { author: "tester", reason: "helped with the list" } });
    expect(await client.contests.optOut({ id, ref: two.ref, isOut: true })).toMatchObject({
      weight: 0,
      why: "opted-out",
    });
    expect(await client.contests.entries({ id })).toMatchObject({ total: 9, entrants: 5 });
    expect((await client.contests.correct({ id, ref: one.name, weight: null, reason: "by mistake" })).weight).toBe(1);
    await expect(client.contests.correct({ id, ref: "#2PP9", weight: 1, reason: "who" })).rejects.toMatchObject({
      code: "NOT_FOUND",
      data: { what: "member", ref: "#2PP9" },
    });

    const updated = await client.contests.update({ id, terms: { ...asked, title: "Autumn raffle", winners: 2 } });
    expect(updated).toMatchObject({ id, publicId: made.publicId, title: "Autumn raffle", winnerCount: 2 });
    expect(updated.log.map((row) => row.action)).toEqual([
      "contests.update",
      "contests.correct",
      "contests.opt-out",
      "contests.correct",
      "contests.create",
    ]);
    await expect(client.contests.update({ id, terms: { ...asked, endAt: START - DAY } })).rejects.toMatchObject({
      code: "INVALID_TERMS",
      data: { problems: expect.arrayContaining([{ problem: "start-not-before-end", detail: null }]) },
    });

    const member = createLocalClient(test.workspace.router, { name: "Mia", role: "member" });
    expect((await member.contests.entries({ id })).total).toBe(5);
    await expect(member.contests.preview(asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await client.contests.remove({ id })).toMatchObject({ id, title: "Autumn raffle" });
    await expect(client.contests.entries({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(test.defects).toEqual([]);
  });

  it("is refused with every problem of its terms, and previewed all the same", async () => {
    const test = await openTestWorkspace({ members: 2 });
    await test.syncAfter(0);
    const wrong = termsFor(test, {
      rules: [{ type: "swimming" }],
      lockBy: START + HOUR,
      round: 5,
    });
    const problems = [
      { problem: "lock-before-end", detail: null },
      { problem: "round-offline", detail: "5" },
      { problem: "unknown-rule", detail: "swimming" },
    ];
    await expect(test.client.contests.create(wrong)).rejects.toMatchObject({
      code: "INVALID_TERMS",
      data: { problems },
    });
    expect(await test.client.contests.preview(wrong)).toMatchObject({ total: 0, problems });
  });
});

describe("a list that was locked", () => {
  it("stays as it was, tells the same reasons, and is what its evidence comes to", async () => {
    const test = await contestWorkspace();
    const { contests } = test.client;
    const id = await makeDraft(test);
    const [, , , out] = (await contests.entries({ id })).entries;
    if (out === undefined) throw new Error("There are too few members.");
    await contests.optOut({ id, ref: out.ref, isOut: true, reason: "won last time" });
    await lockAndPost(test, id);

    const list = await contests.entries({ id });
    expect(list).toMatchObject({ isLocked: true, total: 9, entrants: 3, corrections: [{}, {}, {}, {}] });
    expect(list.entries.map((entry) => [entry.weight, entry.why])).toEqual([
      [5, null],
      [3, null],
      [1, null],
      ...list.entries.slice(3).map((entry) => [0, entry.ref === out.ref ? "opted-out" : entry.why]),
    ]);
    expect(list.entries.slice(3).every((entry) => entry.why !== null)).toBe(true);
    expect(list.entries.find((entry) => entry.ref === out.ref)).toMatchObject({
      why: "opted-out",
      optOut: { reason: "won last time", author: "tester" },
    });
    const evidence = findEvidence(test.workspace.database.reader, { contest: id, attempt: 1 });
    const text = evidence?.toString("utf8") ?? "";
    expect(recomputeWeights(text)).toEqual(new Map(list.entries.map((entry) => [entry.entryId, entry.weight])));
    await expect(contests.correct({ id, ref: out.ref, weight: 3, reason: "late" })).rejects.toMatchObject({
      code: "HINDERED",
      data: { action: "correct", state: "locked" },
    });
    await expect(contests.remove({ id })).rejects.toMatchObject({ code: "HINDERED" });

    // What is read afterwards changes nothing of it.
    await test.syncAfter(HOUR);
    expect(await contests.entries({ id })).toEqual(list);
    expect(test.defects).toEqual([]);
  });
});
