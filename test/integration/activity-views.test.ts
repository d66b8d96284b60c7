import { describe, expect, it } from "vitest";
import { describeTotals } from "#main/activities/totals.ts";
import { type ActivityQuery, describeActivities, describeActivityDetail } from "#main/activities/view.ts";
import { destiny2 } from "#main/games/destiny2/game.ts";
import { findClan } from "#main/store/clans/clans.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import {
  CLAN_REF,
  DUNGEON_REF,
  entry,
  NOON,
  type Played,
  page,
  played,
  playedStore,
  RAID_REF,
  report,
  result,
} from "#test/support/played.ts";

const NOW: Instant = NOON + 3 * HOUR;

function sceneOf({ database, clan }: Played) {
  const stored = findClan(database.reader, clan);
  if (stored === undefined) throw new Error("The clan is gone.");
  return { reader: database.reader, game: destiny2, clan: stored, clock: { now: NOW, realNow: NOW, speed: 1 } };
}

function list(store: Played, over: Partial<ActivityQuery> = {}) {
  const query = {
    kind: null,
    withoutKind: false,
    account: null,
    onlyCleared: false,
    leastMembers: 1,
    before: null,
    limit: 50,
    ...over,
  };
  return describeActivities(sceneOf(store), query);
}

/** Members 1 and 2, and a raid of theirs with a guest, a dungeon that 2 gave up, a visit to a social space and a private match. */
function evening(): Played {
  const store = playedStore(["1", "2"]);
  for (const ref of ["1", "2"]) store.take(page(ref, `${ref}1`, []), NOON - 3 * HOUR, null);
  const raid = played("100", 60, { activity: RAID_REF, durationSeconds: 3600 });
  const dungeon = played("101", 90, { activity: DUNGEON_REF, isObjectiveReached: false });
  const visit = played("102", 95, { activity: "9009", modes: [40] });
  const match = played("103", 100, { isPrivate: true });
  const own = (ref: string, isCompleted = true) => result(`${ref}1`, { isCompleted, kills: 20 });
  store.take(
    page(
      "1",
      "11",
      [match, visit, raid].map((one) => ({ ...one, own: own("1") })),
    ),
    NOON + 101 * MINUTE,
  );
  store.take(
    page("2", "21", [
      { ...dungeon, own: own("2", false) },
      { ...raid, own: own("2") },
    ]),
    NOON + 102 * MINUTE,
  );
  const entries = [
    entry("1", "11", { kills: 20, deaths: 0, timePlayedSeconds: 1800, startSeconds: 0 }),
    entry("1", "12", { kills: 1, deaths: 0, timePlayedSeconds: 1800, startSeconds: 1200, class: "Hunter" }),
    entry("2", "21", { kills: 20, deaths: 0, timePlayedSeconds: 3600 }),
    entry("77", "771", { kills: 9, deaths: 0, startSeconds: 600, fireteam: null }),
  ];
  store.take({ type: "report", report: report(raid, entries) }, NOON + 103 * MINUTE, null);
  return store;
}

describe("what a clan played", () => {
  it("is told by its end, each instance once, with who of the clan was there", () => {
    const { activities, hasMore } = list(evening());
    expect(hasMore).toBe(false);
    expect(activities.map(({ instance, report: state, isCleared }) => [instance, state, isCleared])).toEqual([
      ["103", "awaited", true],
      ["101", "awaited", false],
      ["100", "complete", true],
    ]);
    expect(activities[2]).toMatchObject({
      activity: { name: "Vault of Glass", kind: "raid", kindLabel: "Raid" },
      start: "fresh",
      isFlawless: true,
      people: 3,
      isLowMan: true,
      clanShare: 2 / 3,
      members: [
        { name: "Player 1", isFinisher: true },
        { name: "Player 2", isFinisher: true },
      ],
    });
  });

  it.each([
    ["one kind", { kind: "dungeon" }, ["101"]],
    ["of no kind too", { withoutKind: true }, ["103", "102", "101", "100"]],
    ["what was cleared", { onlyCleared: true }, ["103", "100"]],
    ["what two members shared", { leastMembers: 2 }, ["100"]],
    ["nobody in such numbers", { leastMembers: 3 }, []],
  ])("is filtered: %s", (_, filter, instances) => {
    expect(list(evening(), filter).activities.map((one) => one.instance)).toEqual(instances);
  });

  it("is filtered by a member, and paged by its end", () => {
    const store = evening();
    const [first] = list(store, { limit: 1 }).activities;
    const next = list(store, {
      limit: 1,
      before: first === undefined ? null : { endedAt: first.endedAt, id: first.id },
    });
    expect([next.hasMore, next.activities.map((one) => one.instance)]).toEqual([true, ["101"]]);
    const account = first?.members[0]?.account ?? null;
    expect(list(store, { account }).activities.map((one) => one.instance)).toEqual(["103", "100"]);
  });

  it("belongs to the clan only while the member is in it", () => {
    const store = evening();
    const member = (ref: string) => ({ ref, name: `Player ${ref}`, gameRole: "member" });
    const roster = (refs: readonly string[], minute: number) =>
      store.take({ type: "roster", clan: CLAN_REF, members: refs.map(member) }, NOON + minute * MINUTE);
    roster(["1", "3"], 110);
    roster(["1", "3"], 113);
    // Who has left keeps what was played until then in it; who has come brings nothing along.
    store.take(page("2", "21", [{ ...played("105", 120), own: result("21") }]), NOON + 121 * MINUTE);
    store.take(page("3", "31", [{ ...played("104", 20), own: result("31") }]), NOON + 121 * MINUTE, null);
    expect(list(store).activities.map((one) => one.instance)).toEqual(["103", "101", "100"]);
    const totals = describeTotals(store.database, sceneOf(store), NOON, NOW);
    expect(totals).toMatchObject({ activities: 3, clears: 1, kills: 20 + 1 + 20 + 20 + 20 });
  });
});

describe("one instance", () => {
  it("has everybody once, with what all their characters did", () => {
    const store = evening();
    const id = list(store, { kind: "raid" }).activities[0]?.id;
    if (id === undefined) throw new Error("There is no raid.");
    const detail = describeActivityDetail(sceneOf(store), id);
    expect(detail).toMatchObject({ playerCount: 4, reads: 1, clan: store.clan });
    expect(
      detail?.persons.map(({ ref, isMember, kills, timePlayedSeconds, classes }) => [
        ref,
        isMember,
        kills,
        timePlayedSeconds,
        classes,
      ]),
    ).toEqual([
      ["1", true, 21, 3000, ["Titan", "Hunter"]],
      ["2", true, 20, 3600, ["Titan"]],
      ["77", false, 9, 600, ["Titan"]],
    ]);
  });
});

describe("totals of a span", () => {
  it("count instances once and people's numbers all, private matches nowhere", () => {
    const store = evening();
    const totals = describeTotals(store.database, sceneOf(store), NOON, NOW);
    expect(totals).toEqual({
      from: NOON,
      to: NOW,
      activities: 3,
      clears: 1,
      kills: 81,
      minutes: 50 + 60 + 10 + 10,
      byActivity: [{ name: "Vault of Glass", kind: "raid", clears: 1, fresh: 1, flawless: 1 }],
      unknown: 0,
      reconciled: [],
    });
  });

  it("say how many members they know nothing of", () => {
    const store = playedStore(["1", "2"]);
    expect(describeTotals(store.database, sceneOf(store), NOON, NOW).unknown).toBe(2);
  });

  it("stand beside what the game itself counts, from one of its readings to another", () => {
    const store = evening();
    const told = (kills: number, at: Instant) =>
      store.take({ type: "values", of: { scope: "account", account: "1" }, values: { "lifetime.kills": kills } }, at);
    told(1000, NOON - HOUR);
    told(1021, NOON + 70 * MINUTE);
    expect(describeTotals(store.database, sceneOf(store), NOON - DAY, NOW).reconciled).toEqual([
      { metric: "kills", label: "Kills", counted: 21, told: 21, since: NOON - HOUR, differing: 0 },
    ]);
  });
});
