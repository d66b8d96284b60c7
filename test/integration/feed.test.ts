/** Every kind of event from the request over HTTP to the row of the feed, each exactly once. */
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "#shared/time.ts";
import { first, openTestWorkspace, START, type TestWorkspace } from "#test/support/workspace.ts";

/** Clan and members as the simulated world has them. */
function cast(test: TestWorkspace) {
  const clan = first(test.world.clashOfClans.clans);
  // The leader is left alone: when one leaves, the game makes another, which is an event of its own.
  const members = clan.members.filter((member) => member.role !== "leader");
  return { clan, members, commands: test.world.clashOfClans.commands };
}

const gist = (event: { type: string; name: string | null; data: object }) => [event.type, event.name, event.data];

describe("the feed", () => {
  it("is silent about what was there at the first look", async () => {
    const test = await openTestWorkspace();
    cast(test).commands.startWar(cast(test).clan.tag, { state: "inWar" });
    cast(test).commands.attack(cast(test).clan.tag);
    await test.syncAfter(MINUTE);
    await test.syncAfter(10 * MINUTE);
    expect(await test.told()).toEqual([]);
  });

  it("tells who joined, between which two looks", async () => {
    const test = await openTestWorkspace();
    await test.syncAfter(0);
    const { clan, commands } = cast(test);
    const tag = commands.join(clan.tag);
    await test.syncAfter(5 * MINUTE);
    const joined = first(await test.told());
    expect(joined).toMatchObject({
      type: "member-joined",
      ref: tag,
      happenedFrom: START,
      happenedTo: START + 5 * MINUTE,
      detectedAt: START + 5 * MINUTE,
      data: { role: "member", isReturning: false },
    });
    const row = (await test.client.members.list({ clan: first(test.clans) })).rows.find((one) => one.ref === tag);
    expect(row).toMatchObject({ active: true, joinedAt: START + 5 * MINUTE });
  });

  it("tells a leave only after a second look at least two minutes later, at the first that lacked the member", async () => {
    const test = await openTestWorkspace();
    await test.syncAfter(0);
    const { members, commands } = cast(test);
    const { tag, name } = first(members);
    commands.leave(tag);
    await test.syncAfter(5 * MINUTE);
    expect(await test.told()).toEqual([]);
    await test.syncAfter(MINUTE);
    expect(await test.told()).toEqual([]);
    await test.syncAfter(MINUTE);
    expect(await test.told()).toMatchObject([
      {
        type: "member-left",
        ref: tag,
        name,
        happenedFrom: START,
        happenedTo: START + 5 * MINUTE,
        detectedAt: START + 7 * MINUTE,
      },
    ]);
    const list = await test.client.members.list({ clan: first(test.clans) });
    expect(list.rows.map((row) => row.ref)).not.toContain(tag);
    const withFormer = await test.client.members.list({ clan: first(test.clans), former: true });
    expect(withFormer.rows.find((row) => row.ref === tag)).toMatchObject({ active: false, leftAt: START + 5 * MINUTE });
  });

  it("does not tell a leave of somebody whom one answer lacked", async () => {
    const test = await openTestWorkspace();
    await test.syncAfter(0);
    const { clan, members, commands } = cast(test);
    const { tag } = first(members);
    commands.leave(tag);
    await test.syncAfter(5 * MINUTE);
    commands.join(clan.tag, tag);
    await test.syncAfter(5 * MINUTE);
    await test.syncAfter(5 * MINUTE);
    expect((await test.told()).map((event) => event.type)).not.toContain("member-left");
  });

  it("tells a member who comes back as one who is back, in a stay of its own", async () => {
    const test = await openTestWorkspace();
    await test.syncAfter(0);
    const { clan, members, commands } = cast(test);
    const { tag } = first(members);
    commands.leave(tag);
    await test.syncAfter(5 * MINUTE);
    await test.syncAfter(5 * MINUTE);
    commands.join(clan.tag, tag);
    await test.syncAfter(HOUR);
    expect((await test.told()).map((event) => [event.type, event.data.isReturning])).toEqual([
      ["member-left", undefined],
      ["member-joined", true],
    ]);
    const row = (await test.client.members.list({ clan: first(test.clans) })).rows.find((one) => one.ref === tag);
    const detail = await test.client.members.show({ clan: first(test.clans), account: row!.id });
    expect(detail.stays).toMatchObject([
      { joinedAt: null, leftAt: START + 5 * MINUTE },
      { joinedAt: START + 10 * MINUTE + HOUR, leftAt: null },
    ]);
  });

  it("tells roles, names and donations, and keeps the past name", async () => {
    const test = await openTestWorkspace();
    await test.syncAfter(0);
    const { members, commands } = cast(test);
    const [promoted, renamed, giver] = members as [
      (typeof members)[number],
      (typeof members)[number],
      (typeof members)[number],
    ];
    const [before, oldName] = [promoted.role, renamed.name];
    const after = before === "admin" ? "member" : "admin";
    commands.setRole(promoted.tag, after);
    commands.rename(renamed.tag, "Brand New");
    const donated = giver.donations;
    commands.donate(giver.tag, 25);
    await test.syncAfter(3 * MINUTE);
    const events = (await test.told()).map(gist);
    expect(events).toContainEqual(["role-changed", promoted.name, { from: before, to: after }]);
    expect(events).toContainEqual(["name-changed", "Brand New", { from: oldName, to: "Brand New" }]);
    expect(events).toContainEqual(["donation", giver.name, { amount: 25, total: donated + 25 }]);
    expect(events).toHaveLength(3);
    const row = (await test.client.members.list({ clan: first(test.clans) })).rows.find(
      (one) => one.ref === renamed.tag,
    );
    const detail = await test.client.members.show({ clan: first(test.clans), account: row!.id });
    expect(detail.names).toEqual([
      { name: oldName, from: null, to: START + 3 * MINUTE },
      { name: "Brand New", from: START + 3 * MINUTE, to: null },
    ]);
  });

  it("counts donations across the reset of the season", async () => {
    const test = await openTestWorkspace();
    const { members, commands } = cast(test);
    const { tag } = first(members);
    commands.donate(tag, 100);
    await test.syncAfter(0);
    commands.resetSeason();
    commands.donate(tag, 30);
    await test.syncAfter(5 * MINUTE);
    commands.donate(tag, 10);
    await test.syncAfter(5 * MINUTE);
    const amounts = (await test.told()).filter((event) => event.ref === tag).map((event) => event.data.amount);
    expect(amounts).toEqual([30, 10]);
    const row = (await test.client.members.list({ clan: first(test.clans) })).rows.find((one) => one.ref === tag);
    const series = await test.client.members.series({
      clan: first(test.clans),
      account: row!.id,
      metric: "donations",
      from: START,
      to: START + HOUR,
    });
    expect(series.gained).toBe(40);
    expect(row!.values.donations).toBe(40);
  });

  it("tells the first time that somebody passes a multiple of 500 trophies", async () => {
    const test = await openTestWorkspace();
    const { members, commands } = cast(test);
    const { tag } = first(members);
    commands.setTrophies(tag, 4_990);
    await test.syncAfter(0);
    for (const trophies of [5_010, 4_980, 5_020]) {
      commands.setTrophies(tag, trophies);
      await test.syncAfter(5 * MINUTE);
    }
    expect((await test.told()).map(gist)).toEqual([
      ["trophies-milestone", first(members).name, { milestone: 5_000, trophies: 5_010 }],
    ]);
  });

  it("tells a war from its start to its end, every attack once", async () => {
    const test = await openTestWorkspace();
    await test.syncAfter(0);
    const { clan, commands } = cast(test);
    commands.startWar(clan.tag, { state: "preparation", teamSize: 5 });
    await test.syncAfter(5 * MINUTE);
    expect(await test.told()).toEqual([]);
    expect(await test.client.wars.list({ clan: first(test.clans) })).toMatchObject({
      current: { state: "preparation", teamSize: 5 },
    });
    test.clock.advance(24 * HOUR);
    await test.syncAfter(0);
    commands.attack(clan.tag, { by: "clan" });
    commands.attack(clan.tag, { by: "opponent" });
    await test.syncAfter(2 * MINUTE);
    await test.syncAfter(2 * MINUTE);
    commands.attack(clan.tag, { by: "clan" });
    commands.endWar(clan.tag, "warEnded");
    await test.syncAfter(2 * MINUTE);
    await test.syncAfter(2 * MINUTE);
    const events = await test.told();
    expect(events.map((event) => [event.type, event.data.side, event.data.order])).toEqual([
      ["war-started", undefined, undefined],
      ["war-attack", "own", 1],
      ["war-attack", "opponent", 2],
      ["war-attack", "own", 3],
      ["war-ended", undefined, undefined],
    ]);
    const { wars, current } = await test.client.wars.list({ clan: first(test.clans) });
    expect(current).toBeNull();
    expect(wars).toHaveLength(1);
    expect(["win", "lose", "tie"]).toContain(first(wars).result);
  });

  it("tells the end of a war whose last answer it missed, and that the result is not known", async () => {
    const test = await openTestWorkspace();
    const { clan, commands } = cast(test);
    commands.startWar(clan.tag, { state: "inWar" });
    await test.syncAfter(0);
    commands.endWar(clan.tag, "notInWar");
    await test.syncAfter(HOUR);
    expect(await test.told()).toEqual([]);
    // Not before its end has passed: an old answer out of a cache may say "not in war" too.
    test.clock.advance(48 * HOUR);
    await test.syncAfter(0);
    expect((await test.told()).map((event) => [event.type, event.data.result])).toEqual([["war-ended", "unknown"]]);
  });

  it("tells each thing once, however often it is seen and whatever is restarted", async () => {
    let test = await openTestWorkspace();
    await test.syncAfter(0);
    const { clan, members, commands } = cast(test);
    commands.donate(first(members).tag, 5);
    commands.join(clan.tag);
    await test.syncAfter(5 * MINUTE);
    test = await test.restart();
    await test.syncAfter(5 * MINUTE);
    test = await test.restart();
    await test.syncAfter(5 * MINUTE);
    expect((await test.told()).map((event) => event.type).sort()).toEqual(["donation", "member-joined"]);
    expect(test.defects).toEqual([]);
  });

  it("tells what happened while nobody looked when somebody looks again, with the whole span", async () => {
    let test = await openTestWorkspace();
    await test.syncAfter(0);
    await test.close();
    cast(test).commands.donate(first(cast(test).members).tag, 40);
    test.clock.advance(9 * HOUR);
    test = await openTestWorkspace({ dataDir: test.dataDir, world: test });
    await test.syncAfter(0);
    expect(await test.told()).toMatchObject([{ type: "donation", happenedFrom: START, happenedTo: START + 9 * HOUR }]);
  });

  it("tells an event of an account in each clan that it is in", async () => {
    const test = await openTestWorkspace({ clans: 2, members: 5 });
    const [a, b] = test.clans as [(typeof test.clans)[number], (typeof test.clans)[number]];
    await test.syncAfter(0, a);
    await test.syncAfter(0, b);
    const [from, to] = test.world.clashOfClans.clans as [
      (typeof test.world.clashOfClans.clans)[number],
      (typeof test.world.clashOfClans.clans)[number],
    ];
    const { commands } = test.world.clashOfClans;
    const mover = from.members.find((member) => member.role !== "leader");
    commands.leave(mover!.tag);
    commands.join(to.tag, mover!.tag);
    await test.syncAfter(5 * MINUTE, b);
    commands.rename(mover!.tag, "Mover");
    // The first clan has not confirmed the leave yet: the account is in both.
    await test.syncAfter(MINUTE, b);
    const renames = (await test.told()).filter((event) => event.type === "name-changed");
    expect(renames.map((event) => event.clan).sort()).toEqual([a, b]);
  });
});
