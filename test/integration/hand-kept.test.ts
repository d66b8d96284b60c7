/** What answers say beside values of known metrics: of which type an account is, metrics that are new, and the past. */
import { describe, expect, it } from "vitest";
import type { Fact, Game } from "#main/games/game.ts";
import { listEvents } from "#main/store/feed/events.ts";
import { findAccountType } from "#main/store/members/account-type.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { findSeries, listSamples, listValues } from "#main/store/samples/samples.ts";
import { listSeenMetrics } from "#main/store/samples/seen-metrics.ts";
import { queueSceneOf, repairQueue, validateQueue } from "#main/sync/queue-check.ts";
import { describeBatch } from "#main/sync/status.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { type Scene, startScene } from "#test/support/virtual/scene.ts";
import type { Answer, VirtualArrival } from "#test/support/virtual/server.ts";

const GAME = "test-game";
const START = Date.UTC(2026, 7, 6, 12);
const CHECKS = [MINUTE, 2 * MINUTE];
const NO_SUCH: Answer = { status: 404, body: "" };

const metric = (key: string, source: string, kind: MetricDefinition["kind"] = "counter"): MetricDefinition => ({
  key,
  label: key,
  unit: "",
  group: "",
  kind,
  scope: "account",
  source,
  isRanked: true,
});

/** A roster by hand; whoever stands on the board `iron` with no less than on the board `all` is iron. */
const BY_HAND: Partial<Game> = {
  rosterKind: null,
  memberKinds: ["all"],
  intervalMs: HOUR,
  metrics: {
    known: [metric("xp", "all"), metric("mood", "all", "gauge"), metric("iron", "iron")],
    describe: (key) => BY_HAND.metrics?.known.find((one) => one.key === key) ?? null,
    sums: [],
    derived: [],
    first: "xp",
    columns: [],
    signals: [],
  },
  accountTypes: {
    types: [],
    kinds: { all: "xp", iron: "iron" },
    typeOf({ all, iron }) {
      if (all === undefined || iron === undefined) return null;
      return iron !== null && iron >= (all ?? 0) ? "iron" : "usual";
    },
  },
};

/** An answer's body is the values of its kind; beside them it may name new metrics and tell the past. */
interface Body {
  readonly values: Readonly<Record<string, number | null>>;
  readonly isNew?: readonly string[];
  readonly past?: Extract<Fact, { type: "history" }>["samples"];
}

const answer = (body: Body): Answer => ({ status: 200, body: JSON.stringify(body) });

function start(answerOf: (arrival: VirtualArrival) => Answer): Scene {
  return startScene({
    limits: [{ requests: 5, perMs: SECOND }],
    kinds: {
      all: { class: 3, maxAgeMs: HOUR, notFoundChecks: CHECKS },
      iron: { class: 3, maxAgeMs: HOUR, notFoundChecks: CHECKS },
      past: { class: 3, maxAgeMs: HOUR, isOnlyAsked: true },
    },
    clans: [{ members: [{ ref: "ada", kinds: ["all", "iron"] }] }],
    game: BY_HAND,
    answer: answerOf,
    facts(kind, ref, body) {
      const { values, isNew = [], past } = body as Body;
      return [
        ...isNew.map((key): Fact => ({ type: "metric", metric: metric(key, kind) })),
        { type: "values", of: { scope: "account", account: ref }, values },
        ...(past === undefined ? [] : [{ type: "history" as const, account: ref, samples: past }]),
      ];
    },
  });
}

const idOf = (scene: Scene) => {
  const account = findAccount(scene.database.reader, GAME, "ada");
  if (account === undefined) throw new Error("She has an account.");
  return account.id;
};
const typeOf = (scene: Scene) => findAccountType(scene.database.reader, idOf(scene));
const eventsOf = (scene: Scene) =>
  listEvents(scene.database.reader, { clan: null, account: null, types: null, since: null }, null, 50);

describe("the type of an account", () => {
  it("waits for every board, is kept while one fails, and tells when it becomes another", async () => {
    /** What the board of the iron ones does at a minute of the run. */
    const iron = (minute: number): Answer => {
      if (minute < 60) return answer({ values: { iron: 100 } });
      if (minute < 130) return { status: 503, body: "" };
      return NO_SUCH;
    };
    const scene = start(({ path, at }) => {
      const minute = (at - START) / MINUTE;
      if (path.startsWith("/iron")) return minute < 1 ? { status: 500, body: "no" } : iron(minute);
      return answer({ values: { xp: 100 } });
    });
    await scene.time.runFor(3 * SECOND);
    expect(typeOf(scene)).toEqual({ type: null, checkedAt: null });
    await scene.time.runFor(10 * MINUTE);
    expect(typeOf(scene)).toMatchObject({ type: "iron" });
    const known = typeOf(scene)?.checkedAt;
    await scene.time.runFor(105 * MINUTE);
    expect(typeOf(scene)?.type).toBe("iron");
    await scene.time.runFor(2 * HOUR);
    expect(typeOf(scene)?.type).toBe("usual");
    expect(eventsOf(scene).map(({ type, data, name }) => [type, JSON.parse(data), name])).toEqual([
      ["type-changed", { from: "iron", to: "usual" }, "ada"],
    ]);
    expect(eventsOf(scene)[0]?.happenedFrom).toBeGreaterThanOrEqual(known ?? 0);
    expect(scene.defects).toEqual([]);
  });
});

describe("an answer", () => {
  it("that shows a metric nobody named gives it to the game, with its values, once", async () => {
    const scene = start(({ path }) =>
      path.startsWith("/iron") ? NO_SUCH : answer({ values: { xp: 7, "kc.new_boss": 3 }, isNew: ["kc.new_boss"] }),
    );
    await scene.time.runFor(2 * HOUR);
    expect(listSeenMetrics(scene.database.reader, GAME)).toEqual([metric("kc.new_boss", "all")]);
    expect(listValues(scene.database.reader, "account", [idOf(scene)]).get(idOf(scene))).toEqual({
      xp: 7,
      "kc.new_boss": 3,
    });
    expect(scene.defects).toEqual([]);
  });

  it("that tells the past is taken in as an import is, the same again changes nothing", async () => {
    const past: Body["past"] = [
      { at: START - 3 * HOUR, values: { xp: 10, mood: 1, unheard: 5 } },
      { at: START - HOUR, values: { xp: 40, mood: 2 } },
      // Inside what we checked ourselves: more of a counter there can be, of a gauge not.
      { at: START + 90 * MINUTE, values: { xp: 95, mood: 9 } },
      { at: START + 300 * HOUR, values: { xp: 1_000 } },
    ];
    const scene = start(({ path, at }) => {
      if (!path.startsWith("/iron")) return answer({ values: { xp: at < START + 100 * MINUTE ? 90 : 100, mood: 3 } });
      return answer({ values: {}, ...(at > START + 170 * MINUTE ? { past } : {}) });
    });
    await scene.time.runFor(3.5 * HOUR);
    const rows = (key: string) => {
      const series = findSeries(scene.database.reader, { account: idOf(scene) }, key);
      const samples = series === undefined ? [] : listSamples(scene.database.reader, series.id, 0, START + 9e9);
      return samples.map(({ at, value, total }) => [Math.floor((at - START) / MINUTE), value, total]);
    };
    const taken = {
      xp: [
        [-180, 10, 0],
        [-60, 40, 30],
        [0, 90, 80],
        [90, 95, 85],
        [expect.any(Number), 100, 90],
      ],
      mood: [
        [-180, 1, 0],
        [-60, 2, 1],
        [0, 3, 2],
      ],
    };
    expect({ xp: rows("xp"), mood: rows("mood") }).toEqual(taken);
    await scene.time.runFor(2 * HOUR);
    expect({ xp: rows("xp"), mood: rows("mood") }).toEqual(taken);
    expect(scene.defects).toEqual([]);
  });
});

describe("a clan whose roster is kept by hand", () => {
  const usual = ({ path }: VirtualArrival) => answer({ values: path.startsWith("/all") ? { xp: 1 } : {} });

  it("has a queue that fits it, and one that lacks a member is set right", async () => {
    const scene = start(usual);
    await scene.time.runFor(MINUTE);
    const { database, game } = scene;
    const queue = () => queueSceneOf(new Map([[GAME, game]]), scene.engine());
    expect(validateQueue(database.reader, queue())).toEqual([]);
    database.reader.$client.prepare("delete from resources where kind = 'all'").run();
    expect(validateQueue(database.reader, queue())).toMatchObject([{ fault: "member-without-resource", count: 1 }]);
    const edit = { actor: { name: "test", role: "leader" as const }, at: scene.clock.now() };
    expect(database.transact((tx) => repairQueue(tx, queue(), edit))).toBe(1);
    expect(validateQueue(database.reader, queue())).toEqual([]);
  });

  it("gets the past that somebody asked for, also where its plans are made anew meanwhile", async () => {
    const scene = start(usual);
    await scene.time.runFor(MINUTE);
    const [clan] = scene.clans;
    if (clan === undefined) throw new Error("There is a clan.");
    const actor = { name: "Ada", role: "officer" as const };
    const ask = () => scene.database.transact((tx) => scene.engine().beginBatchOf(tx, clan, "past", ["ada"], actor));
    for (const batch of [ask(), ask()]) {
      scene.database.transact((tx) => scene.engine().replan(tx, clan));
      scene.engine().hurry();
      await scene.time.runFor(SECOND);
      expect(describeBatch(scene.database.reader, batch)).toMatchObject({ state: "done", total: 1, failed: 0 });
    }
    expect(scene.server.arrivals.filter(({ path }) => path.startsWith("/past"))).not.toEqual([]);
  });
});
