import { describe, expect, it } from "vitest";
import type { Attack, GameEvent, ValueChange, War, WarChange } from "#main/games/game.ts";
import { eventsOf, timersOf } from "./events.ts";
import { METRICS } from "./metrics.ts";

const START = Date.UTC(2026, 7, 6, 8);
const END = Date.UTC(2026, 7, 7, 8);

function change(key: string, before: number, after: number, more: Partial<ValueChange> = {}): ValueChange {
  const metric = METRICS.describe(key);
  if (metric === null) throw new Error(`There is no metric ${key}.`);
  return { type: "value", metric, account: "#P0", before, after, gained: after - before, peakBefore: before, ...more };
}

function attack(order: number, side: Attack["side"] = "own"): Attack {
  return {
    order,
    side,
    attackerRef: side === "own" ? "#P0" : "#L0",
    defenderRef: side === "own" ? "#L0" : "#P0",
    stars: 2,
    destruction: 88,
    durationSeconds: 150,
  };
}

function war(state: War["state"], attacks: readonly Attack[] = [], more: Partial<War> = {}): War {
  const member = (ref: string, name: string) => ({ ref, name, position: 1, townHall: 16 });
  return {
    key: "#C0 #D0 20260805T080000.000Z",
    state,
    teamSize: 2,
    attacksPerMember: 2,
    preparationStartAt: START - 23 * 3_600_000,
    startAt: START,
    endAt: END,
    own: {
      ref: "#C0",
      name: "Ours",
      stars: 2,
      destruction: 44,
      attacksUsed: 1,
      members: [member("#P0", "Pim"), member("#P2", "Pol")],
    },
    opponent: { ref: "#D0", name: "Theirs", stars: 0, destruction: 0, attacksUsed: 0, members: [member("#L0", "Lim")] },
    attacks,
    result: state === "warEnded" ? "win" : null,
    ...more,
  };
}

function told(step: Omit<WarChange, "type" | "now" | "isGone"> & Partial<WarChange>): string[] {
  const events = eventsOf({ type: "war", isGone: false, now: END + 60_000, ...step });
  return events.map(
    (event) => `${event.type} ${event.occurrence}${event.happenedAt === null ? "" : ` at ${event.happenedAt}`}`,
  );
}

const KEY = "#C0 #D0 20260805T080000.000Z";

describe("events out of values", () => {
  it.each<[situation: string, given: ValueChange, expected: readonly Partial<GameEvent>[]]>([
    [
      "a donation",
      change("donations", 100, 120),
      [{ type: "donation", account: "#P0", data: { amount: 20, total: 120 } }],
    ],
    [
      "what was donated since a reset counts, the fall does not",
      change("donations", 500, 20, { gained: 20 }),
      [{ type: "donation", data: { amount: 20, total: 20 } }],
    ],
    ["a reset to zero is no donation", change("donations", 500, 0, { gained: 0 }), []],
    ["received troops are no event", change("donations_received", 5, 9), []],
    [
      "a multiple of 500 trophies passed for the first time",
      change("trophies", 4_990, 5_011),
      [{ type: "trophies-milestone", occurrence: "5000", data: { milestone: 5_000, trophies: 5_011 } }],
    ],
    ["one that was passed before", change("trophies", 4_990, 5_011, { peakBefore: 5_040 }), []],
    ["trophies inside a step", change("trophies", 5_011, 5_300), []],
    ["trophies that fall", change("trophies", 5_011, 4_400, { peakBefore: 5_011 }), []],
  ])("%s", (_situation, given, expected) => {
    expect(eventsOf(given)).toMatchObject(expected);
    expect(eventsOf(given)).toHaveLength(expected.length);
  });
});

describe("events out of wars", () => {
  it.each<[situation: string, step: Parameters<typeof told>[0], expected: string[]]>([
    ["preparation is no event", { before: null, after: war("preparation") }, []],
    ["the battle day began", { before: war("preparation"), after: war("inWar") }, [`war-started ${KEY} at ${START}`]],
    [
      "a war that is first seen in battle began too, with its attacks",
      { before: null, after: war("inWar", [attack(1), attack(2, "opponent")]) },
      [`war-started ${KEY} at ${START}`, `war-attack ${KEY} 1`, `war-attack ${KEY} 2`],
    ],
    [
      "only attacks that are new",
      { before: war("inWar", [attack(1)]), after: war("inWar", [attack(1), attack(2)]) },
      [`war-attack ${KEY} 2`],
    ],
    [
      "the end, with the last attack",
      { before: war("inWar", [attack(1)]), after: war("warEnded", [attack(1), attack(2)]) },
      [`war-attack ${KEY} 2`, `war-ended ${KEY} at ${END}`],
    ],
    ["the same end again", { before: war("warEnded"), after: war("warEnded") }, []],
    [
      "everything between two looks of which the first was before the battle",
      { before: war("preparation"), after: war("warEnded", [attack(1)]) },
      [`war-started ${KEY} at ${START}`, `war-attack ${KEY} 1`, `war-ended ${KEY} at ${END}`],
    ],
    [
      "gone before its end was seen",
      { before: war("inWar", [attack(1)]), after: war("inWar", [attack(1)], { result: "unknown" }), isGone: true },
      [`war-ended ${KEY} at ${END}`],
    ],
    [
      "a start that the game announces for later was not yet",
      { before: war("preparation"), after: war("inWar"), now: START - 1_000 },
      [`war-started ${KEY}`],
    ],
  ])("%s", (_situation, step, expected) => {
    expect(told(step)).toEqual(expected);
  });

  it("tells an attack by its names, and whose it was", () => {
    const [own, theirs] = eventsOf({
      type: "war",
      before: war("inWar"),
      after: war("inWar", [attack(1), attack(2, "opponent")]),
      isGone: false,
      now: START,
    });
    expect(own).toMatchObject({
      account: "#P0",
      data: { side: "own", attacker: "Pim", defender: "Lim", stars: 2, destruction: 88 },
    });
    expect(theirs).toMatchObject({ account: "#P0", data: { side: "opponent", attacker: "Lim", defender: "Pim" } });
  });
});

describe("timers of a war", () => {
  it.each<[situation: string, given: War | null, now: number, expected: unknown[]]>([
    ["no war", null, START, []],
    ["an ended one", war("warEnded"), END, []],
    ["preparation", war("preparation"), START - 60_000, [{ kind: "war-preparation", endsAt: START, isOverdue: false }]],
    [
      "battle, with the attacks that are left",
      war("inWar", [attack(1)]),
      START + 60_000,
      [
        {
          kind: "war-end",
          endsAt: END,
          isOverdue: false,
          data: { attacksLeft: 3, attacksTotal: 4, membersWithAttacksLeft: 2 },
        },
      ],
    ],
    [
      "an old answer of preparation after the battle began",
      war("preparation"),
      START + 1,
      [{ kind: "war-end", endsAt: END }],
    ],
    ["battle that is over and whose result is not here", war("inWar"), END + 1, [{ kind: "war-end", isOverdue: true }]],
  ])("%s", (_situation, given, now, expected) => {
    expect(timersOf({ war: given, now })).toMatchObject(expected);
    expect(timersOf({ war: given, now })).toHaveLength(expected.length);
  });
});
