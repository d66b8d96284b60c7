import { beforeAll, describe, expect, it } from "vitest";
import { presenceNow } from "#demo/world/destiny2/presence.ts";
import { plainDestiny2Clans } from "#demo/world/destiny2.ts";
import { type Instant, MINUTE, SECOND } from "#shared/time.ts";
import {
  type DestinyArrival,
  type DestinyScene,
  failureOf,
  startDestinyScene,
} from "#test/support/virtual/destiny2.ts";

/** An evening of a lively clan that nobody looks at: no window is open, no command runs. */
let scene: DestinyScene;

const WATCHED = 30 * MINUTE;
const FIRST_LOOK = 6 * MINUTE;

beforeAll(async () => {
  scene = startDestinyScene({
    world: { startAt: Date.UTC(2026, 7, 6, 18), destiny2: { clans: plainDestiny2Clans(1, 24), pastDays: 1 } },
  });
  await scene.time.runFor(FIRST_LOOK);
});

/** What arrives while something goes on. */
async function during(work: () => Promise<void>): Promise<readonly DestinyArrival[]> {
  const before = scene.arrivals.length;
  await work();
  return scene.arrivals.slice(before);
}

const of = (what: string, arrivals: readonly DestinyArrival[]) => arrivals.filter((one) => one.what === what);

describe("a clan that nobody looks at", () => {
  it("has its roster read each minute, and who is in the game each minute", async () => {
    const online = new Map<string, Instant>();
    const offline = new Set<string>();
    const arrivals = await during(async () => {
      const { clans } = scene.world.destiny2;
      const members = clans.flatMap((clan) => clan.stays.map(({ player }) => player.membershipId));
      for (const id of members) offline.add(id);
      for (let minute = 0; minute < WATCHED / MINUTE; minute++) {
        for (const id of members) {
          const player = scene.world.destiny2.players.get(id);
          if (player === undefined || !presenceNow(player).isOnline) online.delete(id);
          else {
            offline.delete(id);
            if (!online.has(id)) online.set(id, scene.time.now());
          }
        }
        await scene.time.runFor(MINUTE);
      }
    });
    const rosters = of("roster", arrivals);
    expect(rosters.length).toBeGreaterThanOrEqual(WATCHED / MINUTE - 1);
    expect(rosters.length).toBeLessThanOrEqual(WATCHED / MINUTE + 1);
    const profiles = Map.groupBy(of("profile", arrivals), ({ path }) => path.split("/").at(-2) ?? "");
    const steady = [...online].filter(([, since]) => since <= scene.time.now() - WATCHED + MINUTE);
    expect(steady.length).toBeGreaterThan(0);
    for (const [id] of steady) expect(profiles.get(id)?.length ?? 0).toBeGreaterThanOrEqual(WATCHED / MINUTE - 4);
    // Who was away the whole time is asked for the eight hours alone, but for those whom the service's roster, or somebody's party,
    // goes on showing.
    const asked = [...offline].filter((id) => (profiles.get(id)?.length ?? 0) > 1);
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it("asks for nothing twice that is known for good, and never more than is allowed", () => {
    const answered = of("report", scene.arrivals).filter(({ isRefused }) => !isRefused);
    const perReport = [...Map.groupBy(answered, ({ path }) => path).values()];
    // Five times until it is there, and as often until it is whole.
    expect(Math.max(...perReport.map((asked) => asked.length))).toBeLessThanOrEqual(10);
    expect(of("file", scene.arrivals).map(({ path }) => path)).toHaveLength(
      new Set(of("file", scene.arrivals).map(({ path }) => path)).size,
    );
    expect(scene.violations()).toBe(0);
    expect(scene.defects).toEqual([]);
  });

  it("goes on after a kill with what was due, not from the beginning", async () => {
    const arrivals = await during(async () => {
      scene.restart();
      await scene.time.runFor(2 * MINUTE);
    });
    expect(of("roster", arrivals).length).toBeLessThanOrEqual(3);
    expect(of("file", arrivals)).toEqual([]);
    expect(of("profile", arrivals).length).toBeLessThan(3 * 24);
    expect(scene.violations()).toBe(0);
  });

  it("asks once for what it missed while the computer slept", async () => {
    const arrivals = await during(async () => {
      scene.time.sleep(20 * MINUTE);
      await scene.time.runFor(MINUTE);
    });
    expect(of("roster", arrivals).length).toBeLessThanOrEqual(3);
    expect(scene.violations()).toBe(0);
  });
});

describe("a service that refuses", () => {
  it.each([[35], [51], [1672]])("is left alone as long as it says after code %d", async (code) => {
    const WAIT = 20 * SECOND;
    let refusedAt: Instant | null = null;
    const arrivals = await during(async () => {
      scene.refuse(({ at }) => {
        if (refusedAt !== null) return null;
        refusedAt = at;
        return failureOf(code, 200, WAIT / SECOND);
      });
      await scene.time.runFor(2 * MINUTE);
    });
    const since = (refusedAt ?? 0) + SECOND;
    expect(arrivals.filter(({ at }) => at > since && at < since + WAIT - 2 * SECOND)).toEqual([]);
    expect(arrivals.filter(({ at }) => at > since + WAIT).length).toBeGreaterThan(0);
  });

  it("is asked one thing at a time while all of it is in maintenance, deletes nothing, and goes on by itself", async () => {
    const before = counts();
    const closed = await during(async () => {
      scene.refuse(() => failureOf(5, 503));
      await scene.time.runFor(10 * MINUTE);
    });
    // 5, 10, 20, 40 and then 60 seconds apart.
    expect(closed.length).toBeLessThan(18);
    expect(counts()).toEqual(before);
    const opened = await during(async () => {
      scene.refuse(() => null);
      await scene.time.runFor(2 * MINUTE);
    });
    expect(of("roster", opened).length).toBeGreaterThan(0);
    expect(of("profile", opened).length).toBeGreaterThan(0);
  });

  it("goes on with the rest while statistics alone are closed", async () => {
    const closed = ({ what }: Pick<DestinyArrival, "what">) =>
      what === "history" || what === "stats" || what === "report";
    const arrivals = await during(async () => {
      scene.refuse((arrival) => (closed(arrival) ? failureOf(5, 503) : null));
      await scene.time.runFor(5 * MINUTE);
      scene.refuse(() => null);
    });
    expect(of("roster", arrivals).length).toBeGreaterThanOrEqual(4);
    // One of each kind is tried now and then, with what was on its way.
    expect(arrivals.filter(closed).length).toBeLessThan(40);
  });

  it("is asked with no key that it refused but to see whether it is good again", async () => {
    const refused = await during(async () => {
      scene.refuse(() => failureOf(2101, 401));
      await scene.time.runFor(5 * MINUTE);
    });
    expect(refused.length).toBeLessThan(15);
    const again = await during(async () => {
      scene.refuse(() => null);
      await scene.time.runFor(3 * MINUTE);
    });
    expect(of("roster", again).length).toBeGreaterThan(0);
    expect(scene.defects).toEqual([]);
  });
});

function counts() {
  const count = (table: string) =>
    scene.database.reader.$client.prepare(`select count(*) as n from ${table}`).get() as { n: number };
  const members = scene.database.reader.$client
    .prepare("select count(*) as n from clan_members where left_at is null")
    .get();
  return { members, activities: count("activities"), events: count("events"), samples: count("samples") };
}
