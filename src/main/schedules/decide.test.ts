import { describe, expect, it } from "vitest";
import { type Decision, decide, type Hindrances, plannedRun, replanned, type Timed } from "./decide.ts";

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number | null | undefined) =>
  typeof instant === "number" ? new Date(instant).toISOString().slice(0, 16) : instant;

/** Every evening in Berlin; the next is today's, yesterday's ran. */
const EVENING: Timed = {
  cron: "0 19 * * *",
  beforeAt: null,
  enabled: true,
  mostRunsADay: 2,
  nextRunAt: at("2026-08-06T17:00Z"),
  lastRunAt: at("2026-08-05T17:00Z"),
};
const OFTEN: Timed = { ...EVENING, cron: "*/10 * * * *", mostRunsADay: 24 };
const NONE: Hindrances = { isClanDisabled: false, isPaused: false, isStillRunning: false };

describe("decide", () => {
  interface Case {
    readonly schedule?: Partial<Timed>;
    readonly of?: Timed;
    readonly by?: Partial<Hindrances>;
    readonly now: string;
    readonly runsToday?: number;
    readonly kind: Decision["kind"];
    readonly why?: string | null;
    readonly next?: string;
  }
  const cases: readonly [situation: string, one: Case][] = [
    ["a second too soon", { now: "2026-08-06T16:59:59Z", kind: "not-due" }],
    ["on time", { now: "2026-08-06T17:00:00Z", kind: "run", next: "2026-08-07T17:00" }],
    ["three hours late", { now: "2026-08-06T20:00Z", kind: "run", next: "2026-08-07T17:00" }],
    ["the next morning", { now: "2026-08-07T06:00Z", kind: "run", next: "2026-08-07T17:00" }],
    ["three days off: once", { now: "2026-08-09T06:00Z", kind: "run", next: "2026-08-09T17:00" }],
    ["a year off: once", { now: "2027-08-09T06:00Z", kind: "run", next: "2027-08-09T17:00" }],
    [
      "a day late and ten minutes before the next: that one stands for both",
      { now: "2026-08-07T16:50Z", kind: "skip", why: null, next: "2026-08-07T17:00" },
    ],
    [
      "a day late and twenty minutes before the next",
      { now: "2026-08-07T16:40Z", kind: "run", next: "2026-08-07T17:00" },
    ],
    [
      "three minutes late is on time, however often it runs",
      { of: OFTEN, now: "2026-08-06T17:03Z", kind: "run", next: "2026-08-06T17:10" },
    ],
    [
      "nearer to the next than to the missed one",
      { of: OFTEN, now: "2026-08-06T17:08Z", kind: "skip", why: null, next: "2026-08-06T17:10" },
    ],
    ["switched off", { schedule: { enabled: false }, now: "2026-08-06T17:00Z", kind: "not-due" }],
    ["never again", { schedule: { nextRunAt: null }, now: "2026-08-06T17:00Z", kind: "not-due" }],
    [
      "paused",
      { by: { isPaused: true }, now: "2026-08-06T17:00Z", kind: "skip", why: "paused", next: "2026-08-07T17:00" },
    ],
    [
      "a clan that is not checked",
      { by: { isClanDisabled: true, isPaused: true }, now: "2026-08-06T17:00Z", kind: "skip", why: "clan-disabled" },
    ],
    [
      "twice today already",
      { now: "2026-08-06T17:00Z", runsToday: 2, kind: "skip", why: "most-runs-reached", next: "2026-08-07T17:00" },
    ],
    ["while the run before is under way", { by: { isStillRunning: true }, now: "2026-08-06T17:00Z", kind: "wait" }],
    ["the second of two", { now: "2026-08-06T17:00Z", runsToday: 1, kind: "run", next: "2026-08-07T17:00" }],
    [
      "the last that today allows: the next is tomorrow's first",
      { of: OFTEN, now: "2026-08-06T17:00Z", runsToday: 23, kind: "run", next: "2026-08-06T22:00" },
    ],
  ];
  it.each(cases)("%s", (_, one) => {
    const moment = { now: at(one.now), zone: "Europe/Berlin", runsToday: one.runsToday ?? 0, leadMs: 0 };
    const decision = decide({ ...(one.of ?? EVENING), ...one.schedule }, { ...NONE, ...one.by }, moment);
    expect(decision.kind).toBe(one.kind);
    if (one.why !== undefined) expect(decision).toMatchObject({ why: one.why });
    if (one.next !== undefined) expect(iso("nextRunAt" in decision ? decision.nextRunAt : null)).toBe(one.next);
  });
});

describe("a clock that was set back", () => {
  const RAN: Timed = { ...EVENING, lastRunAt: at("2026-08-06T17:00:05Z"), nextRunAt: at("2026-08-07T17:00Z") };
  const cases: readonly [situation: string, schedule: Timed, now: string, next: string | null | undefined][] = [
    ["by an hour: the run of that hour is not run again", RAN, "2026-08-06T16:00Z", undefined],
    ["by most of a day", RAN, "2026-08-05T18:00Z", undefined],
    ["by over a day: it goes on from there", RAN, "2026-08-05T12:00Z", "2026-08-05T17:00"],
    ["by a year", RAN, "2025-08-06T12:00Z", "2025-08-06T17:00"],
    [
      "by two hours, for one of every ten minutes",
      { ...OFTEN, lastRunAt: RAN.lastRunAt },
      "2026-08-06T15:00Z",
      "2026-08-06T15:10",
    ],
    ["not at all", RAN, "2026-08-06T18:00Z", undefined],
    ["forward: what is due is decided, not planned anew", RAN, "2026-08-08T18:00Z", undefined],
  ];
  it.each(cases)("%s", (_, schedule, now, next) => {
    expect(iso(replanned(schedule, { now: at(now), zone: "Europe/Berlin", runsToday: 0, leadMs: 0 }))).toBe(next);
  });
});

describe("plannedRun", () => {
  const cases: readonly [situation: string, schedule: Partial<Timed>, runsToday: number, next: string | null][] = [
    ["the next time", {}, 0, "2026-08-06T17:00"],
    ["of a day that has its runs", {}, 2, "2026-08-07T17:00"],
    ["of one that is switched off", { enabled: false }, 0, null],
    ["of an expression that no longer is one", { cron: "daily" }, 0, null],
  ];
  it.each(cases)("%s", (_, schedule, runsToday, next) => {
    const moment = { now: at("2026-08-06T12:00Z"), zone: "Europe/Berlin", runsToday, leadMs: 0 };
    expect(iso(plannedRun({ ...EVENING, ...schedule }, moment))).toBe(next);
  });
});

describe("a last check before eight in the evening", () => {
  const BEFORE = at("2026-08-06T18:00Z");
  const LEAD = 12 * 60_000;
  /** Planned as it was made: it begins at 17:48. */
  const ONCE: Timed = {
    cron: "",
    beforeAt: BEFORE,
    enabled: true,
    mostRunsADay: 2,
    nextRunAt: BEFORE - LEAD,
    lastRunAt: null,
  };
  const moment = (now: string, leadMs = LEAD) => ({ now: at(now), zone: "Europe/Berlin", runsToday: 9, leadMs });
  const RUN: Decision = { kind: "run", nextRunAt: null };
  const skipped = (why: "too-late" | "paused" | "clan-disabled"): Decision => ({ kind: "skip", why, nextRunAt: null });
  it.each<[situation: string, by: Partial<Hindrances>, now: string, expected: Decision]>([
    ["is not begun too soon", {}, "2026-08-06T17:47:59Z", { kind: "not-due" }],
    ["is begun as long before as it takes, whatever ran today", {}, "2026-08-06T17:48Z", RUN],
    ["is begun late, while it is not too late", {}, "2026-08-06T17:59Z", RUN],
    ["waits while all is paused", { isPaused: true }, "2026-08-06T17:50Z", { kind: "wait" }],
    ["waits for a run that somebody began", { isStillRunning: true }, "2026-08-06T17:50Z", { kind: "wait" }],
    ["does not run at the instant", {}, "2026-08-06T18:00Z", skipped("too-late")],
    ["says what it waited for in vain", { isPaused: true }, "2026-08-06T18:00Z", skipped("paused")],
    ["says that its clan was not checked", { isClanDisabled: true }, "2026-08-07T18:00Z", skipped("clan-disabled")],
  ])("%s", (_, by, now, expected) => {
    expect(decide(ONCE, { ...NONE, ...by }, moment(now))).toEqual(expected);
  });

  it.each<[situation: string, schedule: Partial<Timed>, now: string, leadMs: number, planned: string | null]>([
    ["as long before as a check takes", {}, "2026-08-06T12:00Z", LEAD, "2026-08-06T17:48"],
    ["now, where that was before now", {}, "2026-08-06T17:55Z", LEAD, "2026-08-06T17:48"],
    ["not while it is switched off", { enabled: false }, "2026-08-06T12:00Z", LEAD, null],
    ["not after the instant", {}, "2026-08-06T18:00Z", LEAD, null],
    [
      "still, where somebody ran it in the morning",
      { lastRunAt: at("2026-08-06T08:00Z") },
      "2026-08-06T12:00Z",
      LEAD,
      "2026-08-06T17:48",
    ],
    ["not again after it ran", { lastRunAt: at("2026-08-06T17:49Z") }, "2026-08-06T17:50Z", LEAD, null],
  ])("is planned %s", (_, schedule, now, leadMs, planned) => {
    expect(iso(plannedRun({ ...ONCE, ...schedule }, moment(now, leadMs)))).toBe(planned);
  });

  it.each<[situation: string, schedule: Partial<Timed>, leadMs: number, next: string | null | undefined]>([
    ["begins earlier where it takes longer by now", {}, 2 * LEAD, "2026-08-06T17:36"],
    ["begins no later where it takes less", {}, LEAD / 2, undefined],
    [
      "does not come back once it ran, however little it takes by now",
      { nextRunAt: null, lastRunAt: at("2026-08-06T11:00Z") },
      LEAD / 2,
      undefined,
    ],
  ])("%s", (_, schedule, leadMs, next) => {
    expect(iso(replanned({ ...ONCE, ...schedule }, moment("2026-08-06T12:00Z", leadMs)))).toBe(next);
  });
});
