/** What is counted of requests: right after what happened, across a restart, with gaps where nothing ran, and forgotten in time. */
import { describe, expect, it } from "vitest";
import { REAL_LIVES } from "#demo/servers/clash-of-clans.ts";
import { createRealClock } from "#main/clock.ts";
import type { RealClock } from "#main/sync/real-clock.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { first, openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

const NOON = Date.UTC(2026, 7, 6, 12);

/** A clock on the wall that is moved by hand; the timer that writes the counts comes when it is told to. */
function handWall(at: Instant = NOON) {
  let now = at;
  let next: { readonly run: () => void; readonly at: Instant } | null = null;
  const clock = createRealClock();
  const real: RealClock = {
    ...clock,
    wall: () => now,
    after(ms, run) {
      // The one wait that is as long as to the next full minute is the tally's.
      if (ms > 0 && (now + ms) % MINUTE === 0) {
        const mine = { run, at: now + ms };
        next = mine;
        return () => {
          if (next === mine) next = null;
        };
      }
      return clock.after(ms, run);
    },
  };
  return {
    real,
    /** Lets time pass; what comes due on the way comes. */
    pass(ms: number) {
      const until = now + ms;
      while (next !== null && next.at <= until) {
        now = next.at;
        next.run();
      }
      now = until;
    },
    /** The computer sleeps: the timer comes late. */
    sleep(ms: number) {
      now += ms;
      next?.run();
    },
  };
}

async function opened(wall = handWall(), options: Parameters<typeof openTestWorkspace>[0] = {}) {
  const test = await openTestWorkspace({ members: 6, limits: "600/1m", ...options, workspace: { real: wall.real } });
  return { test, wall };
}

const minutesOf = (test: TestWorkspace) =>
  test.workspace.database.reader.$client
    .prepare("select at, sent, round(allowed) as allowed from lane_minutes where upstream = 'supercell' order by at")
    .all();

const effectOf = async (test: TestWorkspace, kind: string) =>
  first((await test.client.sync.effectiveness()).spans).kinds.find((one) => one.kind === kind);

describe("what is counted", () => {
  it("is how each request ended, by kind, and what needed none", async () => {
    const { test } = await opened();
    await test.syncAfter(0);
    const { clans, commands } = test.world.clashOfClans;
    commands.donate(first(first(clans).members).tag, 10);
    await test.syncAfter(MINUTE);
    // A clan, its war and six players, twice; of the second answers only the clan's told something new.
    expect(await effectOf(test, "clan")).toMatchObject({ requests: 2, changed: 2, changedShare: 1, failed: 0 });
    expect(await effectOf(test, "player")).toMatchObject({ requests: 12, changed: 6 + 1, same: 5 });
    expect(await effectOf(test, "current-war")).toMatchObject({ requests: 2, changed: 1, changedShare: 0.5 });
    const { all } = first((await test.client.sync.effectiveness()).spans);
    expect(all).toMatchObject({ requests: 16, failed: 0, spared: 0 });
    expect(all.requests).toBe(test.server.arrivals.list().length);
    expect(test.defects).toEqual([]);
  });

  it("counts what failed, and what a check did not have to ask because its answer holds", async () => {
    const wall = handWall();
    const { test } = await opened(wall, { cacheLives: REAL_LIVES });
    await test.syncAfter(0);
    await test.syncAfter(SECOND);
    const { all } = first((await test.client.sync.effectiveness()).spans);
    expect(all).toMatchObject({ requests: 8, spared: 8, sparedShare: 0.5 });
    test.server.faults.add({ kind: "half-body" }, {});
    await test.syncAfter(10 * MINUTE);
    const later = first((await test.client.sync.effectiveness()).spans).all;
    expect(later.failed).toBeGreaterThan(0);
    expect(later.requests).toBe(test.server.arrivals.list().length);
  });

  it("is written once a minute: a request costs no write of its own", async () => {
    const { test, wall } = await opened();
    await test.syncAfter(0);
    expect(minutesOf(test)).toEqual([]);
    wall.pass(MINUTE);
    expect(minutesOf(test)).toEqual([{ at: NOON, sent: 8, allowed: 600 }]);
    wall.pass(MINUTE);
    expect(minutesOf(test)).toEqual([
      { at: NOON, sent: 8, allowed: 600 },
      { at: NOON + MINUTE, sent: 0, allowed: 600 },
    ]);
  });

  it("outlives a restart, and adds up where a minute had two parts", async () => {
    const wall = handWall();
    const { test } = await opened(wall);
    await test.syncAfter(0);
    wall.pass(20 * SECOND);
    const again = await test.restart();
    await again.syncAfter(MINUTE);
    wall.pass(40 * SECOND);
    expect(minutesOf(again)).toEqual([{ at: NOON, sent: 16, allowed: 600 }]);
    expect((await again.client.sync.effectiveness()).spans.map(({ all }) => all.requests)).toEqual([16, 16]);
    expect(again.defects).toEqual([]);
  });

  it("has a gap where the computer slept, and zero where it ran and nothing was sent", async () => {
    const wall = handWall();
    const { test } = await opened(wall);
    wall.pass(10 * MINUTE);
    wall.sleep(HOUR);
    wall.pass(10 * MINUTE);
    const [{ steps } = { steps: [] }] = await test.client.sync.history();
    const known = steps.filter((step) => step.sent !== null).map((step) => (step.at - NOON) / MINUTE);
    expect(known).toEqual([0, 5, 70, 75]);
    expect(steps.filter((step) => step.sent !== null).map((step) => step.share)).toEqual([0, 0, 0, 0]);
  });

  it("survives a clock that was set back", async () => {
    const wall = handWall();
    const { test } = await opened(wall);
    wall.pass(3 * MINUTE);
    wall.sleep(-2 * HOUR);
    wall.pass(2 * MINUTE);
    const rows = minutesOf(test) as { allowed: number }[];
    expect(rows.map((row) => row.allowed)).toEqual([600, 600, 600, 600, 600]);
    expect(test.defects).toEqual([]);
  });

  it("is kept for a week by the minute and for a quarter of a year by the hour", async () => {
    const wall = handWall();
    const { test } = await opened(wall);
    await test.syncAfter(0);
    wall.pass(MINUTE);
    wall.sleep(7 * DAY);
    expect(minutesOf(test)).toHaveLength(1);
    wall.pass(2 * MINUTE);
    expect((minutesOf(test) as { at: number }[]).every((row) => row.at > NOON)).toBe(true);
    const hours = () => test.workspace.database.reader.$client.prepare("select at from request_hours").all();
    expect(hours()).toHaveLength(3);
    wall.sleep(92 * DAY);
    wall.pass(HOUR);
    expect(hours()).toEqual([]);
  });

  it("goes on where a minute could not be written", async () => {
    const wall = handWall();
    const { test } = await opened(wall);
    await test.syncAfter(0);
    const { $client } = test.workspace.database.reader;
    $client.exec("create trigger refuse before insert on lane_minutes begin select raise(abort, 'not now'); end");
    wall.pass(MINUTE);
    expect([minutesOf(test), test.defects.length]).toEqual([[], 1]);
    $client.exec("drop trigger refuse");
    wall.pass(MINUTE);
    expect(minutesOf(test)).toMatchObject([{ sent: 8 }, { sent: 0 }]);
  });
});

describe("ages", () => {
  it("are told by kind against what is allowed; what nobody needs has none", async () => {
    const { test } = await opened();
    await test.syncAfter(0);
    test.clock.advance(7 * MINUTE);
    const { ages } = await test.client.sync.effectiveness();
    expect(
      ages.map(({ kind, resources, never, worstMs, older }) => ({ kind, resources, never, worstMs, older })),
    ).toEqual([
      { kind: "clan", resources: 1, never: 0, worstMs: 7 * MINUTE, older: 1 },
      { kind: "player", resources: 6, never: 0, worstMs: 7 * MINUTE, older: 0 },
      { kind: "current-war", resources: 1, never: 0, worstMs: 7 * MINUTE, older: 0 },
    ]);
    await test.client.clans.configure({ clan: first(test.clans), settings: { enabled: false } });
    expect((await test.client.sync.effectiveness()).ages).toEqual([]);
  });
});
