import { describe, expect, it } from "vitest";
import { GAMES } from "#main/games/registry.ts";
import type { QueueLine } from "#shared/contract/queue.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { decideLine, type LineDecision, readLine } from "./queue-document.ts";

const NOW = 1_000 * HOUR;
const REAL = 5_000_000;

const LINE: QueueLine = {
  game: "clash-of-clans",
  upstream: "supercell",
  kind: "player",
  ref: "#2PP",
  class: "normal",
  maxAgeMs: 10 * MINUTE,
  dueAt: NOW + 5 * MINUTE,
  goodUntil: NOW + MINUTE,
  retryAt: 0,
  priority: 0,
  state: "ready",
  attempts: 0,
  failingSince: null,
  lastOutcome: "fresh",
  lastDetail: null,
  lastStatus: 200,
  lastAttemptAt: NOW - 5 * MINUTE,
  lastCheckedAt: NOW - 5 * MINUTE,
  lastChangedAt: NOW - HOUR,
  hash: "abc",
};

describe("a line of a document", () => {
  it.each<[situation: string, line: unknown, expected: string | true]>([
    ["good", LINE, true],
    ["never asked", { ...LINE, dueAt: null, lastAttemptAt: null, lastCheckedAt: null, lastChangedAt: null }, true],
    ["no object", "player #2PP", "is no resource"],
    ["null", null, "is no resource"],
    ["a class that is none", { ...LINE, class: "urgent" }, "has a wrong class"],
    ["a field missing", { ...LINE, ref: undefined }, "has a wrong ref"],
    ["an endless detail", { ...LINE, lastDetail: "x".repeat(3_000) }, "has a wrong lastDetail"],
    ["another game", { ...LINE, game: "chess" }, "is of a game or a kind that is not known here"],
    ["another kind", { ...LINE, kind: "constructor" }, "is of a game or a kind that is not known here"],
    ["another upstream", { ...LINE, upstream: "elsewhere" }, "is of an upstream that its kind has not"],
    ["asked tomorrow", { ...LINE, lastAttemptAt: NOW + HOUR }, "was asked in the future"],
    ["due next year", { ...LINE, dueAt: NOW + 9_000 * HOUR }, "is due too late"],
    ["holds for a day", { ...LINE, goodUntil: NOW + 24 * HOUR }, "holds too long"],
  ])("%s", (_situation, line, expected) => {
    const read = readLine(line, GAMES, NOW);
    expect(read.ok ? true : read.why).toBe(expected);
  });
});

describe("what a line does here", () => {
  const LOCAL: Omit<QueueLine, "class"> & { readonly class: 2; readonly askedAt: number | null } = {
    ...LINE,
    class: 2,
    lastAttemptAt: NOW - 20 * MINUTE,
    goodUntil: 0,
    dueAt: NOW - 10 * MINUTE,
    askedAt: null,
  };
  const decide = (
    line: Partial<QueueLine>,
    local: Partial<Omit<typeof LOCAL, "class">> | null,
    plannedAt: number | null = NOW,
  ) =>
    decideLine({ ...LINE, ...line }, local === null ? null : { ...LOCAL, ...local }, plannedAt, {
      now: NOW,
      realNow: REAL,
    });
  const outcome = (decision: LineDecision) => (decision.kind === "skip" ? decision.why : decision.state);

  it.each<[situation: string, decision: LineDecision, expected: unknown]>([
    ["needed by nobody here", decide({}, {}, null), "not-needed"],
    ["asked later here", decide({}, { lastAttemptAt: NOW }), "known-better"],
    ["asked here, and never there", decide({ lastAttemptAt: null }, {}), "known-better"],
    ["waited for here", decide({}, { askedAt: NOW }), "known-better"],
    ["under way here", decide({}, { state: "sending" as never }), "known-better"],
    [
      "the same",
      decide({}, { lastAttemptAt: LINE.lastAttemptAt, goodUntil: LINE.goodUntil, dueAt: LINE.dueAt }),
      "same",
    ],
  ])("%s: nothing", (_situation, decision, expected) => {
    expect(outcome(decision)).toBe(expected);
  });

  it.each<[situation: string, decision: LineDecision, expected: object]>([
    ["asked later there: taken in", decide({}, {}), { dueAt: LINE.dueAt, goodUntil: LINE.goodUntil, class: 2 }],
    ["no row here yet", decide({}, null), { dueAt: LINE.dueAt, lastAttemptAt: LINE.lastAttemptAt }],
    ["never due before its answer holds no longer", decide({ dueAt: NOW - HOUR }, {}), { dueAt: LINE.goodUntil }],
    [
      "nor before the answer here does",
      decide({ dueAt: NOW - HOUR }, { goodUntil: NOW + 30 * MINUTE }),
      { dueAt: NOW + 30 * MINUTE, goodUntil: NOW + 30 * MINUTE },
    ],
    [
      "planned by nobody there: as here",
      decide({ dueAt: null }, { dueAt: NOW + 3 * MINUTE }),
      { dueAt: NOW + 3 * MINUTE },
    ],
    ["under way there: ready", decide({ state: "sending" }, {}), { state: "ready" }],
    ["given up there", decide({ state: "dead", attempts: 8 }, {}), { state: "dead", attempts: 8 }],
    ["a wait without end is cut", decide({ retryAt: REAL + 99 * HOUR }, {}), { retryAt: REAL + HOUR }],
  ])("%s", (_situation, decision, expected) => {
    expect(outcome(decision)).toMatchObject(expected);
  });

  it("never takes in what belongs to facts", () => {
    expect(Object.keys(outcome(decide({}, null)) as object)).not.toEqual(
      expect.arrayContaining(["lastCheckedAt", "lastChangedAt", "hash"]),
    );
  });
});
