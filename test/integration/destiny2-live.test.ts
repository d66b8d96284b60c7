/** Who plays what with whom, as the whole engine learns it from the simulated Destiny 2: without its lags, and with them. */
import { describe, expect, it, onTestFinished } from "vitest";
import { type Lags, NO_LAGS, REAL_LAGS } from "#demo/servers/destiny2/lags.ts";
import type { Destiny2Commands } from "#demo/world/destiny2/commands.ts";
import { presentStays } from "#demo/world/destiny2/model.ts";
import { plainDestiny2Clans } from "#demo/world/destiny2.ts";
import { destiny2 } from "#main/games/destiny2/game.ts";
import { listInactivity } from "#main/inactivity/progress.ts";
import { readLines } from "#main/leaderboards/lines.ts";
import { seriesOf } from "#main/members/detail.ts";
import { listMembers } from "#main/members/list.ts";
import { findClan } from "#main/store/clans/clans.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { readCatalogue } from "#main/store/samples/catalogue.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { failureOf, startDestinyScene } from "#test/support/virtual/destiny2.ts";

const RAID = "Vault of Glass";

/** A still clan of six that was read once: nobody plays but who is told to. */
async function start(lags: Lags) {
  const scene = startDestinyScene({
    world: { isStill: true, startAt: Date.UTC(2026, 7, 6, 18), destiny2: { clans: plainDestiny2Clans(1, 6) } },
    lags,
  });
  onTestFinished(() => {
    expect(scene.defects).toEqual([]);
    scene.database.close();
  });
  await scene.time.runFor(6 * MINUTE);
  const [clan] = scene.world.destiny2.clans;
  const [tracked] = scene.clans;
  if (clan === undefined || tracked === undefined) throw new Error("There is no clan.");
  const clanId = tracked;
  const ids = presentStays(clan).map(({ player }) => player.membershipId);
  const now = (): Instant => Math.floor(scene.time.now());
  function list() {
    const stored = findClan(scene.database.reader, clanId);
    if (stored === undefined) throw new Error("The clan is gone.");
    const clock = { now: now(), realNow: now(), speed: 1 };
    return listMembers({ reader: scene.database.reader, game: destiny2, clan: stored, clock }, false);
  }
  function rowOf(ref: string): MemberRow {
    const row = list().rows.find((one) => one.ref === ref);
    if (row === undefined) throw new Error(`Nobody is ${ref}.`);
    return row;
  }
  return {
    scene,
    ids: ids as [string, string, string, string, string, string],
    now,
    list,
    rowOf,
    /** Does something in the world, and says when that was. */
    order(work: (commands: Destiny2Commands) => void): Instant {
      scene.world.advanceTo(now());
      work(scene.world.destiny2.commands);
      return now();
    },
    wait: (ms: Duration) => scene.time.runFor(ms),
    stateOf: (ref: string) => rowOf(ref).presence?.state,
    /** The refs of the members of each fireteam. */
    teams: () => {
      const { rows, fireteams } = list();
      return fireteams.map((team) => team.members.map((id) => rows.find((row) => row.id === id)?.ref ?? "").toSorted());
    },
    events: () =>
      scene.database.reader.$client.prepare("select type, is_late as isLate from events order by seq").all() as {
        readonly type: string;
        readonly isLate: number;
      }[],
    sessions: () =>
      scene.database.reader.$client
        .prepare("select from_at as fromAt, to_at as toAt from sessions where kind = 'online' order by id")
        .all() as { readonly fromAt: Instant; readonly toAt: Instant | null }[],
  };
}

describe.each([
  { name: "at once", lags: NO_LAGS, soon: 2 * MINUTE, off: 0 },
  { name: "as late as it does", lags: REAL_LAGS, soon: 6 * MINUTE, off: 3 * MINUTE },
])("a service that tells $name", ({ lags, soon, off }) => {
  it("is followed from the first who comes to the last who goes", async () => {
    const { ids, now, list, rowOf, order, wait, stateOf, teams, events, sessions } = await start(lags);
    const [a, b, c, d] = ids;
    expect(list().rows.map((row) => row.state)).toEqual(ids.map(() => "offline"));

    const cameAt = order((commands) => commands.goOnline(a));
    await wait(soon);
    expect(rowOf(a)).toMatchObject({ state: "online", activity: "Orbit" });
    expect(Math.abs((rowOf(a).since ?? 0) - cameAt)).toBeLessThanOrEqual(off + MINUTE);

    // Whoever is in the game with them is one fireteam, which was seen in the raid once.
    let run: ReturnType<Destiny2Commands["startActivity"]> | undefined;
    const startedAt = order((commands) => {
      run = commands.startActivity([a, b, c], RAID, { guests: 1 });
    });
    await wait(soon);
    expect([a, b, c].map(stateOf)).toEqual(["playing", "playing", "playing"]);
    expect(teams()).toEqual([[a, b, c].toSorted()]);
    const [team] = list().fireteams;
    expect(team?.unseen).toEqual([]);
    expect(team).toMatchObject({ activity: { name: RAID, kind: "raid" }, guests: { length: 1 }, isStale: false });
    expect(Math.abs((team?.since ?? 0) - startedAt)).toBeLessThanOrEqual(off);

    // It stays itself while people come and go.
    if (run === undefined) throw new Error("There is no run.");
    const raid = run;
    order((commands) => {
      commands.goOnline(d);
      commands.joinActivity(d, raid);
    });
    await wait(soon);
    expect([teams(), list().fireteams[0]?.id]).toEqual([[[a, b, c, d].toSorted()], team?.id]);
    order((commands) => commands.leaveActivity(b));
    await wait(soon);
    expect([teams(), stateOf(b)]).toEqual([[[a, c, d].toSorted()], "orbit"]);
    expect(events()).toEqual([{ type: "raid-started", isLate: 0 }]);

    // What it came to is told once, however many were in it.
    await wait(20 * MINUTE);
    order((commands) => commands.finishActivity(raid));
    await wait(soon + 6 * MINUTE);
    expect([a, c, d].map(stateOf)).toEqual(["orbit", "orbit", "orbit"]);
    expect(events().slice(1)).toEqual([{ type: "raid-cleared", isLate: 0 }]);

    order((commands) => commands.leaveFireteam(d));
    await wait(soon);
    expect(teams()).toEqual([[a, c].toSorted()]);

    // Its own profile goes on showing for hours what somebody did who left.
    const leftAt = order((commands) => commands.goOffline(a, { isStuck: true }));
    await wait(soon + MINUTE);
    expect(rowOf(a).state).toBe("offline");
    expect(Math.abs((rowOf(a).since ?? 0) - leftAt)).toBeLessThanOrEqual(off);
    expect(teams()).toEqual([]);
    await wait(HOUR);
    expect(rowOf(a).state).toBe("offline");

    order((commands) => commands.setPrivate(c, true));
    await wait(soon);
    expect(rowOf(c)).toMatchObject({ presence: { state: "private", activity: null, fireteam: null } });

    order((commands) => {
      for (const one of [b, c, d]) commands.goOffline(one);
    });
    await wait(soon + 3 * MINUTE);
    expect(list().rows.map((row) => row.state)).toEqual(ids.map(() => "offline"));
    expect(sessions().map((one) => one.toAt !== null && one.toAt > one.fromAt && one.toAt <= now())).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(events()).toHaveLength(2);
  });

  it("stands still while it is closed, ends nothing, and goes on by itself", async () => {
    const { scene, ids, list, order, wait, stateOf, teams, events } = await start(lags);
    const [a, b] = ids;
    order((commands) => commands.startActivity([a, b], RAID));
    await wait(soon);
    const closedAt = scene.time.now();
    scene.refuse(() => failureOf(5, 503));
    await wait(2 * MINUTE);
    order((commands) => commands.goOffline(b));
    await wait(50 * MINUTE);
    expect(Math.abs((list().frozenSince ?? 0) - closedAt)).toBeLessThanOrEqual(MINUTE);
    expect([stateOf(a), stateOf(b)]).toEqual(["playing", "playing"]);
    expect(teams()).toEqual([[a, b].toSorted()]);
    expect(list().fireteams[0]?.isStale).toBe(false);
    scene.refuse(() => null);
    await wait(soon + 2 * MINUTE);
    expect(list().frozenSince).toBeNull();
    expect([stateOf(a), stateOf(b), teams()]).toEqual(["playing", "offline", []]);
    expect(events()).toEqual([{ type: "raid-started", isLate: 0 }]);
  });

  it("tells what happened while nobody looked, late and once, and no start of it", async () => {
    const { scene, ids, order, wait, list, events } = await start(lags);
    scene.time.sleep(HOUR);
    let run: ReturnType<Destiny2Commands["startActivity"]> | undefined;
    order((commands) => {
      run = commands.startActivity(ids, RAID);
    });
    scene.time.sleep(HOUR);
    order((commands) => {
      if (run !== undefined) commands.finishActivity(run);
      for (const one of ids) commands.goOffline(one);
    });
    scene.time.sleep(2 * HOUR);
    await wait(20 * MINUTE);
    expect(list().rows.map((row) => row.state)).toEqual(ids.map(() => "offline"));
    expect(events()).toEqual([{ type: "raid-cleared", isLate: 1 }]);
  });
});

it("counts the members of the roster, whatever the clan's body says of them", async () => {
  const { scene, ids, order, wait, list } = await start(NO_LAGS);
  const { reader } = scene.database;
  const counts = () => [list().rows.length, known(findClan(reader, list().clan)).memberCount];
  expect(counts()).toEqual([6, 6]);
  const [clan] = scene.world.destiny2.clans;
  order((commands) => {
    commands.join(known(clan).id);
    commands.leave(known(clan).id, ids[5]);
    commands.join(known(clan).id);
  });
  // The hourly body does not come in between: the roster is read each minute.
  await wait(2 * MINUTE);
  expect(counts()[1]).toBe(counts()[0]);
  await wait(HOUR);
  expect(counts()).toEqual([7, 7]);
});

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("There is nothing.");
  return value;
}

it("counts from histories without a gap, also over days in which nobody looked", async () => {
  const { scene, ids, now, order, wait, list } = await start(NO_LAGS);
  const { reader } = scene.database;
  const [a, b] = ids;
  const clan = known(findClan(reader, list().clan));
  const account = known(findAccount(reader, destiny2.id, a)).id;
  const since = now() - 20 * DAY;
  function told() {
    const clock = { now: now(), realNow: now(), speed: 1 };
    const scene = { reader, game: destiny2, clan, clock };
    const resolved = readCatalogue(reader, destiny2).resolve(["kills"]);
    if (!resolved.ok) throw new Error("Nothing is counted.");
    const board = { ...scene, scope: { clan: clan.id }, zone: "UTC" };
    const [line] = readLines(board, resolved.expression, { from: since, to: now() }, [account]);
    // Nobody who does not play is asked more often than that.
    const isLong = ({ from, to }: { readonly from: Instant; readonly to: Instant }) => to - from > 8 * HOUR;
    return {
      line: line?.gaps.filter(isLong),
      series: seriesOf(scene, account, "kills", since, now())?.gaps.filter(isLong),
      quiet: listInactivity(scene, ["activities"]).rows.find((row) => row.account === account),
    };
  }
  await wait(10 * MINUTE);
  expect(told()).toMatchObject({ line: [], series: [], quiet: { checkedAt: expect.any(Number) } });

  scene.time.sleep(5 * DAY);
  let run: ReturnType<Destiny2Commands["startActivity"]> | undefined;
  order((commands) => {
    run = commands.startActivity([a, b], RAID);
  });
  scene.time.sleep(HOUR);
  const endedAt = order((commands) => {
    if (run !== undefined) commands.finishActivity(run);
    for (const one of [a, b]) commands.goOffline(one);
  });
  scene.time.sleep(2 * DAY);
  await wait(20 * MINUTE);
  expect(told()).toMatchObject({ line: [], series: [], quiet: { progress: { to: endedAt }, days: 2 } });
});
