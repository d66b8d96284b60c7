/** Boards over any window, out of a real store. */
import { describe, expect, it } from "vitest";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import type { Game } from "#main/games/game.ts";
import { readBoard } from "#main/leaderboards/board.ts";
import { readClanStats, readDayStats, type StatsScene } from "#main/leaderboards/clan-stats.ts";
import { readLines } from "#main/leaderboards/lines.ts";
import { decide, reviewsOf } from "#main/leaderboards/reviews.ts";
import { readTallies } from "#main/leaderboards/tallies.ts";
import { wholeDays } from "#main/leaderboards/timeframe.ts";
import type { Scope } from "#main/store/members/scopes.ts";
import { extendCoverage } from "#main/store/resources/coverage.ts";
import { saveResource } from "#main/store/resources/resources.ts";
import { listDayStats, listStatDays } from "#main/store/samples/stats.ts";
import type { Board, BoardWindow } from "#shared/contract/leaderboards.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId, MarkId } from "#shared/ids.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import { DAY, HOUR } from "#shared/time.ts";
import { type BoardWorld, boardWorld, type Known } from "#test/support/board-world.ts";
import { first } from "#test/support/workspace.ts";

const NOW = Date.UTC(2026, 7, 6, 12);
const FROM = NOW - 10 * DAY;
const OFFICER: Actor = { name: "Ada", role: "officer" };

const bounds = (from: number | null, to = NOW): BoardWindow => ({
  from,
  to,
  timeframe: from === null ? "all" : null,
  zone: "Europe/Berlin",
  season: null,
});

function boardOf(
  world: BoardWorld,
  scope: Scope,
  keys: readonly string[],
  change: Partial<Parameters<typeof readBoard>[1]> = {},
) {
  return readBoard(world.scene(scope, NOW), {
    expression: world.expression(...keys),
    window: bounds(FROM),
    before: { from: FROM - 10 * DAY, to: FROM },
    by: "gained",
    order: "top",
    ...change,
  });
}

const placed = (board: Board) => board.rows.map((row) => [row.rank, row.name, row.gained]);

/** A game whose members have two bosses each and a level worked out from experience. */
const BOSSES: Game = {
  ...clashOfClans,
  id: "bosses",
  metrics: {
    ...clashOfClans.metrics,
    known: ["kc.one", "kc.two", "xp.all"].map(counter),
    describe: counter,
    sums: [{ key: "kc.every", label: "All bosses", unit: "kills", group: "", of: ["kc.*"] }],
    derived: [
      {
        key: "level.all",
        label: "Level",
        unit: "",
        group: "",
        from: "xp.all",
        valueOf: (xp) => 1 + Math.floor(xp / 100),
      },
    ],
    first: "xp.all",
  },
  season: () => null,
  isSign: () => true,
};

function counter(key: string): MetricDefinition {
  return { key, label: key, unit: "", group: "", kind: "counter", scope: "account", source: "player", isRanked: true };
}

describe("a board", () => {
  it("says who gained what between which samples, who shares a rank, and where everybody stood before", () => {
    const world = boardWorld();
    const clan = world.addClan("Clan");
    for (const [name, known] of [
      [
        "Ada",
        [
          [FROM - 15 * DAY, 100],
          [FROM - DAY, 150],
          [FROM + DAY, 190],
          [NOW - HOUR, 200],
        ],
      ],
      [
        "Bob",
        [
          [FROM - 15 * DAY, 10],
          [FROM, 10],
          [FROM + 2 * DAY, 60],
        ],
      ],
      ["Cid", [[FROM - 12 * DAY, 5]]],
    ] as const) {
      world.read({ account: world.addMember(clan, name).account }, "war_stars", known);
    }
    world.addMember(clan, "Dee");
    const late = world.addMember(clan, "Eve").account;
    world.read({ account: late }, "war_stars", [
      [FROM + DAY, 7],
      [NOW - DAY, 9],
    ]);
    const fallen = world.addMember(clan, "Fay").account;
    world.read({ account: fallen }, "war_stars", [
      [FROM - DAY, 7],
      [FROM - HOUR, null],
      [NOW - DAY, 9],
    ]);

    const board = boardOf(world, { clan }, ["war_stars"]);
    expect(board.rows).toMatchObject([
      {
        rank: 1,
        rankBefore: 1,
        name: "Ada",
        start: 150,
        end: 200,
        gained: 50,
        share: 0.5,
        gainedBefore: 50,
        startAt: FROM - DAY,
        endAt: NOW - HOUR,
      },
      // A sample at the very start is the one that held there.
      {
        rank: 1,
        rankBefore: 2,
        name: "Bob",
        start: 10,
        end: 60,
        gained: 50,
        share: 0.5,
        gainedBefore: 0,
        startAt: FROM - 15 * DAY,
        endAt: FROM + 2 * DAY,
      },
      { rank: 3, rankBefore: 2, name: "Cid", start: 5, end: 5, gained: 0, share: 0, gainedBefore: 0 },
    ]);
    expect(board.rows[0]?.perHour).toBeCloseTo(50 / 240);
    expect(board.unknown.map(({ name, why, since }) => [name, why, since])).toEqual([
      ["Dee", "never-known", null],
      ["Eve", "no-baseline", FROM + DAY],
      ["Fay", "unknown-at-start", null],
    ]);
    expect(board.totals).toEqual({ gained: 100, gainedBefore: 50, median: 50, gainers: 2, zero: 1, inReview: 0 });

    expect(placed(boardOf(world, { clan }, ["war_stars"], { order: "bottom" }))).toEqual([
      [1, "Cid", 0],
      [2, "Ada", 50],
      [2, "Bob", 50],
    ]);
    const byValue = boardOf(world, { clan }, ["war_stars"], { by: "value" });
    expect(byValue.rows.map((row) => [row.rank, row.name, row.end, row.gained])).toEqual([
      [1, "Ada", 200, 50],
      [2, "Bob", 60, 50],
      [3, "Eve", 9, null],
      [3, "Fay", 9, null],
      [5, "Cid", 5, 0],
    ]);
    const all = boardOf(world, { clan }, ["war_stars"], { window: bounds(null), before: null });
    expect(placed(all)).toEqual([
      [1, "Ada", 100],
      [2, "Bob", 50],
      [3, "Eve", 2],
      [3, "Fay", 2],
      [5, "Cid", 0],
    ]);
    expect(all.rows[2]).toMatchObject({ startAt: FROM + DAY, start: 7, rankBefore: null });
    expect(all.totals.gainedBefore).toBeNull();
  });

  it("counts resets, lets trophies fall, and never shows a counter that fell as a loss", () => {
    const world = boardWorld();
    const clan = world.addClan("Clan");
    const { account, stay } = world.addMember(clan, "Ada");
    world.read({ stay }, "donations", [
      [FROM - DAY, 500],
      [FROM + DAY, 600],
      [FROM + 2 * DAY, 20],
      [FROM + 3 * DAY, 10],
      [FROM + 4 * DAY, 45],
    ]);
    world.read({ account }, "trophies", [
      [FROM - DAY, 3000],
      [FROM + DAY, 2900],
    ]);
    world.read({ account }, "war_stars", [
      [FROM - DAY, 50],
      [FROM + DAY, 40],
      [FROM + 2 * DAY, 41],
      [FROM + 3 * DAY, 55],
    ]);
    // 100 until the reset and 20 after it; the 10 was an older answer, and 25 more came.
    expect(placed(boardOf(world, { clan }, ["donations"]))).toEqual([[1, "Ada", 145]]);
    expect(placed(boardOf(world, { clan }, ["trophies"]))).toEqual([[1, "Ada", -100]]);
    const stars = boardOf(world, { clan }, ["war_stars"]);
    expect(placed(stars)).toEqual([[1, "Ada", 5]]);
    expect(stars.totals.inReview).toBe(1);
    expect(boardOf(world, { clan }, ["trophies"]).rows[0]?.share).toBeNull();
  });

  it("of what counts in a clan adds up the stays that the window meets, and no other clan's", () => {
    const world = boardWorld();
    const clan = world.addClan("Clan");
    const other = world.addClan("Other");
    const { account, stay } = world.addMember(clan, "Ada", { leftAt: FROM + 2 * DAY });
    const elsewhere = world.addStay(other, account, { joinedAt: FROM + 2 * DAY, leftAt: FROM + 4 * DAY });
    const back = world.addStay(clan, account, { joinedAt: FROM + 4 * DAY });
    const newcomer = world.addMember(clan, "Bob", { joinedAt: FROM + 3 * DAY });
    world.read({ stay }, "donations", [
      [FROM - DAY, 100],
      [FROM + DAY, 130],
    ]);
    world.read({ stay: elsewhere }, "donations", [
      [FROM + 2 * DAY, 0],
      [FROM + 3 * DAY, 1000],
    ]);
    world.read({ stay: back }, "donations", [
      [FROM + 4 * DAY, 0],
      [FROM + 5 * DAY, 12],
    ]);
    world.read({ stay: newcomer.stay }, "donations", [
      [FROM + 3 * DAY, 0],
      [FROM + 5 * DAY, 40],
    ]);
    const board = boardOf(world, { clan }, ["donations"]);
    expect(board.rows).toMatchObject([{ name: "Ada", start: 100, end: 12, gained: 42, startAt: FROM - DAY }]);
    expect(board.unknown).toMatchObject([{ name: "Bob", why: "no-baseline", since: FROM + 3 * DAY }]);
    // A stay that was over before the window does not belong to it.
    const later = boardOf(world, { clan }, ["donations"], { window: bounds(FROM + 2 * DAY) });
    expect(later.unknown.map((row) => row.name)).toEqual(["Ada", "Bob"]);
    expect(placed(boardOf(world, { game: "clash-of-clans" }, ["donations"]))).toEqual([[1, "Ada", 1042]]);
  });

  it("of all clans of a game has each member once, under the clan of now", () => {
    const world = boardWorld();
    const [one, two] = [world.addClan("One"), world.addClan("Two")];
    const ada = world.addMember(one, "Ada").account;
    world.addStay(two, ada);
    const gone = world.addMember(one, "Bob", { leftAt: NOW - DAY }).account;
    for (const account of [ada, gone])
      world.read({ account }, "war_stars", [
        [FROM, 1],
        [NOW, 3],
      ]);
    const board = boardOf(world, { game: "clash-of-clans" }, ["war_stars"]);
    expect(board.rows).toMatchObject([{ name: "Ada", clanName: "Two", gained: 2 }]);
    expect(board.unknown).toEqual([]);
  });

  it("of a sum leaves out what was never known, and is unknown where a part has no baseline", () => {
    const world = boardWorld(BOSSES);
    const clan = world.addClan("Clan");
    const add = (name: string, one: readonly (readonly [number, number])[], two: typeof one) => {
      const { account } = world.addMember(clan, name);
      world.read({ account }, "kc.one", one);
      world.read({ account }, "kc.two", two);
    };
    add(
      "Both",
      [
        [FROM, 10],
        [NOW - DAY, 15],
      ],
      [
        [FROM - DAY, 1],
        [NOW - HOUR, 3],
      ],
    );
    add(
      "One",
      [
        [FROM, 10],
        [NOW, 12],
      ],
      [],
    );
    add(
      "Late",
      [
        [FROM, 10],
        [NOW, 12],
      ],
      [[FROM + DAY, 50]],
    );
    add("None", [], []);
    for (const keys of [["kc.every"], ["kc.one", "kc.two"], ["kc.every", "kc.one"]]) {
      const board = boardOf(world, { clan }, keys);
      expect(placed(board)).toEqual([
        [1, "Both", 7],
        [2, "One", 2],
      ]);
      expect(board.rows[0]).toMatchObject({ start: 11, end: 18, startAt: FROM - DAY, endAt: NOW - HOUR });
      expect(board.unknown.map(({ name, why, since }) => [name, why, since])).toEqual([
        ["Late", "no-baseline", FROM + DAY],
        ["None", "never-known", null],
      ]);
    }
  });

  it("works levels out from what was gained, and shows them beside it", () => {
    const world = boardWorld(BOSSES);
    const clan = world.addClan("Clan");
    const { account } = world.addMember(clan, "Ada");
    world.read({ account }, "xp.all", [
      [FROM, 250],
      [NOW, 480],
    ]);
    expect(boardOf(world, { clan }, ["level.all"]).rows).toMatchObject([{ start: 3, end: 5, gained: 2, levels: null }]);
    expect(boardOf(world, { clan }, ["xp.all"]).rows).toMatchObject([{ gained: 230, levels: { start: 3, end: 5 } }]);
  });
});

describe("what is told for every metric", () => {
  it("is what its own board would say", () => {
    for (const window of [bounds(FROM), bounds(null), bounds(FROM - 5 * DAY, FROM + 3 * DAY)]) {
      const world = crowd();
      const scene = world.scene({ clan: 1 as ClanId }, NOW);
      const { tallies } = readTallies(scene, world.catalogue(), window);
      expect(tallies.map((tally) => tally.metric)).toEqual(["kc.every", "kc.one", "kc.two", "xp.all", "level.all"]);
      for (const { metric, gained, gainers } of tallies) {
        const { totals, rows } = boardOf(world, { clan: 1 as ClanId }, [metric], { window });
        expect([metric, gained, gainers]).toEqual([metric, rows.length === 0 ? null : totals.gained, totals.gainers]);
      }
    }
  });
});

/** Twelve members with numbers of every kind of past. */
function crowd(): BoardWorld {
  const world = boardWorld(BOSSES);
  const clan = world.addClan("Clan");
  for (let member = 0; member < 12; member += 1) {
    const { account } = world.addMember(clan, `Member ${member}`, member % 4 === 3 ? { joinedAt: FROM + 3 * DAY } : {});
    const begin = FROM - 20 * DAY + member * 2.3 * DAY;
    for (const [index, key] of ["kc.one", "kc.two", "xp.all"].entries()) {
      if (index === 1 && member % 3 === 0) continue;
      const known = Array.from({ length: 30 }, (_, step) => begin + step * (7 + index) * HOUR * 3)
        .filter((at) => at <= NOW)
        .map((at, step) => [at, step === 3 && member === 5 ? null : step * (member + 1) * (index + 1) * 9] as const);
      world.read({ account }, key, known);
    }
  }
  return world;
}

describe("lines", () => {
  it("begin at nothing, end at what the board says, and have their points where something changed", () => {
    const world = boardWorld();
    const clan = world.addClan("Clan");
    const ada = world.addMember(clan, "Ada").account;
    const bob = world.addMember(clan, "Bob").account;
    const late = world.addMember(clan, "Cid").account;
    world.read({ account: ada }, "war_stars", [
      [FROM - DAY, 5],
      [FROM + DAY, 8],
      [FROM + 5 * DAY, 20],
    ]);
    world.read({ account: bob }, "war_stars", [[FROM, 5]]);
    world.read({ account: late }, "war_stars", [[FROM + DAY, 5]]);
    const scene = world.scene({ clan }, NOW);
    const lines = readLines(scene, world.expression("war_stars"), bounds(FROM), [ada, bob, late]);
    expect(lines.slice(0, 3)).toEqual([
      {
        account: ada,
        name: "Ada",
        points: [
          { at: FROM, gained: 0 },
          { at: FROM + DAY, gained: 3 },
          { at: FROM + 5 * DAY, gained: 15 },
          { at: NOW, gained: 15 },
        ],
        gaps: [{ from: FROM, to: NOW }],
      },
      {
        account: bob,
        name: "Bob",
        points: [
          { at: FROM, gained: 0 },
          { at: NOW, gained: 0 },
        ],
        gaps: [{ from: FROM, to: NOW }],
      },
      { account: late, name: "Cid", points: [], gaps: [{ from: FROM, to: NOW }] },
    ]);
    expect(lines[3]).toMatchObject({ account: null, points: { 0: { at: FROM, gained: 0 } } });
    expect(lines[3]?.points.at(-1)).toEqual({ at: NOW, gained: 7.5 });
  });

  it("do not break where a service recorded the member often enough, though nobody checked", () => {
    const world = boardWorld();
    const clan = world.addClan("Clan");
    const { account } = world.addMember(clan, "Ada");
    const days = [0, 5, 11, 23, 28];
    world.merge(
      { account },
      "war_stars",
      days.map((day) => [FROM + day * DAY, day]),
    );
    const [line] = readLines(
      world.scene({ clan }, FROM + 30 * DAY),
      world.expression("war_stars"),
      bounds(FROM, FROM + 30 * DAY),
      [account],
    );
    expect(line?.gaps).toEqual([
      { from: FROM + 11 * DAY, to: FROM + 23 * DAY },
      { from: FROM + 28 * DAY, to: FROM + 30 * DAY },
    ]);
  });

  it("have no more points than a chart can show, and lose no end", () => {
    const world = boardWorld();
    const clan = world.addClan("Clan");
    const { account } = world.addMember(clan, "Ada");
    world.merge(
      { account },
      "war_stars",
      Array.from({ length: 2_000 }, (_, step) => [FROM + step * 7 * 60_000, step]),
    );
    for (const window of [bounds(FROM), bounds(null)]) {
      const [line] = readLines(world.scene({ clan }, NOW), world.expression("war_stars"), window, [account]);
      expect(line?.points.length).toBeLessThanOrEqual(300);
      expect(line?.points.length).toBeGreaterThan(200);
      expect(line?.points.at(0)).toEqual({ at: FROM, gained: 0 });
      expect(line?.points.at(-1)).toEqual({ at: NOW, gained: 1_999 });
    }
  });
});

describe("days of a clan", () => {
  const days = wholeDays({ from: FROM, to: NOW }, "Europe/Berlin", 99);
  const keptDays = (world: BoardWorld) =>
    listStatDays(world.database.reader, 1 as ClanId, 0, NOW).map((day) => day.dayAt);
  const ask = (world: BoardWorld, metric: string, now = NOW) => {
    const scene: StatsScene = {
      ...world.scene({ clan: 1 as ClanId }, now),
      scope: { clan: 1 as ClanId },
      database: world.database,
    };
    return readClanStats(scene, world.catalogue(), world.expression(metric), bounds(FROM));
  };

  it("are kept once asked for, and what is kept is what working them out anew gives", () => {
    const world = crowd();
    const stats = ask(world, "kc.one");
    expect(stats.days.map((day) => day.startAt)).toEqual(days.map((day) => day.from));
    expect(stats.days.some((day) => day.gained > 0)).toBe(true);
    expect(keptDays(world)).toEqual(days.map((day) => day.from));
    const anew = readDayStats(world.database.reader, 1 as ClanId, world.catalogue(), days);
    for (const metric of world.catalogue().offered) {
      const kept = listDayStats(world.database.reader, 1 as ClanId, metric, 0, NOW);
      expect(kept).toMatchObject(
        days.flatMap((day, index) =>
          (anew[index] ?? []).filter((stat) => stat.metric === metric).map((stat) => ({ dayAt: day.from, ...stat })),
        ),
      );
    }
    // A day on which all were there is what its own board says.
    const { from, to } = days[6] ?? first(days);
    for (const metric of ["kc.one", "kc.two", "xp.all", "level.all"]) {
      const { totals } = boardOf(world, { clan: 1 as ClanId }, [metric], { window: bounds(from, to) });
      expect(ask(world, metric).days[6]).toMatchObject({ gained: totals.gained, gainers: totals.gainers });
    }
    expect(ask(world, "kc.one")).toEqual(stats);
  });

  it("are forgotten from where the past changed, and come back right", () => {
    const world = crowd();
    ask(world, "xp.all");
    const at = (days[4]?.from ?? 0) + HOUR;
    const before = first(readDayStats(world.database.reader, 1 as ClanId, world.catalogue(), days.slice(4, 5)));
    world.merge({ account: 1 as never }, "xp.all", [[at, 100_000]]);
    expect(keptDays(world)).toEqual(days.slice(0, 4).map((day) => day.from));
    const after = ask(world, "xp.all").days[4];
    expect(after?.gained).toBeGreaterThan(before.find((stat) => stat.metric === "xp.all")?.gained ?? 0);
    expect(after?.top).toMatchObject({ name: "Member 0" });
    expect(keptDays(world)).toHaveLength(days.length);
  });

  it("on which nobody checked are no days without a gain", () => {
    const world = boardWorld();
    world.addClan("Clan");
    const { account } = world.addMember(1 as ClanId, "Ada");
    const on = (day: number) => (days[day]?.from ?? 0) + HOUR;
    world.read({ account }, "war_stars", [
      [on(0) - DAY, 5],
      [on(5), 8],
    ]);
    world.database.transact((tx) => {
      const id = saveResource(tx, {
        game: world.game.id,
        upstream: "clash-of-clans",
        kind: "clan",
        ref: "#Clan",
        about: "clan",
      });
      extendCoverage(tx, { id, lastCheckedAt: null, maxAgeMs: HOUR }, on(2));
      tx.$client.prepare("update resources set last_checked_at = ? where id = ?").run(on(3), id);
    });
    const checked = ask(world, "war_stars").days.flatMap((day, index) => (day.isChecked ? [index] : []));
    expect(checked).toEqual([2, 3, 5]);
  });

  it("of which others recorded both ends without a gain are days without one", () => {
    const world = boardWorld();
    world.addClan("Clan");
    const { account } = world.addMember(1 as ClanId, "Ada");
    const on = (day: number) => (days[day]?.from ?? 0) + HOUR;
    world.merge({ account }, "war_stars", [
      [on(0), 5],
      [on(4), 8],
    ]);
    const told = ask(world, "war_stars").days.map((day) => (day.isChecked ? day.gained : null));
    // The first whole day of which anything is known is the second.
    expect(told.slice(0, 5)).toEqual([0, 0, 0, 3, null]);
  });

  it("that are hardly over are told and not kept", () => {
    const world = crowd();
    const last = days.at(-1);
    ask(world, "xp.all", (last?.to ?? 0) + HOUR - 1);
    expect(keptDays(world)).not.toContain(last?.from);
    ask(world, "xp.all", (last?.to ?? 0) + HOUR);
    expect(keptDays(world)).toContain(last?.from);
  });

  it("come with who made progress last when", () => {
    const world = boardWorld();
    const clan = world.addClan("Clan");
    const { account, stay } = world.addMember(clan, "Ada");
    const bob = world.addMember(clan, "Bob");
    world.addMember(clan, "Cid");
    world.read({ account }, "war_stars", [
      [FROM - 3 * DAY, 5],
      [FROM - 2 * DAY, 8],
    ]);
    world.read({ account }, "trophies", [
      [FROM - 3 * DAY, 5],
      [FROM + DAY, 8],
    ]);
    world.read({ stay }, "donations", [
      [FROM - 4 * DAY, 5],
      [FROM - DAY, 8],
      [FROM + DAY, 8],
    ]);
    world.read({ stay: bob.stay }, "donations", [
      [FROM, 5],
      [FROM + DAY, 8],
    ]);
    expect(ask(world, "donations").quiet).toEqual([
      { account: expect.any(Number), name: "Cid", lastProgressAt: null },
      { account, name: "Ada", lastProgressAt: FROM - DAY },
    ]);
  });
});

describe("a fall of a value that only rises", () => {
  it("is decided about with all that fell with it, or not at all", () => {
    const world = boardWorld();
    const clan = world.addClan("Clan");
    const { account } = world.addMember(clan, "Ada");
    for (const metric of ["war_stars", "gold_looted"]) {
      world.read({ account }, metric, [
        [FROM, 100],
        [FROM + DAY, 30],
        [FROM + 2 * DAY, 30],
      ]);
    }
    const list = () => reviewsOf(world.database.reader, clan);
    const before = list();
    const ids = before.map((review) => review.id);
    expect(ids).toHaveLength(2);
    const say = (of: readonly MarkId[], as: "baseline" | null) =>
      decide(world.database, clan, of, as, { actor: OFFICER, at: NOW });
    expect(say([...ids, 99 as MarkId], "baseline")).toEqual({ ok: false, missing: 99 });
    expect(list()).toEqual(before);
    expect(say(ids, "baseline")).toEqual({ ok: true, reviews: list() });
    expect(list()).toMatchObject(ids.map((id) => ({ id, decided: { as: "baseline" } })));
    say(ids, null);
    expect(list()).toEqual(before);
  });

  it.each<[situation: string, own: Known, past: Known, falls: [at: number, before: number, after: number][]]>([
    [
      "lies within what is taken in",
      [],
      [
        [1, 50],
        [2, 80],
        [3, 20],
        [4, 30],
      ],
      [[3, 80, 20]],
    ],
    [
      "lies behind a time of which nothing is known",
      [],
      [
        [1, 80],
        [2, null],
        [3, 20],
      ],
      [[3, 80, 20]],
    ],
    [
      "goes on falling",
      [],
      [
        [1, 80],
        [2, 20],
        [3, 10],
      ],
      [
        [2, 80, 20],
        [3, 20, 10],
      ],
    ],
    ["is made by what was more before our own reading", [[10, 60]], [[5, 70]], [[10, 70, 60]]],
    [
      "is seen earlier than by us",
      [
        [1, 80],
        [5, 20],
        [6, 20],
      ],
      [[3, 20]],
      [[3, 80, 20]],
    ],
    [
      "turns out to be none",
      [
        [1, 80],
        [5, 20],
        [6, 20],
      ],
      [
        [0, 90],
        [3, 10],
      ],
      [
        [1, 90, 80],
        [3, 80, 10],
      ],
    ],
    [
      "is none",
      [[10, 60]],
      [
        [5, 50],
        [7, 60],
      ],
      [],
    ],
  ])("of the past is held too where it %s", (_situation, own, past, falls) => {
    const told = [past, past.toReversed()].map((order) => {
      const world = boardWorld();
      const clan = world.addClan("Clan");
      const { account } = world.addMember(clan, "Ada");
      world.read({ account }, "war_stars", own);
      for (const one of [...order, ...past]) world.merge({ account }, "war_stars", [one]);
      return reviewsOf(world.database.reader, clan).map(({ at, before, after }) => [at, before, after]);
    });
    expect(told).toEqual(Array(2).fill(falls.toReversed()));
  });

  it("of the past is not asked about again once somebody has said what it is", () => {
    const world = boardWorld();
    const clan = world.addClan("Clan");
    const { account } = world.addMember(clan, "Ada");
    const past: Known = [
      [FROM, 80],
      [FROM + DAY, 20],
      [FROM + 2 * DAY, 30],
    ];
    const take = () => world.merge({ account }, "war_stars", past);
    take();
    const { id } = first(reviewsOf(world.database.reader, clan));
    const gained = () => placed(boardOf(world, { clan }, ["war_stars"]));
    for (const [as, expected] of [
      ["ignored", 0],
      ["baseline", 10],
      [null, 0],
      ["reset", 30],
    ] as const) {
      decide(world.database, clan, [id], as, { actor: OFFICER, at: NOW });
      take();
      expect(reviewsOf(world.database.reader, clan)).toMatchObject([{ id, at: FROM + DAY, decided: as && { as } }]);
      expect(gained()).toEqual([[1, "Ada", expected]]);
    }
  });

  it("is decided about and taken back without a trace", () => {
    const world = boardWorld();
    const clan = world.addClan("Clan");
    const { account } = world.addMember(clan, "Ada");
    world.read({ account }, "war_stars", [
      [FROM, 100],
      [FROM + DAY, 120],
      [FROM + 2 * DAY, 30],
      [FROM + 3 * DAY, 29],
      [NOW - DAY, 40],
    ]);
    const gained = () => placed(boardOf(world, { clan }, ["war_stars"]));
    const samples = () =>
      world.database.reader.$client.prepare("select * from samples join series on id = series_id").all();
    const before = samples();
    const [review] = reviewsOf(world.database.reader, clan);
    expect(review).toMatchObject({
      name: "Ada",
      metric: "war_stars",
      at: FROM + 2 * DAY,
      before: 120,
      after: 30,
      decided: null,
    });
    expect(gained()).toEqual([[1, "Ada", 20]]);
    const { id } = first(reviewsOf(world.database.reader, clan));
    const say = (as: "reset" | "baseline" | "ignored" | null) => {
      const decided = decide(world.database, clan, [id], as, { actor: OFFICER, at: NOW });
      return decided.ok ? first(decided.reviews) : decided;
    };
    for (const [as, expected] of [
      ["baseline", 20 + 10],
      ["reset", 20 + 30 + 10],
      ["ignored", 20],
    ] as const) {
      expect(say(as)).toMatchObject({ decided: { as, by: "Ada", at: NOW } });
      expect(gained()).toEqual([[1, "Ada", expected]]);
      expect(boardOf(world, { clan }, ["war_stars"]).totals.inReview).toBe(0);
    }
    // A value that is ignored is shown at no end of a window.
    const until = (to: number) => first(boardOf(world, { clan }, ["war_stars"], { window: bounds(FROM, to) }).rows);
    expect(until(FROM + 2 * DAY + HOUR)).toMatchObject({ start: 100, end: 120, endAt: FROM + DAY });
    expect(until(NOW)).toMatchObject({ start: 100, end: 40 });
    expect(say(null)).toMatchObject({ decided: null });
    expect(samples()).toEqual(before);
    const elsewhere = decide(world.database, world.addClan("Other"), [id], "reset", { actor: OFFICER, at: NOW });
    expect(elsewhere).toEqual({ ok: false, missing: id });
    const audit = world.database.reader.$client.prepare("select action, actor from audit").all();
    expect(audit).toEqual([
      ...Array(3).fill({ action: "reviews.decide", actor: "Ada" }),
      { action: "reviews.undo", actor: "Ada" },
    ]);
  });
});
