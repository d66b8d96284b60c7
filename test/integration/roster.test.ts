/** A roster that officers keep by hand, from the list to the members, the queue and the feed. */
import { describe, expect, it } from "vitest";
import type { RosterDifference } from "#shared/contract/roster.ts";
import type { ClanId } from "#shared/ids.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { first, openTestWorkspace, START, type TestWorkspace } from "#test/support/workspace.ts";

const JOINED = Date.UTC(2021, 5, 19);
const LIST = "RSN,Rank,Joined Date\nAda,Owner,19-Jun-2021\nBo_L,Gnome,\nCy,Gnome,";

/** A clan that nobody is in yet. */
async function openEmptyClan() {
  const test = await openTestWorkspace({ isBare: true });
  const { id: clan } = await test.client.clans.add({ game: "osrs", ref: "Test Clan 1" });
  return { ...test, clan, takeList: (text: string) => takeList(test, clan, text) };
}

/** Takes a list in as an officer who confirms all that the preview shows. */
async function takeList({ client }: TestWorkspace, clan: ClanId, text: string) {
  const difference = await client.roster.preview({ clan, source: { kind: "text", text } });
  return client.roster.apply({ clan, changes: changesOf(difference) });
}

function changesOf(difference: RosterDifference) {
  return {
    joins: difference.joins,
    leaves: difference.leaves.map((leave) => leave.account),
    roles: difference.roles.map(({ account, after }) => ({ account, gameRole: after })),
    links: difference.links,
  };
}

async function stays({ client, clan }: Awaited<ReturnType<typeof openEmptyClan>>) {
  const { rows } = await client.members.list({ clan, former: true });
  return rows.map((row) => [row.name, row.gameRole, row.active, row.joinedAt, row.leftAt]);
}

describe("a roster kept by hand", () => {
  it("begins with a first list, in silence, and asks for everybody in it", async () => {
    const test = await openEmptyClan();
    expect(await test.takeList(LIST)).toEqual({ joined: 3, left: 0, rolesChanged: 0, renamed: 0, merged: 0 });
    expect(await stays(test)).toEqual([
      ["Ada", "owner", true, JOINED, null],
      ["Bo_L", "Gnome", true, null, null],
      ["Cy", "Gnome", true, null, null],
    ]);
    expect(await test.told()).toEqual([]);
    expect(first(await test.client.clans.list())).toMatchObject({ name: "Test Clan 1", members: 3 });
    const rows = await test.client.queue.list({ clan: test.clan });
    expect(rows.map((row) => [row.kind, row.ref, row.dueAt !== null])).toEqual(
      expect.arrayContaining([
        ["hiscore", "ada", true],
        ["hiscore", "bo l", true],
        ["hiscore", "cy", true],
      ]),
    );
    expect(await test.client.queue.validate()).toEqual([]);
  });

  it("changes as the next list says, tells that in the feed, and the same list again changes nothing", async () => {
    const test = await openEmptyClan();
    await test.takeList(LIST);
    test.clock.advance(DAY);
    const next = "name;rank;joined\nada;Deputy owner;\nCy;Gnome;\nDi;Recruit;2026-08-06\nEd;;";
    const applied = { joined: 2, left: 1, rolesChanged: 1, renamed: 0, merged: 0 };
    expect(await test.takeList(next)).toEqual(applied);
    const nothing = { joined: 0, left: 0, rolesChanged: 0, renamed: 0, merged: 0 };
    expect(await test.takeList(next)).toEqual(nothing);
    const at = START + DAY;
    const di = Date.UTC(2026, 7, 6);
    expect(await stays(test)).toEqual([
      ["Ada", "deputy_owner", true, JOINED, null],
      ["Bo_L", "Gnome", false, null, at],
      ["Cy", "Gnome", true, null, null],
      ["Di", "recruit", true, di, null],
      ["Ed", null, true, at, null],
    ]);
    const told = await test.told();
    expect(told.map((event) => [event.type, event.name, event.happenedFrom, event.happenedTo, event.data])).toEqual([
      ["member-left", "Bo_L", null, at, { role: "Gnome" }],
      ["role-changed", "Ada", null, at, { from: "owner", to: "deputy_owner" }],
      ["member-joined", "Di", di, di + DAY, { role: "recruit", isReturning: false }],
      ["member-joined", "Ed", null, at, { role: null, isReturning: false }],
    ]);
    const rows = await test.client.queue.list({ clan: test.clan });
    expect(rows.filter((row) => row.ref === "bo l" && row.dueAt !== null)).toEqual([]);

    test.clock.advance(DAY);
    expect(await test.takeList(`${next}\nBo L;;2020-01-01`)).toMatchObject({ joined: 1 });
    expect((await test.told()).at(-1)).toMatchObject({ type: "member-joined", data: { isReturning: true } });
    expect((await stays(test)).find(([name]) => name === "Bo_L")).toEqual(["Bo_L", null, true, at, null]);
    expect(await test.client.queue.validate()).toEqual([]);
  });

  it("says who was there on days that are over: what the clan gained on them is worked out anew", async () => {
    const test = await openEmptyClan();
    const { client, clan } = test;
    await test.takeList("Ada");
    const xp = (account: string, days: number, value: number) => ({
      game: "osrs",
      account,
      at: START - days * DAY,
      metrics: { "xp.overall": value },
    });
    await client.transfer.import({ lines: [xp("Ada", 9, 100), xp("Bo", 9, 100), xp("Ada", 5, 110), xp("Bo", 5, 150)] });
    const gained = async () => {
      const { days } = await client.leaderboards.stats({ clan, window: { timeframe: "7d" }, metric: "xp.overall" });
      return days.reduce((sum, day) => sum + day.gained, 0);
    };
    expect(await gained()).toBe(10);
    const joinedAt = START - 30 * DAY;
    await client.roster.apply({ clan, changes: { joins: [{ name: "Bo", joinedAt }] } });
    expect(await gained()).toBe(60);
  });

  it("shows what a list would change, and writes none of it", async () => {
    const test = await openEmptyClan();
    await test.takeList("Ada\nBo");
    const text = JSON.stringify({ clanName: "Us", clanMemberMaps: [{ rsn: "Ada", rank: "Owner" }, { rsn: "<b>" }] });
    const difference = await test.client.roster.preview({ clan: test.clan, source: { kind: "text", text } });
    expect(difference).toMatchObject({
      format: "json",
      listName: "Us",
      listed: 1,
      joins: [],
      leaves: [{ name: "Bo", isFromGame: false }],
      roles: [{ name: "Ada", before: null, after: "owner" }],
      renames: [],
      unchanged: 0,
      refused: [{ line: 2, text: "<b>", why: "invalid-name" }],
    });
    expect((await stays(test)).map(([name]) => name)).toEqual(["Ada", "Bo"]);
    const audit = test.workspace.database.reader.$client
      .prepare("select action, actor, after from audit where action like 'roster.%'")
      .all();
    expect(audit).toEqual([
      {
        action: "roster.apply",
        actor: "tester",
        after: JSON.stringify({ joined: ["Ada", "Bo"], left: [], roles: [] }),
      },
    ]);
  });

  it("says why a list cannot be taken", async () => {
    const test = await openEmptyClan();
    const { clan, client } = test;
    const preview = (text: string) => client.roster.preview({ clan, source: { kind: "text", text } });
    const place = (name: string, ref: string) =>
      client.roster.preview({ clan, source: { kind: "place", place: name, ref } });
    await expect(preview("  ")).rejects.toMatchObject({ code: "UNREADABLE", data: { why: "empty" } });
    await expect(preview('[{"rsn":')).rejects.toMatchObject({ code: "UNREADABLE", data: { why: "broken-json" } });
    await expect(preview("<a>")).rejects.toMatchObject({ code: "UNREADABLE", data: { why: "no-names" } });
    await expect(place("nowhere", "1")).rejects.toMatchObject({ code: "UNKNOWN_PLACE" });
    await expect(place("wise-old-man", "x")).rejects.toMatchObject({ code: "INVALID_REF", data: { example: "139" } });
    await expect(client.roster.apply({ clan, changes: { joins: [{ name: "<b>" }] } })).rejects.toMatchObject({
      code: "INVALID_NAME",
      data: { name: "<b>" },
    });
    expect(await client.roster.show({ clan })).toEqual({ isByHand: true, from: null, notFound: [] });
  });
});

describe("a member's new name", () => {
  const importing = (account: string, at: number, xp: number) => ({
    game: "osrs",
    account,
    at,
    metrics: { "xp.overall": xp },
  });

  it("takes everything along, and where the name has a history already joins both", async () => {
    const test = await openEmptyClan();
    const { client, clan } = test;
    await test.takeList("Old Name\nBo");
    await client.transfer.import({
      lines: [
        importing("Old Name", START - 9 * DAY, 1_000),
        importing("Old Name", START - 5 * DAY, 3_000),
        importing("New Name", START - 2 * DAY, 3_100),
        importing("New Name", START - DAY, 4_000),
      ],
    });
    const { rows } = await client.members.list({ clan });
    const account = rows.find((row) => row.name === "Old Name")?.id;
    if (account === undefined) throw new Error("The member is not there.");
    const boss = first(rows.filter((row) => row.name === "Bo")).id;
    expect(await client.roster.rename({ clan, account, name: "New Name" })).toEqual({ account, isMerged: true });

    const shown = await client.members.show({ clan, account });
    expect(shown).toMatchObject({
      ref: "new name",
      name: "New Name",
      names: [
        { name: "Old Name", from: null, to: START - 2 * DAY },
        { name: "New Name", from: START - 2 * DAY, to: null },
      ],
    });
    const series = await client.members.series({ clan, account, metric: "xp.overall", from: 0, to: START });
    expect(series.points.map((point) => point.value)).toEqual([1_000, 3_000, 3_100, 4_000]);
    expect((await client.members.list({ clan })).rows).toHaveLength(2);
    expect(await test.told()).toMatchObject([
      { type: "name-changed", name: "New Name", data: { from: "Old Name", to: "New Name" } },
    ]);
    expect(await client.queue.validate()).toEqual([]);

    // What a file says of the old name goes to whoever had it then.
    const past = await client.transfer.import({ lines: [importing("Old Name", START - 7 * DAY, 2_000)] });
    expect(past).toMatchObject({ added: 1, accounts: [account], refused: [] });
    // Somebody else took the old name since.
    const other = await client.transfer.import({ lines: [importing("Old Name", START - HOUR, 7)] });
    expect(other.accounts).not.toEqual([account]);

    await expect(client.roster.rename({ clan, account: boss, name: "a/b" })).rejects.toMatchObject({
      code: "INVALID_NAME",
    });
    await expect(client.roster.rename({ clan, account: 99 as never, name: "Cy" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await client.roster.rename({ clan, account: boss, name: "BO" })).toEqual({ account: boss, isMerged: false });
    expect(test.defects).toEqual([]);
  });

  it("within a list is one change, whatever else the officer confirms of both names", async () => {
    const test = await openEmptyClan();
    const { client, clan } = test;
    await test.takeList("name,joined\nOld Name,19-Jun-2021\nBo,1-Jan-2022");
    test.clock.advance(DAY);
    const text = "name,rank,joined\nNew Name,Owner,19-Jun-2021\nBo,,1-Jan-2022";
    const difference = await client.roster.preview({ clan, source: { kind: "text", text } });
    const [proposal] = difference.renames;
    expect(difference.renames).toMatchObject([
      { name: "Old Name", toName: "New Name", toAccount: null, confidence: "possible" },
    ]);
    expect(proposal?.evidence.map((one) => one.kind)).toEqual(["same-joined-day", "took-the-place"]);
    const account = first(difference.leaves).account;
    const changes = { joins: difference.joins, leaves: [account], renames: [{ account, name: "New Name" }] };
    const applied = await client.roster.apply({ clan, changes });
    expect(applied).toEqual({ joined: 0, left: 0, rolesChanged: 1, renamed: 1, merged: 0 });
    expect(await stays(test)).toEqual([
      ["Bo", null, true, Date.UTC(2022, 0, 1), null],
      ["New Name", "owner", true, JOINED, null],
    ]);
    expect((await test.told()).map((event) => event.type)).toEqual(["name-changed"]);
  });

  it("is told to every clan that they are in, whichever it was given in", async () => {
    const test = await openEmptyClan();
    const { client, clan } = test;
    await test.takeList("Old Name");
    const { id: other } = await client.clans.add({ game: "osrs", ref: "Other" });
    await client.roster.apply({ clan: other, changes: { joins: [{ name: "Old Name" }] } });
    const account = first((await client.members.list({ clan })).rows).id;
    const rename = (name: string) => client.roster.rename({ clan, account, name });
    const apply = (name: string) => client.roster.apply({ clan, changes: { renames: [{ account, name }] } });
    for (const [act, name] of [
      [rename, "New Name"],
      [apply, "Newer Name"],
    ] as const) {
      const topics = new Set<string>();
      const stop = test.workspace.notices.listen((notices) => {
        for (const one of notices) if (one.clan === null || one.clan === other) topics.add(one.topic);
      });
      await act(name);
      await expect.poll(() => [...topics].sort()).toEqual(expect.arrayContaining(["clans", "feed", "members"]));
      stop();
      expect((await client.members.list({ clan: other })).rows).toMatchObject([{ name }]);
    }
  });

  it("may be one that another member gives up, but not one another's", async () => {
    const test = await openEmptyClan();
    const { client, clan } = test;
    await test.takeList("Ada\nBo\nCy\nDi");
    const { rows } = await client.members.list({ clan });
    const [ada, bo, cy, di] = rows.map((row) => row.id);
    const rename = (...renames: (readonly [account: typeof ada, name: string])[]) =>
      client.roster.apply({
        clan,
        changes: {
          renames: renames.map(([account, name]) => ({ account: account as NonNullable<typeof account>, name })),
          leaves: di === undefined ? [] : [di],
        },
      });
    const swap = rename([ada, "Bo"], [bo, "Ada"]);
    await expect(swap).rejects.toMatchObject({ code: "NAMES_SWAPPED", data: { name: "Bo" } });
    expect((await client.members.list({ clan })).rows).toHaveLength(4);
    expect(await rename([ada, "Bo"], [bo, "Eve"], [cy, "Di"])).toMatchObject({ renamed: 3, merged: 1, left: 0 });
    const after = (await client.members.list({ clan })).rows.map((row) => [row.name, row.id]);
    expect(after).toEqual([
      ["Bo", ada],
      ["Di", cy],
      ["Eve", bo],
    ]);
    expect(first(await client.clans.list())).toMatchObject({ members: 3 });
    expect(await client.queue.validate()).toEqual([]);
    expect(test.defects).toEqual([]);
  });

  it("that joins two members makes the clan one smaller", async () => {
    const test = await openEmptyClan();
    const { client, clan } = test;
    await test.takeList("Ada\nBo");
    const account = first((await client.members.list({ clan })).rows).id;
    expect(await client.roster.rename({ clan, account, name: "Bo" })).toEqual({ account, isMerged: true });
    expect(first(await client.clans.list())).toMatchObject({ members: 1 });
  });
});

describe("a group of Wise Old Man", () => {
  it("is the clan's list by one request, knows who a renamed member is, and says when it cannot be had", async () => {
    const test = await openTestWorkspace({ osrs: { members: 3 } });
    const { client, world, osrs } = test;
    const clan = first(test.clans);
    const { commands, clans } = world.osrs;
    const source = { kind: "place" as const, place: "wise-old-man", ref: "https://wiseoldman.net/groups/1" };
    const before = await client.roster.preview({ clan, source });
    expect(before).toMatchObject({ format: "group", listName: "Test Clan 1", listed: 3, joins: [], leaves: [] });
    const from = { place: "wise-old-man", ref: "1" };
    await client.roster.apply({ clan, changes: { ...changesOf(before), from } });
    expect(await client.roster.show({ clan })).toEqual({
      isByHand: true,
      from: { ...from, takenAt: START },
      notFound: [],
    });

    const { rows } = await client.members.list({ clan });
    const member = first(rows);
    test.clock.advance(DAY);
    world.advanceTo(START + DAY);
    commands.rename(member.name, "Another One");
    commands.join(first(clans).name, "Newcomer", "general");
    const requests = osrs?.wiseOldMan.arrivals.total ?? 0;
    const after = await client.roster.preview({ clan, source });
    expect(osrs?.wiseOldMan.arrivals.total).toBe(requests + 1);
    expect(after.joins.map((join) => join.name).sort()).toEqual(["Another One", "Newcomer"]);
    expect(after.renames).toMatchObject([
      { account: member.id, toName: "Another One", toAccount: null, confidence: "sure" },
    ]);
    const changes = { ...changesOf(after), renames: [{ account: member.id, name: "Another One" }], from };
    expect(await client.roster.apply({ clan, changes })).toMatchObject({ joined: 1, left: 0, renamed: 1 });
    expect((await test.told()).map((event) => event.type).sort()).toEqual(["member-joined", "name-changed"]);

    const missing = client.roster.preview({ clan, source: { ...source, ref: "77" } });
    await expect(missing).rejects.toMatchObject({ code: "NOT_TOLD", data: { outcome: "not-found" } });
    expect(test.defects).toEqual([]);
  });

  it("gives the members' past in a batch, as far as it has any", async () => {
    const test = await openTestWorkspace({
      osrs: { members: 3, pastDays: 8 },
      // A past is a long answer.
      workspace: { requestTimeoutMs: 20_000 },
    });
    const { client } = test;
    const clan = first(test.clans);
    const { batch, members } = await client.roster.importHistory({ clan, place: "wise-old-man" });
    // A new plan for everybody, as opening the clan's page makes one, ends no batch.
    await client.clans.configure({ clan, settings: { priority: 1 } });
    for await (const _ of await client.sync.watch({ batches: [batch] }));
    expect(members).toBe(3);
    const ended = await client.sync.batch({ batch });
    expect(ended.rows.map((row) => [row.state, row.detail])).toEqual(Array.from({ length: 3 }, () => ["ok", null]));
    const { rows } = await client.members.list({ clan });
    for (const { id: account } of rows) {
      const series = await client.members.series({ clan, account, metric: "xp.overall", from: 0, to: START });
      expect(series.points.length).toBeGreaterThan(2);
    }
    expect(await client.queue.validate()).toEqual([]);
    const nowhere = client.roster.importHistory({ clan, place: "nowhere" });
    await expect(nowhere).rejects.toMatchObject({ code: "UNKNOWN_PLACE" });
  });
});

describe("a name that is on no board any more", () => {
  it("is told of once that is certain, with who may have it now", async () => {
    const test = await openTestWorkspace({ osrs: { members: 3 } });
    const { client, world } = test;
    const clan = first(test.clans);
    await test.syncAfter(0);
    const { rows } = await client.members.list({ clan });
    const member = first(rows);
    world.osrs.commands.rename(member.name, "Another One");
    await client.roster.apply({ clan, changes: { joins: [{ name: "Another One" }] } });
    for (const wait of [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 16 * MINUTE, 32 * MINUTE])
      await test.syncAfter(wait);
    expect(await client.roster.show({ clan })).toMatchObject({ notFound: [{ account: member.id, name: member.name }] });
    const [proposal] = await client.roster.renames({ clan });
    expect(proposal).toMatchObject({ account: member.id, toName: "Another One", confidence: "likely" });
    expect(proposal?.evidence.map((one) => one.kind)).toEqual(["old-name-gone", "nothing-lower", "close"]);
    expect(await client.roster.rename({ clan, account: member.id, name: "Another One" })).toMatchObject({
      isMerged: true,
    });
    expect(await client.roster.renames({ clan })).toEqual([]);
    expect((await client.members.list({ clan })).rows).toHaveLength(3);
    expect(await test.syncAfter(HOUR)).toMatchObject({ state: "done", failed: 0 });
    expect(test.defects).toEqual([]);
  });
});
