/** Who has how many entries and why, out of a real store, and the evidence that says so. */
import { describe, expect, it } from "vitest";
import { listEntries, previewEntries } from "#main/contests/entries.ts";
import { evidenceOf } from "#main/contests/evidence.ts";
import { rulesTextOf } from "#main/contests/rules-text.ts";
import { termsOf } from "#main/contests/terms.ts";
import { osrs } from "#main/games/osrs/game.ts";
import { findContest, insertContest, type StoredContest, saveContest } from "#main/store/contests/contests.ts";
import { insertCorrection, type StoredCorrection } from "#main/store/contests/corrections.ts";
import { decideReview } from "#main/store/samples/marks.ts";
import { findSeries } from "#main/store/samples/samples.ts";
import type { ContestEntry, ContestRule } from "#shared/contract/contests.ts";
import type { ClanId, ContestId } from "#shared/ids.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { type BoardWorld, boardWorld } from "#test/support/board-world.ts";
import { recomputeWeights } from "#test/support/recompute.ts";

const START = Date.UTC(2026, 7, 1);
const END = START + 7 * DAY;
const NOW = END + HOUR;

const RULE: ContestRule = {
  type: "war_stars",
  targets: [],
  match: "sum",
  comparator: ">=",
  threshold: 1,
  weight: 1,
  cap: null,
  per: 1,
};
const DONATIONS: ContestRule = { ...RULE, type: "donations", per: 10 };

const PLAN: Omit<StoredContest, "id" | "clanId" | "clanRef" | "clanName"> = {
  publicId: "summer-raffle",
  game: "clash-of-clans",
  title: "Summer raffle",
  prize: "A gold pass",
  description: "",
  state: "ended",
  startAt: START,
  endAt: END,
  lockBy: END + DAY,
  mode: "offline",
  round: null,
  witnesses: [],
  winners: 1,
  alternates: 1,
  afterWin: "remove_member",
  baselineMaxAgeMs: DAY,
  baselineOtherwise: "first-inside",
  graceMs: 15 * MINUTE,
  joiners: "count",
  leavers: "exclude",
  rulesText: null,
  lastCheckId: null,
  createdBy: "Ada",
  createdAt: 0,
  activatedAt: null,
  endedAt: null,
  voidedAt: null,
  voidReason: null,
  adoptedAt: null,
  rules: [RULE, DONATIONS],
};

/** Spans of checks of what a resource tells, as they are stored. */
function check(world: BoardWorld, kind: string, ref: string, spans: readonly (readonly [Instant, Instant])[]): void {
  const { $client } = world.database.reader;
  const resource = $client
    .prepare(
      `insert into resources (game, upstream, kind, ref, owner, about, class, max_age_ms, last_checked_at)
       values (?, 'supercell', ?, ?, ?, ?, 2, 3600000, ?)`,
    )
    .run(world.game.id, kind, ref, ref, kind === "player" ? "account" : "clan", spans.at(-1)?.[1]).lastInsertRowid;
  const insert = $client.prepare("insert into coverage (resource_id, from_at, to_at) values (?, ?, ?)");
  for (const [from, to] of spans) insert.run(resource, from, to);
}

interface Scene {
  readonly world: BoardWorld;
  readonly clan: ClanId;
  readonly id: ContestId;
  readonly contest: () => StoredContest;
  readonly entries: (now?: Instant) => readonly ContestEntry[];
  readonly of: (name: string, now?: Instant) => ContestEntry;
  readonly correct: (change: Pick<StoredCorrection, "entryId" | "kind" | "value">, at?: Instant) => void;
}

function scene(changes: Partial<StoredContest> = {}): Scene {
  const world = boardWorld();
  const clan = world.addClan("Clan");
  const { database, game } = world;
  const id = database.transact((tx) =>
    insertContest(tx, { ...PLAN, clanId: clan, clanRef: "#Clan", clanName: "Clan", ...changes }),
  );
  const contest = () => {
    const found = findContest(database.reader, id);
    if (found === undefined) throw new Error("The contest is gone.");
    return found;
  };
  const entries = (now = NOW) => listEntries({ reader: database.reader, game }, contest(), now).entries;
  return {
    world,
    clan,
    id,
    contest,
    entries,
    of(name, now) {
      const found = entries(now).find((entry) => entry.name === name);
      if (found === undefined) throw new Error(`There is no ${name}.`);
      return found;
    },
    correct(change, at = NOW) {
      database.transact((tx) =>
        insertCorrection(tx, { ...change, contest: id, reason: "seen by all", author: "Ada", at }),
      );
    },
  };
}

const stars = (entry: ContestEntry) => entry.proof[0]?.targets ?? [];
const donated = (entry: ContestEntry) => entry.proof[1]?.targets ?? [];

/** Everything at once: each member is another situation. */
function fullScene() {
  const made = scene();
  const { world, clan } = made;
  check(world, "clan", "#Clan", [[START - 10 * DAY, NOW]]);
  const member = (name: string, stay = {}) => world.addMember(clan, name, stay);
  const checkAlways = (name: string) => check(world, "player", `#${name}`, [[START - 10 * DAY, NOW]]);

  const ada = member("Ada").account;
  check(world, "player", "#Ada", [
    [START - 5 * DAY, START - HOUR],
    [START + DAY, NOW],
  ]);
  world.read({ account: ada }, "war_stars", [
    [START - 2 * DAY, 100],
    [START + DAY, 120],
    [END + 5 * MINUTE, 130],
    [END + 20 * MINUTE, 140],
  ]);

  const bob = member("Bob").account;
  check(world, "player", "#Bob", [
    [START - 9 * DAY, START - 3 * DAY],
    [START + HOUR, NOW],
  ]);
  world.read({ account: bob }, "war_stars", [
    [START - 9 * DAY, 50],
    [START + 2 * DAY, 58],
  ]);

  const cid = member("Cid", { joinedAt: START + DAY }).account;
  check(world, "player", "#Cid", [[START + DAY, NOW]]);
  world.read({ account: cid }, "war_stars", [
    [START + DAY, 10],
    [START + 3 * DAY, 13],
  ]);

  const dee = member("Dee", { leftAt: START + 2 * DAY }).account;
  checkAlways("Dee");
  world.read({ account: dee }, "war_stars", [
    [START - DAY, 1],
    [START + DAY, 9],
  ]);

  const eve = member("Eve", { leftAt: START + DAY });
  world.read({ stay: eve.stay }, "donations", [
    [START - HOUR, 100],
    [START + HOUR, 150],
  ]);
  const again = world.addStay(clan, eve.account, { joinedAt: START + 2 * DAY });
  world.read({ stay: again }, "donations", [
    [START + 2 * DAY, 5],
    [START + 3 * DAY, 25],
  ]);

  const fay = member("Fay");
  world.read({ stay: fay.stay }, "donations", [
    [START - HOUR, 900],
    [START + DAY, 950],
    [START + 2 * DAY, 10],
    [START + 2 * DAY + HOUR, 12],
    [END - HOUR, 30],
  ]);

  const gus = member("Gus").account;
  checkAlways("Gus");
  world.read({ account: gus }, "war_stars", [
    [START - 3 * DAY, 205],
    [START - 2 * DAY, 180],
    [START - DAY, 182],
    [START + DAY, 200],
    [START + 2 * DAY, 190],
    [START + 3 * DAY, 191],
    [END - HOUR, 215],
  ]);

  const hal = member("Hal").account;
  checkAlways("Hal");
  world.read({ account: hal }, "war_stars", [
    [START - DAY, 1],
    [START + DAY, 4],
  ]);
  world.database.reader.$client.prepare("update accounts set name = 'Hallo' where id = ?").run(hal);
  made.correct({ entryId: "coc:#Hal", kind: "weight", value: 9 }, NOW - 3);
  made.correct({ entryId: "coc:#Hal", kind: "weight", value: 7 }, NOW - 2);

  const ida = member("Ida").account;
  checkAlways("Ida");
  world.read({ account: ida }, "war_stars", [
    [START - DAY, 1],
    [START + DAY, 6],
  ]);
  made.correct({ entryId: "coc:#Ida", kind: "opt-out", value: 1 });

  member("Jon");

  const kim = member("Kim").account;
  checkAlways("Kim");
  world.read({ account: kim }, "war_stars", [
    [START - DAY, 10],
    [START + DAY, 5_000],
    [START + 2 * DAY, 12],
    [START + 2 * DAY + HOUR, 12],
  ]);
  const series = findSeries(world.database.reader, { account: kim }, "war_stars");
  const bogus = { series: series?.id ?? 0, at: START + DAY };
  world.database.transact((tx) => decideReview(tx, bogus, "ignored", { name: "Ada", at: NOW }));

  member("Lou", { leftAt: START });
  member("Max", { joinedAt: END + 1 });
  return made;
}

describe("the entries of a contest", () => {
  it("come from the gains of everybody who was a member, each with its samples and its reason", () => {
    const made = fullScene();
    const list = made.entries().map((entry) => [entry.name, entry.weight, entry.computed, entry.why]);
    expect(list.sort(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
      ["Ada", 30, 30, null],
      ["Bob", 8, 8, null],
      ["Cid", 3, 3, null],
      ["Dee", 0, 0, "left"],
      ["Eve", 7, 7, null],
      ["Fay", 8, 8, null],
      ["Gus", 10, 10, null],
      ["Hallo", 7, 3, null],
      ["Ida", 0, 5, "opted-out"],
      ["Jon", 0, 0, "never-known"],
      ["Kim", 2, 2, null],
    ]);
    // The last reading within the grace counts; the age of the baseline is that of the last check.
    expect(stars(made.of("Ada"))).toEqual([
      {
        target: "war_stars",
        metric: "war_stars",
        gained: 30,
        startAt: START - 2 * DAY,
        startValue: 100,
        endAt: END + 5 * MINUTE,
        endValue: 130,
        baseline: "before",
        checkedAt: START - HOUR,
        highest: null,
        falls: [],
        from: null,
        gaps: [{ from: START, to: START + DAY }],
      },
    ]);
    // Too old at the start: what the first check inside showed counts, though it left no sample.
    expect(stars(made.of("Bob"))).toMatchObject([
      { baseline: "inside", startAt: START - 9 * DAY, startValue: 50, checkedAt: START + HOUR, gained: 8, gaps: [] },
    ]);
    expect(stars(made.of("Cid"))).toMatchObject([{ baseline: "inside", checkedAt: START + DAY, startValue: 10 }]);
    expect(donated(made.of("Eve"))).toMatchObject([
      { baseline: "before", gained: 50, startValue: 100, endValue: 150 },
      { baseline: "inside", gained: 20, startValue: 5, endValue: 25 },
    ]);
    expect(donated(made.of("Fay"))).toMatchObject([
      {
        gained: 80,
        falls: [{ at: START + 2 * DAY, before: 950, after: 10, as: "reset" }],
        startValue: 900,
        endValue: 30,
      },
    ]);
    // A counter gains only what exceeds its highest value, also one from before the start.
    expect(stars(made.of("Gus"))).toMatchObject([
      {
        gained: 10,
        startValue: 182,
        highest: 205,
        endValue: 215,
        falls: [{ at: START + 2 * DAY, before: 200, after: 190, as: "held" }],
      },
    ]);
    expect(made.of("Hallo")).toMatchObject({
      entryId: "coc:#Hal",
      correction: { weight: 7, reason: "seen by all", author: "Ada", at: NOW - 2 },
    });
    expect(stars(made.of("Kim"))).toMatchObject([{ gained: 2, startValue: 10, endValue: 12, falls: [] }]);
    expect(made.of("Ada").checkedAt).toBe(END + 15 * MINUTE);
    const { reader } = made.world.database;
    const whole = listEntries({ reader, game: made.world.game }, made.contest(), NOW);
    expect(whole).toMatchObject({ total: 75, entrants: 8, isLocked: false });
    expect(whole.entries.reduce((sum, entry) => sum + entry.chance, 0)).toBeCloseTo(1);
  });

  it("have no gap where somebody else recorded what was not checked here", () => {
    const gapsAfter = (take: "read" | "merge") => {
      const { world, clan, of } = scene();
      const { account } = world.addMember(clan, "Ada");
      check(world, "player", "#Ada", [
        [START - DAY, START + HOUR],
        [END - HOUR, NOW],
      ]);
      world[take]({ account }, "war_stars", [
        [START - DAY, 1],
        [START + 3 * DAY, 5],
        [END - HOUR, 9],
      ]);
      return stars(of("Ada")).map((target) => [target.gained, target.gaps]);
    };
    expect(gapsAfter("merge")).toEqual([[8, []]]);
    expect(gapsAfter("read")).toEqual([[8, [{ from: START + HOUR, to: END - HOUR }]]]);
  });

  it("can be worked out again from the evidence file alone", () => {
    const made = fullScene();
    const { reader, transact } = made.world.database;
    for (const changes of [
      {},
      { joiners: "exclude", leavers: "keep" },
      { baselineOtherwise: "none", graceMs: 0 },
      {
        rules: [
          { ...RULE, comparator: "<", threshold: 10, per: null, weight: 3 },
          { ...DONATIONS, cap: 2 },
        ],
      },
      { rules: [{ ...RULE, threshold: 0, per: null }] },
    ] satisfies Partial<StoredContest>[]) {
      const rulesText = rulesTextOf(termsOf({ ...made.contest(), ...changes }, made.clan), made.world.game, "Clan");
      transact((tx) => saveContest(tx, made.id, { rulesText, ...changes }));
      const list = listEntries({ reader, game: made.world.game }, made.contest(), NOW);
      const text = evidenceOf(made.contest(), list);
      expect(recomputeWeights(text)).toEqual(new Map(list.entries.map((entry) => [entry.entryId, entry.weight])));
      expect(text).toBe(
        evidenceOf(made.contest(), listEntries({ reader, game: made.world.game }, made.contest(), NOW)),
      );
      expect(JSON.parse(text)).toMatchObject({
        rules_text: rulesText,
        corrections: [{ value: 9, author: "Ada", reason: "seen by all" }, { value: 7 }, { kind: "opt-out", value: 1 }],
      });
    }
  });

  it("follow what the terms say of joiners, leavers and baselines", () => {
    const made = fullScene();
    const set = (changes: Partial<StoredContest>) =>
      made.world.database.transact((tx) => saveContest(tx, made.id, changes));
    set({ joiners: "exclude", leavers: "keep" });
    expect(made.of("Cid")).toMatchObject({ weight: 0, computed: 0, why: "joined-later" });
    expect(made.of("Dee")).toMatchObject({ weight: 8, why: null });
    // Who came back was a member at the start.
    expect(made.of("Eve").weight).toBe(7);
    set({ joiners: "count", baselineOtherwise: "none" });
    expect(made.of("Bob")).toMatchObject({ weight: 0, why: "no-baseline" });
    expect(made.of("Eve").weight).toBe(7);
    set({ baselineMaxAgeMs: null });
    expect(made.of("Bob")).toMatchObject({ weight: 8 });
    expect(stars(made.of("Bob"))).toMatchObject([{ baseline: "before", checkedAt: START - 3 * DAY }]);
    set({ graceMs: 0 });
    expect(made.of("Ada").weight).toBe(20);
    made.correct({ entryId: "coc:#Hal", kind: "weight", value: null });
    made.correct({ entryId: "coc:#Ida", kind: "opt-out", value: 0 });
    expect(made.of("Hallo")).toMatchObject({ weight: 3, correction: null });
    expect(made.of("Ida")).toMatchObject({ weight: 5, optOut: null });
    made.correct({ entryId: "coc:#Ada", kind: "weight", value: 0 });
    expect(made.of("Ada")).toMatchObject({ weight: 0, why: "corrected", computed: 20 });
  });

  it("are those until now while it runs, and nobody's before it begins", () => {
    const made = fullScene();
    expect(made.of("Ada", START + 2 * DAY)).toMatchObject({ weight: 20, checkedAt: START + 2 * DAY });
    const before = made.entries(START - HOUR);
    expect(before.map((entry) => entry.name)).not.toContain("Cid");
    expect(before.find((entry) => entry.name === "Ada")).toMatchObject({ weight: 0, why: "no-gain" });
  });

  it("count levels out of experience, and of a sum what is known of it", () => {
    const world = boardWorld(osrs);
    const clan = world.addClan("Clan");
    const { database, game } = world;
    const ada = world.addMember(clan, "ada").account;
    world.read({ account: ada }, "xp.mining", [
      [START - HOUR, 1_100],
      [START + DAY, 14_000],
    ]);
    world.read({ account: ada }, "kc.zulrah", [
      [START - HOUR, 10],
      [START + DAY, 14],
    ]);
    world.read({ account: ada }, "kc.vorkath", [[START + DAY, 50]]);
    const levels: ContestRule = { ...RULE, type: "skill_levels", match: "any", per: 5 };
    const bosses: ContestRule = { ...RULE, type: "boss_kc", per: null, weight: 2 };
    const plan = {
      ...PLAN,
      clanId: clan,
      clanRef: "Clan",
      clanName: "Clan",
      id: 1 as ContestId,
      baselineOtherwise: "none" as const,
      rules: [levels, bosses, { ...bosses, comparator: "<" as const, threshold: 1_000 }],
    };
    const list = listEntries({ reader: database.reader, game }, plan, NOW);
    expect(list.entries).toMatchObject([{ entryId: "osrs:#ada", weight: 6 }]);
    const [first, second, third] = list.entries[0]?.proof ?? [];
    expect(first).toMatchObject({ gained: 21, entries: 4 });
    expect(first?.targets.find((one) => one.metric === "level.mining")).toMatchObject({
      startValue: 9,
      endValue: 30,
      from: { metric: "xp.mining", startValue: 1_100, endValue: 14_000 },
    });
    // Vorkath has no value to count from: the sum is at least four, and nobody knows that it is less than a thousand.
    expect(second).toMatchObject({ gained: 4, entries: 2 });
    expect(second?.targets).toMatchObject([
      { metric: "kc.vorkath", gained: null, baseline: "none" },
      { metric: "kc.zulrah", gained: 4 },
    ]);
    expect(third).toMatchObject({ gained: 4, entries: 0 });
    const weights = recomputeWeights(evidenceOf(plan, list));
    expect(weights).toEqual(new Map([["osrs:#ada", 6]]));
  });

  it("are nobody's where the clan is gone, and too many are said to be", () => {
    const made = fullScene();
    const terms = termsOf({ ...made.contest(), rules: [{ ...RULE, weight: 1_000_000, per: 1e-9 }] }, made.clan);
    const { list, problems } = previewEntries(
      { reader: made.world.database.reader, game: made.world.game },
      terms,
      { id: made.clan, ref: "#Clan" },
      NOW,
    );
    expect(problems).toEqual([{ problem: "too-many-entries", detail: null }]);
    expect(list.total).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    made.world.database.transact((tx) => saveContest(tx, made.id, { clanId: null }));
    expect(made.entries()).toEqual([]);
  });
});
