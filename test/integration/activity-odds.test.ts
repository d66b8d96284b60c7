/** Histories and reports as they go wrong: cut off between pages, hidden, missing, or with numbers that cannot be. */
import { describe, expect, it } from "vitest";
import { destiny2 } from "#main/games/destiny2/game.ts";
import { findInstance } from "#main/store/activities/activities.ts";
import { settleReport } from "#main/sync/activities/no-report.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { entry, NOON, type Played, page, played, playedStore, RAID_REF, report, result } from "#test/support/played.ts";

/** Samples of all counters, and what instances are. */
function outcomeOf({ database }: Played) {
  const all = (sql: string) => database.reader.$client.prepare(sql).all();
  return [
    all("select metric, at, value from series join samples on samples.series_id = series.id order by 1, 2"),
    all("select instance, ended_at, kind, accounts from activities order by 1"),
    all("select ref, known_from, known_until, wanted_page from characters order by 1"),
  ];
}

const item = (i: number) => ({
  ...played(String(100 + i), -i * 60, { activity: RAID_REF }),
  own: result("11", { kills: i }),
});

const PAGES = [0, 1, 2].map((number) =>
  page("1", "11", [item(3 * number + 1), item(3 * number + 2), item(3 * number + 3)], {
    page: number,
    isLast: number === 2,
  }),
);

describe("a first reading that is cut off after a page", () => {
  const whole = playedStore(["1"]);
  for (const fact of PAGES) whole.take(fact, NOON, null);
  const expected = outcomeOf(whole);

  it.each([1, 2, 3])("comes to the same when it is begun again: %i", (taken) => {
    const store = playedStore(["1"]);
    for (const fact of PAGES.slice(0, taken)) store.take(fact, NOON, null);
    for (const fact of PAGES) store.take(fact, NOON, null);
    expect(outcomeOf(store)).toEqual(expected);
    expect(expected[0]?.length).toBeGreaterThan(0);
  });

  it.each([1, 2])("counts nothing before it is whole: %i", (taken) => {
    const store = playedStore(["1"]);
    for (const fact of PAGES.slice(0, taken)) store.take(fact, NOON, null);
    expect(outcomeOf(store)[0]).toEqual([]);
  });
});

describe("a report that nobody gets", () => {
  const raid = played("100", 10, { activity: RAID_REF });
  const told = report(raid, [entry("1", "11", { kills: 30 })]);
  const stateOf = (store: Played) => findInstance(store.database.reader, "destiny2", "100");
  const settled = (outcome: "private" | "not-found", store: Played) =>
    store.database.transact((tx) => settleReport(tx, destiny2, "100", outcome, NOON + 20 * MINUTE));
  function known(): Played {
    const store = playedStore(["1"]);
    store.take(page("1", "11", [{ ...raid, own: result("11") }]), NOON + 11 * MINUTE);
    return store;
  }

  it.each([
    ["private", "hidden"],
    ["not-found", "missing"],
  ] as const)("that is %s leaves what the history says, and is taken when it is there after all", (outcome, state) => {
    const store = known();
    const before = outcomeOf(store);
    settled(outcome, store);
    expect(stateOf(store)).toMatchObject({ reportState: state, isCleared: null });
    expect(outcomeOf(store)).toEqual(before);
    store.take({ type: "report", report: told }, NOON + 2 * HOUR, null);
    expect(stateOf(store)).toMatchObject({ reportState: "final", isCleared: 1 });
  });

  it("after it was read stays what it was", () => {
    const store = known();
    store.take({ type: "report", report: told }, NOON + 12 * MINUTE, null);
    settled("not-found", store);
    expect(stateOf(store)).toMatchObject({ reportState: "final", isCleared: 1 });
  });

  it("with a number of players that cannot be is whole with whom it has", () => {
    const store = known();
    store.take({ type: "report", report: { ...told, playerCount: -1 } }, NOON + 2 * HOUR, null);
    expect(stateOf(store)).toMatchObject({ reportState: "final", people: 1, playerCount: -1 });
  });
});

it("keeps sums whole and rising whatever is added to them", () => {
  const store = playedStore(["1"]);
  const kills = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0, -5];
  const items = kills.map((count, i) => ({ ...played(String(100 + i), i + 1), own: result("11", { kills: count }) }));
  store.take(page("1", "11", items.toReversed()), NOON + DAY, null);
  const values = store.database.reader.$client
    .prepare("select value from series join samples on series_id = series.id where metric = 'kills' order by at")
    .pluck()
    .all() as number[];
  expect(values.every((value, i) => Number.isSafeInteger(value) && value >= (values[i - 1] ?? 0))).toBe(true);
  expect(values.at(-1)).toBe(Number.MAX_SAFE_INTEGER);
});
