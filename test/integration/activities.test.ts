import { describe, expect, it } from "vitest";
import { destiny2 } from "#main/games/destiny2/game.ts";
import type { ReportFact } from "#main/games/game.ts";
import { findInstance } from "#main/store/activities/activities.ts";
import { findCharacter } from "#main/store/activities/characters.ts";
import { listPlayers } from "#main/store/activities/players.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { findSeries, listSamples } from "#main/store/samples/samples.ts";
import { countAccount, FROM_THE_START } from "#main/sync/activities/count-account.ts";
import type { AccountId } from "#shared/ids.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { entry, NOON, type Played, page, played, playedStore, RAID_REF, report, result } from "#test/support/played.ts";

function accountOf({ database }: Played, ref: string): AccountId {
  const account = findAccount(database.reader, "destiny2", ref);
  if (account === undefined) throw new Error(`Nobody has ${ref}.`);
  return account.id;
}

/** Values of a counter of an account, by the minutes after noon at which they hold. */
function counted(store: Played, ref: string, metric: string): (readonly [number, number | null])[] {
  const series = findSeries(store.database.reader, { account: accountOf(store, ref) }, metric);
  if (series === undefined) return [];
  return listSamples(store.database.reader, series.id, -1, Number.MAX_SAFE_INTEGER).map(
    ({ at, value }) => [Math.round((at - NOON) / MINUTE), value] as const,
  );
}

const reportOf = (told: ReportFact["report"]): ReportFact => ({ type: "report", report: told });

function eventsOf({ database }: Played) {
  return database.reader.$client
    .prepare(
      "select type, happened_to as at, is_late as isLate, json_extract(data, '$.instance') as instance from events order by seq",
    )
    .all();
}

const PAST_MINUTES = (30 * DAY) / MINUTE;

describe("the history of a character", () => {
  it("keeps what it tells, counts it from where all is known, and asks for the reports of it", () => {
    const store = playedStore(["1"]);
    const first = { ...played("100", -300, { activity: RAID_REF }), own: result("11", { kills: 40 }) };
    const second = { ...played("101", -200), own: result("11", { kills: 5 }) };
    const applied = store.take(page("1", "11", [second, first]), NOON, null);
    expect(applied.follow).toEqual([
      { kind: "report", ref: "101", owner: "101" },
      { kind: "report", ref: "100", owner: "100" },
    ]);
    expect(counted(store, "1", "kills")).toEqual([
      [-PAST_MINUTES, 0],
      [-300, 40],
      [-200, 45],
    ]);
    expect(counted(store, "1", "clears.raid.vault_of_glass")).toEqual([
      [-PAST_MINUTES, 0],
      [-300, 1],
    ]);
    expect(counted(store, "1", "flawless")).toEqual([[-PAST_MINUTES, 0]]);
    expect(store.take(page("1", "11", [second, first]), NOON + MINUTE)).toMatchObject({ isChanged: false, follow: [] });
  });

  it("takes in a long activity that is listed below shorter ones, where its end puts it", () => {
    // The recorded case of games/destiny2.md, section 1.9: 6799461902 began before 6799239984 and ended after it.
    const store = playedStore(["1"]);
    const start = Date.UTC(2020, 5, 1, 1, 18, 49);
    const short = {
      ...played("6799239984", 0, { startedAt: start + 279_000, durationSeconds: 900 }),
      own: result("11", { kills: 3 }),
    };
    const long = {
      ...played("6799461902", 0, { startedAt: start, durationSeconds: 6390, activity: RAID_REF }),
      own: result("11", { kills: 50 }),
    };
    const at = start + 2 * HOUR;
    store.take(page("1", "11", [short]), start + 25 * MINUTE, null);
    const applied = store.take(page("1", "11", [short, long]), at);
    expect(applied).toMatchObject({ isChanged: true, follow: [{ ref: "6799461902" }] });
    const kills = counted(store, "1", "kills").map(([, value]) => value);
    expect(kills).toEqual([0, 3, 53]);
  });

  it("counts what comes up late where it ended, and what was counted after it goes up by it", () => {
    const store = playedStore(["1"]);
    const early = { ...played("100", -300), own: result("11", { kills: 7 }) };
    const late = { ...played("101", -200), own: result("11", { kills: 5 }) };
    store.take(page("1", "11", [late]), NOON, null);
    store.take(page("1", "11", [late, early]), NOON + HOUR);
    expect(counted(store, "1", "kills")).toEqual([
      [-PAST_MINUTES, 0],
      [-300, 7],
      [-200, 12],
    ]);
  });

  it("reads on until what is known, and begins to count when the last page is here", () => {
    const store = playedStore(["1"]);
    const pageOf = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...played(String(1000 - from - i), -60 * (from + i)),
        own: result("11"),
      }));
    const first = store.take(page("1", "11", pageOf(0, 3), { isLast: false }), NOON, null);
    expect(first.follow[0]).toEqual({ kind: "history-1", ref: "3/1/11", owner: "1" });
    expect(counted(store, "1", "kills")).toEqual([]);
    const second = store.take(page("1", "11", pageOf(3, 2), { page: 1, isLast: true }), NOON + MINUTE, null);
    expect(second.follow.map(({ kind }) => kind)).toEqual(["report", "report"]);
    expect(counted(store, "1", "activities").map(([, value]) => value)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("counts for nobody whose other character was not read yet", () => {
    const store = playedStore(["1"]);
    const characters = ["11", "12"].map((ref) => ({
      ref,
      class: "Titan",
      light: 1,
      minutesPlayed: 1,
      lastPlayedAt: NOON,
    }));
    store.take({ type: "characters", account: "1", characters }, NOON - MINUTE, null);
    store.take(page("1", "11", [{ ...played("100", -300), own: result("11") }]), NOON, null);
    expect(counted(store, "1", "kills")).toEqual([]);
    store.take(page("1", "12", [{ ...played("101", -400), own: result("12", { kills: 2 }) }]), NOON, null);
    expect(counted(store, "1", "kills").map(([, value]) => value)).toEqual([0, 2, 12]);
  });
});

describe("a report", () => {
  const raid = played("100", 60, { activity: RAID_REF, durationSeconds: 3600 });
  const entries = ["1", "2", "3"].map((ref) => entry(ref, `${ref}1`, { kills: 20, deaths: 0 }));
  const read = (store: Played, over: Partial<ReportFact["report"]> = {}, at: Instant = NOON + 62 * MINUTE) =>
    store.take(reportOf(report(raid, entries, over)), at, null);

  it("is told once for each clan, however many histories had it, and counts once for each person", () => {
    const store = playedStore(["1", "2"]);
    for (const ref of ["1", "2"]) store.take(page(ref, `${ref}1`, []), NOON - HOUR, null);
    const followed = ["1", "2"].flatMap(
      (ref) =>
        store.take(page(ref, `${ref}1`, [{ ...raid, own: result(`${ref}1`, { kills: 20 }) }]), NOON + 61 * MINUTE)
          .follow,
    );
    expect(followed.map(({ ref }) => ref)).toEqual(["100", "100"]);
    expect(read(store)).toMatchObject({ isUnsettled: true });
    expect(read(store, {}, NOON + 80 * MINUTE)).toMatchObject({ isUnsettled: false, isChanged: true });
    expect(eventsOf(store)).toEqual(
      ["raid-cleared", "flawless", "low-man"].map((type) => ({ type, at: NOON + HOUR, isLate: 0, instance: "100" })),
    );
    expect(counted(store, "2", "kills").at(-1)).toEqual([60, 20]);
    expect(counted(store, "1", "full_clears.raid").at(-1)).toEqual([60, 1]);
  });

  it("that lacks players is read again, and replaced by what has more; nothing is told before", () => {
    const store = playedStore(["1"]);
    store.take(page("1", "11", []), NOON - HOUR, null);
    expect(read(store, { playerCount: 4, entries: entries.slice(0, 1) })).toMatchObject({ isUnsettled: true });
    expect(findInstance(store.database.reader, "destiny2", "100")).toMatchObject({
      reportState: "incomplete",
      isCleared: null,
    });
    expect(eventsOf(store)).toEqual([]);
    read(store, { playerCount: 3 });
    expect(findInstance(store.database.reader, "destiny2", "100")).toMatchObject({
      reportState: "complete",
      isCleared: 1,
      people: 3,
      reads: 2,
    });
    // A step back to fewer players changes nothing.
    read(store, { playerCount: 3, entries: entries.slice(0, 2) });
    const id = findInstance(store.database.reader, "destiny2", "100")?.id;
    expect(id === undefined ? 0 : listPlayers(store.database.reader, id).length).toBe(3);
  });

  it("that lacks players to the end is taken as it is after five readings", () => {
    const store = playedStore(["1"]);
    store.take(page("1", "11", []), NOON - HOUR, null);
    const states = Array.from({ length: 5 }, () => {
      read(store, { playerCount: 9 });
      return findInstance(store.database.reader, "destiny2", "100")?.reportState;
    });
    expect(states).toEqual(["incomplete", "incomplete", "incomplete", "incomplete", "final"]);
    expect(eventsOf(store)).toHaveLength(3);
  });

  it("that differs later corrects the rows and the counters, keeps names that a stub lacks, and tells nothing twice", () => {
    const store = playedStore(["1", "2"]);
    for (const ref of ["1", "2"]) store.take(page(ref, `${ref}1`, []), NOON - HOUR, null);
    read(store);
    const told = eventsOf(store);
    const fewer = entries.map((one) => ({ ...one, kills: 15, name: null, class: null }));
    read(store, { entries: fewer }, NOON + 80 * MINUTE);
    expect(counted(store, "1", "kills").at(-1)).toEqual([60, 15]);
    expect(eventsOf(store)).toEqual(told);
    const id = findInstance(store.database.reader, "destiny2", "100")?.id;
    expect(id === undefined ? [] : listPlayers(store.database.reader, id).map((one) => one.name)).toEqual([
      "Player 1",
      "Player 2",
      "Player 3",
    ]);
    const reviews = store.database.reader.$client.prepare("select count(*) as n from sample_marks").get();
    expect(reviews).toEqual({ n: 0 });
  });

  it.each([
    ["what ended before the history was first read", { read: NOON + 2 * HOUR, at: NOON + 3 * HOUR }, []],
    ["what ended an hour before it was noticed", { read: NOON - HOUR, at: NOON + 3 * HOUR }, [1, 1, 1]],
    ["news", { read: NOON - HOUR, at: NOON + 65 * MINUTE }, [0, 0, 0]],
  ])("is silent or late where it must be: %s", (_, { read: readAt, at }, late) => {
    const store = playedStore(["1"]);
    store.take(page("1", "11", []), readAt, null);
    read(store, {}, at);
    expect(eventsOf(store).map((event) => (event as { isLate: number }).isLate)).toEqual(late);
  });

  it("counts a person who changed characters once, with what both did", () => {
    const store = playedStore(["1"]);
    store.take(page("1", "11", []), NOON - HOUR, null);
    store.take(page("1", "12", []), NOON - HOUR, null);
    const swapped = [
      entry("1", "11", { kills: 5, timePlayedSeconds: 1800, startSeconds: 0 }),
      entry("1", "12", { kills: 6, timePlayedSeconds: 32_767, startSeconds: 900 }),
    ];
    read(store, { entries: swapped, playerCount: 2 });
    expect(findInstance(store.database.reader, "destiny2", "100")).toMatchObject({
      people: 1,
      reportState: "complete",
    });
    expect(counted(store, "1", "kills").at(-1)).toEqual([60, 11]);
    expect(counted(store, "1", "activities").at(-1)).toEqual([60, 1]);
  });
});

describe("counters made anew", () => {
  it("are the same as those that went along", () => {
    const store = playedStore(["1"]);
    const items = Array.from({ length: 20 }, (_, i) => ({
      ...played(String(100 + i), -60 * i, i % 3 === 0 ? { activity: RAID_REF } : {}),
      own: result("11", { kills: i }),
    }));
    store.take(page("1", "11", items.slice(10)), NOON - 11 * HOUR, null);
    for (let i = 9; i >= 0; i -= 1) store.take(page("1", "11", items.slice(i)), NOON + MINUTE * (10 - i));
    const all = () =>
      store.database.reader.$client
        .prepare(
          "select series.metric, samples.at, samples.value, samples.total from series join samples on samples.series_id = series.id order by 1, 2",
        )
        .all();
    const before = all();
    const account = accountOf(store, "1");
    store.database.transact((tx) => {
      tx.$client.exec("delete from samples where series_id % 2 = 0");
      countAccount({ tx, game: destiny2, at: NOON }, account, FROM_THE_START);
    });
    expect(all()).toEqual(before);
    expect(findCharacter(store.database.reader, account, "11")?.wantedPage).toBeNull();
  });
});
