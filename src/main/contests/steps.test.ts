import { describe, expect, it } from "vitest";
import type { ContestAction, ContestState, DrawDocument, Hindrance } from "#shared/contract/contests.ts";
import { DAY, MINUTE, SECOND } from "#shared/time.ts";
import { type StepFacts, stepOf, stepsOf, todoOf, turningPoints } from "./steps.ts";

const END = Date.UTC(2026, 7, 7);
const LOCK_BY = END + 120 * MINUTE;
const ROUND_AT = LOCK_BY + 40 * MINUTE;
const GRACE = 15 * MINUTE;
const BEFORE = END - MINUTE;

interface Change {
  readonly contest?: Partial<StepFacts["contest"]>;
  readonly attempt?: Partial<NonNullable<StepFacts["attempt"]>> | null;
  readonly published?: readonly DrawDocument[];
  readonly rest?: Partial<Omit<StepFacts, "contest" | "attempt" | "published">>;
}

/** An online contest in a state; `offline` has the witnesses named. */
function facts(state: ContestState, now: number, change: Change = {}, offline?: readonly string[]): StepFacts {
  const isOffline = offline !== undefined;
  const isLocked = state === "locked" || state === "drawn";
  const attempt = {
    createdAt: BEFORE,
    lockBy: LOCK_BY,
    roundAt: isOffline ? null : ROUND_AT,
    isLocked,
    spoken: [],
    ...change.attempt,
  };
  return {
    contest: {
      state,
      endAt: END,
      graceMs: GRACE,
      mode: isOffline ? "offline" : "online",
      witnesses: offline ?? [],
      hasClan: true,
      ...change.contest,
    },
    attempt: state === "draft" || change.attempt === null ? null : attempt,
    published: new Set(change.published ?? ["commitment"]),
    secret: state === "draft" ? null : isLocked && !isOffline ? "public" : "sealed",
    ledger: "ours",
    isLastCheckRunning: false,
    list: "drawable",
    now,
    ...change.rest,
  };
}

type Expected = true | Hindrance;
type Row = readonly [situation: string, action: ContestAction, given: StepFacts, expected: Expected, at?: number];

const AFTER = END + 30 * MINUTE;
const LATE = LOCK_BY + 1;
const LOCK_PUBLISHED: Change = { published: ["commitment", "lock"] };
const UNCONFIRMED: Change = { rest: { ledger: "unconfirmed" } };
const NO_CLAN: Change = { contest: { hasClan: false } };

const ROWS: readonly Row[] = [
  ["a draft", "edit", facts("draft", BEFORE), true],
  ["what is committed to", "edit", facts("active", BEFORE), "wrong-state"],
  ["a draft", "remove", facts("draft", BEFORE), true],
  ["a void contest keeps its number", "remove", facts("void", BEFORE), "wrong-state"],

  ["a draft", "activate", facts("draft", BEFORE), true, END],
  ["a draft whose end has passed", "activate", facts("draft", END), "too-late", END],
  ["a draft of a clan that is gone", "activate", facts("draft", BEFORE, NO_CLAN), "clan-gone"],
  ["a draft in a copied workspace", "activate", facts("draft", BEFORE, UNCONFIRMED), "ledger-unconfirmed"],
  ["an active one", "activate", facts("active", BEFORE), "already-done"],
  ["a void one", "activate", facts("void", BEFORE), "wrong-state"],

  ["a draft", "publish-commitment", facts("draft", BEFORE), "wrong-state"],
  ["an active one", "publish-commitment", facts("active", BEFORE), true],
  ["a void one: every number is accounted for", "publish-commitment", facts("void", BEFORE), true],

  ["before the end", "end", facts("active", BEFORE), "too-early", END],
  ["at the end", "end", facts("active", END), true],
  ["after it ended", "end", facts("ended", AFTER), "already-done"],
  ["a draft", "end", facts("draft", AFTER), "wrong-state"],

  ["an active one", "correct", facts("active", BEFORE), true],
  ["an ended one", "correct", facts("ended", AFTER), true],
  ["a locked one", "correct", facts("locked", AFTER), "wrong-state"],
  ["one without its clan", "correct", facts("ended", AFTER, NO_CLAN), "clan-gone"],

  ["before the end", "lock", facts("active", BEFORE), "too-early", END],
  ["an ended one", "lock", facts("ended", AFTER), true, LOCK_BY],
  ["a clock that was set back to before the end", "lock", facts("ended", END - 1), "too-early", END],
  [
    "a clock that was set back to before the attempt",
    "lock",
    facts("ended", AFTER, { attempt: { createdAt: AFTER + MINUTE } }),
    "too-early",
    AFTER + MINUTE,
  ],
  ["in the last moment", "lock", facts("ended", LOCK_BY), true, LOCK_BY],
  ["after it", "lock", facts("ended", LATE), "too-late", LOCK_BY],
  ["nobody has entries", "lock", facts("ended", AFTER, { rest: { list: "empty" } }), "no-entries"],
  [
    "more entries than can be told apart",
    "lock",
    facts("ended", AFTER, { rest: { list: "too-many" } }),
    "too-many-entries",
  ],
  ["without its clan", "lock", facts("ended", AFTER, NO_CLAN), "clan-gone"],
  ["a secret that does not open", "lock", facts("ended", AFTER, { rest: { secret: "missing" } }), "secret-missing"],
  ["in a copied workspace", "lock", facts("ended", AFTER, UNCONFIRMED), "ledger-unconfirmed"],
  [
    "while the last check runs",
    "lock",
    facts("ended", END + MINUTE, { rest: { isLastCheckRunning: true } }),
    "last-check-running",
    END + GRACE,
  ],
  [
    "while it runs longer than its time",
    "lock",
    facts("ended", END + GRACE, { rest: { isLastCheckRunning: true } }),
    true,
  ],
  [
    "while it runs and lockBy is near",
    "lock",
    facts("ended", LOCK_BY - 5 * MINUTE, {
      contest: { graceMs: DAY },
      rest: { isLastCheckRunning: true },
    }),
    true,
  ],
  ["a second time", "lock", facts("locked", AFTER), "already-done"],
  [
    "a lock of that commitment is there",
    "lock",
    facts("ended", AFTER, { attempt: { isLocked: true } }),
    "already-done",
  ],
  ["a void one", "lock", facts("void", AFTER), "wrong-state"],

  ["a locked one", "publish-lock", facts("locked", AFTER), true],
  ["a drawn one, elsewhere too", "publish-lock", facts("drawn", AFTER), true],
  ["before there is a lock", "publish-lock", facts("ended", AFTER), "wrong-state"],

  ["of an online contest", "witness", facts("locked", AFTER, LOCK_PUBLISHED), "wrong-state"],
  ["where nobody is to speak", "witness", facts("locked", AFTER, LOCK_PUBLISHED, []), "wrong-state"],
  ["before the lock is public", "witness", facts("locked", AFTER, {}, ["ada"]), "lock-not-published"],
  ["after that", "witness", facts("locked", AFTER, LOCK_PUBLISHED, ["ada"]), true],
  ["before there is a lock", "witness", facts("ended", AFTER, {}, ["ada"]), "wrong-state"],
  ["after the draw", "witness", facts("drawn", AFTER, LOCK_PUBLISHED, ["ada"]), "already-done"],

  ["of an offline contest", "beacon", facts("locked", AFTER, LOCK_PUBLISHED, []), "wrong-state"],
  ["before its round", "beacon", facts("locked", ROUND_AT - 1, LOCK_PUBLISHED), "too-early", ROUND_AT],
  ["at its round", "beacon", facts("locked", ROUND_AT, LOCK_PUBLISHED), true],

  ["an ended one", "draw", facts("ended", ROUND_AT), "wrong-state"],
  ["of a lock that nobody saw", "draw", facts("locked", ROUND_AT), "lock-not-published"],
  ["before its round", "draw", facts("locked", ROUND_AT - 1, LOCK_PUBLISHED), "too-early", ROUND_AT],
  ["at its round", "draw", facts("locked", ROUND_AT, LOCK_PUBLISHED), true],
  ["a second time", "draw", facts("drawn", ROUND_AT, LOCK_PUBLISHED), "already-done"],
  [
    "in a copied workspace",
    "draw",
    facts("locked", ROUND_AT, { ...LOCK_PUBLISHED, ...UNCONFIRMED }),
    "ledger-unconfirmed",
  ],
  ["of a locked list whose clan is gone", "draw", facts("locked", ROUND_AT, { ...LOCK_PUBLISHED, ...NO_CLAN }), true],
  ["a silent witness", "draw", facts("locked", AFTER, LOCK_PUBLISHED, ["ada"]), "witness-silent"],
  [
    "one of two is silent",
    "draw",
    facts("locked", AFTER, { ...LOCK_PUBLISHED, attempt: { spoken: ["ada"] } }, ["ada", "bo"]),
    "witness-silent",
  ],
  [
    "all spoke",
    "draw",
    facts("locked", AFTER, { ...LOCK_PUBLISHED, attempt: { spoken: ["bo", "ada"] } }, ["ada", "bo"]),
    true,
  ],
  ["by the organiser alone", "draw", facts("locked", AFTER, LOCK_PUBLISHED, []), true],
  [
    "by the organiser alone, who lost the secret",
    "draw",
    facts("locked", AFTER, { ...LOCK_PUBLISHED, rest: { secret: "missing" } }, []),
    "secret-missing",
  ],

  ["a drawn one", "publish-result", facts("drawn", ROUND_AT), true],
  ["a locked one", "publish-result", facts("locked", ROUND_AT), "wrong-state"],

  ["an active one", "rearm", facts("active", BEFORE), "wrong-state"],
  ["an ended one in time", "rearm", facts("ended", AFTER), "too-early", LATE],
  ["an ended one that missed its lock", "rearm", facts("ended", LATE), true],
  ["the same long after its round", "rearm", facts("ended", ROUND_AT + DAY), true],
  ["a published lock before its round", "rearm", facts("locked", ROUND_AT - 1, LOCK_PUBLISHED), true, ROUND_AT],
  ["a published lock at its round", "rearm", facts("locked", ROUND_AT, LOCK_PUBLISHED), "lock-final", ROUND_AT],
  ["a lock that nobody saw, after its round", "rearm", facts("locked", ROUND_AT), true],
  ["a round that did not come in six days", "rearm", facts("locked", ROUND_AT + 6 * DAY, LOCK_PUBLISHED), "lock-final"],
  ["a round that did not come in a week", "rearm", facts("locked", ROUND_AT + 7 * DAY, LOCK_PUBLISHED), true],
  ["a silent witness", "rearm", facts("locked", AFTER, LOCK_PUBLISHED, ["ada"]), true],
  [
    "the last witness spoke",
    "rearm",
    facts("locked", AFTER, { ...LOCK_PUBLISHED, attempt: { spoken: ["ada"] } }, ["ada"]),
    "lock-final",
  ],
  ["nobody is to speak and the lock is public", "rearm", facts("locked", LATE, LOCK_PUBLISHED, []), "lock-final"],
  ["nobody is to speak and nobody saw the lock in time", "rearm", facts("locked", LATE, {}, []), true],
  ["the same while there is time to post it", "rearm", facts("locked", AFTER, {}, []), "too-early", LATE],
  ["a drawn one: there is no second draw", "rearm", facts("drawn", LATE, LOCK_PUBLISHED), "lock-final"],
  ["a void one", "rearm", facts("void", LATE), "wrong-state"],
  ["in a copied workspace", "rearm", facts("ended", LATE, UNCONFIRMED), "ledger-unconfirmed"],
  [
    "numbered by another workspace",
    "rearm",
    facts("ended", LATE, { rest: { ledger: "foreign" } }),
    "ledger-unconfirmed",
  ],
  ["without its clan", "rearm", facts("ended", LATE, NO_CLAN), "clan-gone"],

  ["a draft", "void", facts("draft", BEFORE), "wrong-state"],
  ["an active one", "void", facts("active", BEFORE), true],
  ["an ended one", "void", facts("ended", AFTER), true],
  ["a lock that is final, in public", "void", facts("locked", ROUND_AT, LOCK_PUBLISHED), true],
  ["a copied one", "void", facts("ended", AFTER, UNCONFIRMED), true],
  ["a drawn one", "void", facts("drawn", ROUND_AT), "wrong-state"],
  ["a void one", "void", facts("void", AFTER), "already-done"],

  ["a draft", "seal", facts("draft", BEFORE), "wrong-state"],
  ["an active one", "seal", facts("active", BEFORE), true],
  ["a secret that does not open", "seal", facts("active", BEFORE, { rest: { secret: "missing" } }), "secret-missing"],
  ["a drawn one", "seal", facts("drawn", ROUND_AT), "wrong-state"],
];

describe("steps", () => {
  it.each(ROWS.map(([situation, action, ...rest]) => [action, situation, ...rest] as const))(
    "%s: %s",
    (action, _situation, given, expected, at) => {
      const step = stepOf(action, given);
      expect(step.isAllowed ? true : step.why).toBe(expected);
      expect(step.isAllowed).toBe(step.why === null);
      if (at !== undefined) expect(step.at).toBe(at);
    },
  );

  it("has a row for every action, and allows none but publishing after a draw", () => {
    const steps = stepsOf(facts("drawn", ROUND_AT, LOCK_PUBLISHED));
    expect(new Set(ROWS.map(([, action]) => action))).toEqual(new Set(steps.map((step) => step.action)));
    expect(steps.filter((step) => step.isAllowed).map((step) => step.action)).toEqual([
      "publish-commitment",
      "publish-lock",
      "publish-result",
    ]);
  });
});

describe("what is to do", () => {
  const RUNNING: Change = { rest: { isLastCheckRunning: true } };
  const NONE: Change = { published: [] };
  it.each<readonly [situation: string, given: StepFacts, todo: ContestAction | null]>([
    ["a draft", facts("draft", BEFORE), "activate"],
    ["a draft that is too late", facts("draft", AFTER), "edit"],
    ["a commitment that nobody saw", facts("active", BEFORE, NONE), "publish-commitment"],
    ["one that runs", facts("active", BEFORE), null],
    ["one whose clan is gone", facts("active", BEFORE, NO_CLAN), "void"],
    ["a clock that was set back", facts("ended", END - 1), null],
    ["one that nothing ended yet", facts("active", AFTER), "end"],
    ["the last check runs", facts("ended", END + SECOND, RUNNING), null],
    ["the last check is over", facts("ended", AFTER), "lock"],
    ["still nobody saw the commitment", facts("ended", AFTER, NONE), "publish-commitment"],
    ["the lock was missed", facts("ended", LATE), "rearm"],
    ["nobody has entries", facts("ended", AFTER, { rest: { list: "empty" } }), "void"],
    ["there are too many entries", facts("ended", AFTER, { rest: { list: "too-many" } }), "correct"],
    ["its clan is gone", facts("ended", AFTER, NO_CLAN), "void"],
    ["a lock that nobody saw", facts("locked", AFTER), "publish-lock"],
    ["it waits for its round", facts("locked", AFTER, LOCK_PUBLISHED), null],
    ["the round is being fetched", facts("locked", ROUND_AT + MINUTE, LOCK_PUBLISHED), null],
    ["the round does not come", facts("locked", ROUND_AT + 10 * MINUTE, LOCK_PUBLISHED), "beacon"],
    ["a witness is silent", facts("locked", AFTER, LOCK_PUBLISHED, ["ada"]), "witness"],
    ["offline, all is there", facts("locked", AFTER, LOCK_PUBLISHED, []), "draw"],
    ["drawn", facts("drawn", ROUND_AT), "publish-result"],
    ["told", facts("drawn", ROUND_AT, { published: ["result"] }), null],
    ["void", facts("void", AFTER), null],
    ["a copied workspace", facts("ended", AFTER, UNCONFIRMED), null],
  ])("%s", (_situation, given, todo) => {
    expect(todoOf(given)).toBe(todo);
    if (todo !== null) expect(stepOf(todo, given).isAllowed).toBe(true);
  });
});

describe("turning points", () => {
  it.each<readonly [situation: string, given: StepFacts, points: readonly number[]]>([
    ["before the end", facts("active", BEFORE), [END]],
    ["after the end", facts("ended", END + SECOND), [END + GRACE, LOCK_BY - 5 * MINUTE, LATE]],
    ["after the lock was missed", facts("ended", LATE), []],
    ["before the round", facts("locked", AFTER), [LATE, ROUND_AT, ROUND_AT + 10 * MINUTE]],
    ["offline", facts("locked", AFTER, {}, []), [LATE]],
    ["drawn", facts("drawn", AFTER), []],
  ])("%s", (_situation, given, points) => expect(turningPoints(given)).toEqual(points));
});
