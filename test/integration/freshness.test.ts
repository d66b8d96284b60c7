/** How a clan's settings, its members' habits and what answers say of their life decide what is asked when. */
import { describe, expect, it } from "vitest";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { appendActive } from "#main/store/presence/presence.ts";
import { findResourceByRef, type StoredResource } from "#main/store/resources/resources.ts";
import { REMEMBERED } from "#main/sync/habits.ts";
import { createKnownHabits } from "#main/sync/known-habits.ts";
import type { ClanSettings } from "#shared/contract/clans.ts";
import type { AccountId } from "#shared/ids.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { first, openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

const GAME = "clash-of-clans";

function resourceOf(test: TestWorkspace, kind: string, ref: string): StoredResource {
  const found = findResourceByRef(test.workspace.database.reader, GAME, kind, ref);
  if (found === undefined) throw new Error(`There is no ${kind} ${ref}.`);
  return found;
}

const clanTag = (test: TestWorkspace) => first(test.world.clashOfClans.clans).tag;
const member = (test: TestWorkspace) => first(first(test.world.clashOfClans.clans).members);

describe("a clan's settings", () => {
  const ORDINARY = { peakFrom: 0, peakTo: 0, nightFrom: 0, nightTo: 0 };

  it.each<[situation: string, settings: Partial<ClanSettings>, age: number, class_: number]>([
    ["its own interval is the age of its body", { intervalMs: 10 * MINUTE }, 10 * MINUTE, 1],
    ["a long one makes it less urgent", { intervalMs: 2 * HOUR }, 2 * HOUR, 2],
    ["its game's where it has none", { intervalMs: null }, 5 * MINUTE, 1],
    ["peak hours are faster", { peakFrom: 14, peakTo: 15 }, 3 * MINUTE, 1],
    ["peak hours are of the clan's zone", { peakFrom: 21, peakTo: 22, zone: "Asia/Tokyo" }, 3 * MINUTE, 1],
    ["night is slower, also over midnight", { nightFrom: 14, nightTo: 13 }, 10 * MINUTE, 1],
    ["peak hours in proportion to the interval", { peakFrom: 14, peakTo: 15, intervalMs: 10 * MINUTE }, 6 * MINUTE, 1],
    ["without donations it is asked for its roster", { monitorDonations: false }, 30 * MINUTE, 1],
  ])("%s", async (_situation, settings, age, class_) => {
    const test = await openTestWorkspace({ members: 2 });
    await test.syncAfter(0);
    await test.client.clans.configure({ clan: first(test.clans), settings: { ...ORDINARY, ...settings } });
    const row = resourceOf(test, "clan", clanTag(test));
    expect([row.maxAgeMs, row.class, (row.dueAt ?? 0) - (row.lastCheckedAt ?? 0)]).toEqual([age, class_, age]);
  });

  it("are one lever for its cost, and what they cost is told at once", async () => {
    const test = await openTestWorkspace({ members: 10 });
    const clan = first(test.clans);
    await test.syncAfter(0);
    const costAt = async (intervalMs: number | null) =>
      (await test.client.clans.configure({ clan, settings: { intervalMs } })).requestsPerMinute;
    const suggested = await costAt(null);
    expect(await costAt(5 * MINUTE)).toBeCloseTo(suggested, 6);
    expect(await costAt(10 * MINUTE)).toBeCloseTo(suggested / 2, 2);
    expect(await costAt(8 * HOUR)).toBeLessThan(suggested / 10);
    expect(await costAt(null)).toBeCloseTo(suggested, 6);
  });

  it("are audited, what was and what is", async () => {
    const test = await openTestWorkspace({ members: 2 });
    const settings = { intervalMs: 10 * MINUTE, monitorRaids: false, nightTo: 9 };
    await test.client.clans.configure({ clan: first(test.clans), settings });
    const audit = test.workspace.database.reader.$client
      .prepare("select before, after from audit where action = 'clans.configure'")
      .all() as { before: string; after: string }[];
    expect(audit.map(({ before, after }) => [JSON.parse(before), JSON.parse(after)])).toEqual([
      [{ intervalMs: null, monitorRaids: true, nightTo: 7 }, settings],
    ]);
    expect((await test.client.clans.show({ clan: first(test.clans) })).settings).toMatchObject(settings);
  });
});

describe("who was seen to play in the clan's body", () => {
  it("is asked at once for the rest, and nobody else is", async () => {
    const test = await openTestWorkspace({ members: 4 });
    await test.syncAfter(0);
    const { tag } = member(test);
    test.clock.advance(3 * MINUTE);
    test.world.clashOfClans.commands.donate(tag, 5);
    await askFor(test, "clan", clanTag(test));
    const due = (await test.client.queue.list({})).filter(
      (row) => row.kind === "player" && row.dueAt !== null && row.dueAt <= test.clock.now(),
    );
    expect(due.map((row) => [row.ref, row.state])).toEqual([[tag, "waiting"]]);
  });

  it("is due at the same instant by a plan made anew", async () => {
    const test = await openTestWorkspace({ members: 4 });
    await test.syncAfter(0);
    const { tag } = member(test);
    test.clock.advance(3 * MINUTE);
    test.world.clashOfClans.commands.donate(tag, 5);
    await askFor(test, "clan", clanTag(test));
    const { dueAt } = resourceOf(test, "player", tag);
    test.workspace.database.transact((tx) => test.workspace.engine.replan(tx, first(test.clans)));
    expect(resourceOf(test, "player", tag).dueAt).toBe(dueAt);
    expect(dueAt).toBe(test.clock.now());
  });

  it("leaves no gap in what is told of them, however long ago they were asked", async () => {
    const test = await openTestWorkspace({ members: 4 });
    await test.syncAfter(0);
    const { tag } = member(test);
    const { id, maxAgeMs } = resourceOf(test, "player", tag);
    test.clock.advance(maxAgeMs - MINUTE);
    test.world.clashOfClans.commands.donate(tag, 5);
    await askFor(test, "clan", clanTag(test));
    await askFor(test, "player", tag);
    const spans = test.workspace.database.reader.$client
      .prepare("select count(*) as n from coverage where resource_id = ?")
      .get(id);
    expect(spans).toEqual({ n: 1 });
  });

  it("waits until the answer at hand holds no longer", async () => {
    const lives = { clan: MINUTE, members: 0, player: 20 * MINUTE, war: 0, search: 0, goldPass: 0, error: 0 };
    const test = await openTestWorkspace({ members: 4, cacheLives: lives });
    await test.syncAfter(0);
    const { tag } = member(test);
    test.clock.advance(5 * MINUTE);
    test.world.clashOfClans.commands.donate(tag, 5);
    await askFor(test, "clan", clanTag(test));
    const { dueAt, goodUntil } = resourceOf(test, "player", tag);
    expect(goodUntil).toBeGreaterThan(test.clock.now() + 14 * MINUTE);
    expect(dueAt).toBe(goodUntil);
  });
});

/** Asks for one resource and waits for the answer. */
async function askFor(test: TestWorkspace, kind: string, ref: string): Promise<void> {
  const before = resourceOf(test, kind, ref).lastCheckedAt;
  test.workspace.engine.ask(GAME, kind, ref);
  await test.until(async () => (resourceOf(test, kind, ref).lastCheckedAt === before ? undefined : true));
}

describe("around what the calendar holds", () => {
  const GAMES_START = Date.UTC(2026, 7, 22, 8);

  /** A workspace that checked everything two hours before clan games begin. */
  async function beforeGames(settings: Partial<ClanSettings> = {}): Promise<TestWorkspace> {
    const test = await openTestWorkspace({ members: 30 });
    await test.client.clans.configure({ clan: first(test.clans), settings });
    await test.syncAfter(GAMES_START - 2 * HOUR - test.clock.now());
    return test;
  }

  const dues = (test: TestWorkspace) =>
    first(test.world.clashOfClans.clans).members.map(({ tag }) => resourceOf(test, "player", tag).dueAt ?? 0);

  it("everybody is due once in the hour before clan games, not all at one time", async () => {
    const test = await beforeGames({ monitorRaids: false });
    // Nobody is due by habit before: whoever is, is due in that hour again.
    const sorted = dues(test).sort((a, b) => a - b);
    expect(sorted.every((at) => at <= GAMES_START)).toBe(true);
    const inHour = sorted.filter((at) => at >= GAMES_START - HOUR);
    const busiest = Math.max(
      ...inHour.map((at) => inHour.filter((other) => other >= at && other < at + 5 * MINUTE).length),
    );
    expect(busiest).toBeLessThan(12);
    // Once they were asked in it, the next sweep is days away.
    await test.syncAfter(HOUR + 10 * MINUTE);
    expect(dues(test).every((at) => at > test.clock.now() + 9 * MINUTE)).toBe(true);
    expect(Math.max(...dues(test))).toBeGreaterThan(GAMES_START);
  });

  it("nobody is where the clan does not follow them", async () => {
    const test = await beforeGames({ monitorGames: false });
    expect(Math.max(...dues(test))).toBeGreaterThan(GAMES_START);
  });
});

describe("habits kept in memory", () => {
  /** A member with weeks of history, written as checks would have. */
  async function withHistory() {
    const test = await openTestWorkspace({ members: 2 });
    await test.syncAfter(0);
    const account = findAccount(test.workspace.database.reader, GAME, member(test).tag)?.id as AccountId;
    const now = test.clock.now();
    const add = (from: number, to: number) =>
      test.workspace.database.transact((tx) => appendActive(tx, [{ account, from, to, sign: "donations" }]));
    for (let day = 40; day >= 1; day -= 1) add(now - day * DAY + 7 * HOUR, now - day * DAY + 8 * HOUR);
    return { test, account, add, now };
  }

  /** Counts what is read from the store. */
  function counting(test: TestWorkspace) {
    const { reader } = test.workspace.database;
    const read: string[] = [];
    const prepare = reader.$client.prepare.bind(reader.$client);
    const spied = Object.create(reader.$client) as typeof reader.$client;
    spied.prepare = ((sql: string) => {
      const statement = prepare(sql);
      const all = statement.all.bind(statement);
      statement.all = ((...values: unknown[]) => {
        read.push(sql);
        return all(...(values as never[]));
      }) as typeof statement.all;
      return statement;
    }) as typeof spied.prepare;
    return { reader: { ...reader, $client: spied } as typeof reader, read };
  }

  it("are what is built anew from the store, whatever came in between", async () => {
    const { test, account, add, now } = await withHistory();
    const { reader } = test.workspace.database;
    const offset = () => 2 * HOUR;
    const kept = createKnownHabits(offset);
    let last = now - DAY + 8 * HOUR;
    expect(kept.of(reader, account, last, null, now).last?.to).toBe(last);
    for (const [from, to, at] of [
      [now - 9 * MINUTE, now, now],
      [now, now + 5 * MINUTE, now + 6 * MINUTE],
      [now + 5 * HOUR, now + 6 * HOUR, now + 6 * HOUR],
      [now + 3 * DAY, now + 4 * DAY, now + 4 * DAY],
      [now + REMEMBERED, now + REMEMBERED + MINUTE, now + REMEMBERED + HOUR],
    ] as const) {
      add(from, to);
      last = to;
      expect(kept.of(reader, account, last, null, at)).toEqual(
        createKnownHabits(offset).of(reader, account, last, null, at),
      );
      expect(kept.of(reader, account, last, "Asia/Tokyo", at)).toEqual(
        createKnownHabits(offset).of(reader, account, last, "Asia/Tokyo", at),
      );
    }
  });

  it("are read once, then only what came since; all of it where the store has less than was read", async () => {
    const { test, account, add, now } = await withHistory();
    const { reader, read } = counting(test);
    const kept = createKnownHabits(() => 0);
    const last = now - DAY + 8 * HOUR;
    kept.of(reader, account, last, null, now);
    expect(read).toHaveLength(1);
    for (const later of [0, HOUR, DAY, 3 * DAY]) kept.of(reader, account, last, null, now + later);
    expect(read).toHaveLength(1);
    add(now, now + MINUTE);
    expect(kept.of(reader, account, now + MINUTE, null, now + MINUTE).last?.to).toBe(now + MINUTE);
    expect(read).toHaveLength(2);
    expect(kept.of(reader, account, last, null, now).last?.to).toBe(last);
    expect(read).toHaveLength(3);
  });

  it("need no query where nobody was ever seen", () => {
    const never = () => {
      throw new Error("The store was read.");
    };
    const reader = { $client: { prepare: never } } as never;
    expect(createKnownHabits(() => 0).of(reader, 1 as AccountId, null, null, 0).last).toBeNull();
  });
});

describe("a game's own rules", () => {
  it("name what of its clans can be followed, and how often it suggests to ask", async () => {
    const test = await openTestWorkspace({ isBare: true });
    expect(await test.client.app.games()).toMatchObject([
      { id: clashOfClans.id, monitors: ["wars", "games", "donations", "raids"], intervalMs: 5 * MINUTE },
      { id: "osrs", monitors: [], intervalMs: 60 * MINUTE },
      { id: "destiny2", monitors: [], intervalMs: MINUTE },
    ]);
  });
});
