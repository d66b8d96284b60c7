import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { type Asked, guessOf, habitsOf, likelyChangeAt, NO_HABITS, type SeenChange } from "./habits.ts";

/** A Thursday, 00:00. */
const TODAY = Date.UTC(2026, 7, 6);
const HOURS = { peakFrom: 18, peakTo: 23, nightFrom: 1, nightTo: 7 };
const UTC = () => 0;

/** One time of play a day at an hour, found within ten minutes, on each of so many days before today. */
function everyDayAt(hour: number, days: number): SeenChange[] {
  return Array.from({ length: days }, (_, index) => {
    const to = TODAY - (days - index) * DAY + hour * HOUR + 30 * MINUTE;
    return { from: to - 10 * MINUTE, to };
  });
}

function asked(changes: readonly SeenChange[], lastCheckedAt: number, more: Partial<Asked> = {}): Asked {
  const habits = habitsOf(changes, TODAY, UTC);
  return { habits, knownSince: TODAY - 28 * DAY, lastCheckedAt, guess: guessOf(HOURS), offset: 0, ...more };
}

/** Minutes from a check until a change has become likely. */
const wait = (given: Asked) => Math.round((likelyChangeAt(given) - given.lastCheckedAt) / MINUTE);

describe("habits", () => {
  it("hold how often somebody plays at each hour, the neighbours given half", () => {
    const { times } = habitsOf(
      [{ from: TODAY - 10 * MINUTE + 20 * HOUR, to: TODAY + 20 * HOUR }],
      TODAY + 20 * HOUR,
      UTC,
    );
    expect(times.flatMap((time, hour) => (time > 0 ? [[hour, time]] : []))).toEqual([
      [18, 0.25],
      [19, 0.5],
      [20, 0.25],
    ]);
  });

  it("count changes close to each other as one time of play", () => {
    const evening = [0, 10, 20, 35, 60].map((minute) => ({
      from: TODAY + 19 * HOUR + (minute - 5) * MINUTE,
      to: TODAY + 19 * HOUR + minute * MINUTE,
    }));
    const sum = (changes: readonly SeenChange[]) =>
      habitsOf(changes, TODAY + 20 * HOUR, UTC).times.reduce((total, one) => total + one, 0);
    expect(sum(evening)).toBeCloseTo(1, 1);
    expect(sum([...evening, { from: TODAY + 19.9 * HOUR, to: TODAY + 20 * HOUR }])).toBeCloseTo(1, 1);
    expect(sum([evening[0], evening[4]].filter((one) => one !== undefined))).toBeCloseTo(2, 1);
  });

  it("spread what is known as an interval over all of it", () => {
    const { times } = habitsOf([{ from: TODAY, to: TODAY + DAY }], TODAY + DAY, UTC);
    for (const time of times) expect(time).toBeCloseTo(1 / 24, 6);
  });

  it("weigh a week half of the week after it, and forget after four", () => {
    const at = (days: number) => habitsOf([{ from: TODAY - days * DAY - MINUTE, to: TODAY - days * DAY }], TODAY, UTC);
    const sum = (days: number) => at(days).times.reduce((total, one) => total + one, 0);
    expect([0, 7, 14, 28].map(sum)).toEqual([1, 0.5, 0.25, 0]);
  });

  it("are of the clan's day: its zone's clocks tell the hour", () => {
    const tokyo = () => 9 * HOUR;
    const habits = habitsOf([{ from: TODAY + 10 * HOUR, to: TODAY + 11 * HOUR }], TODAY + 11 * HOUR, tokyo);
    expect(habits.times.indexOf(Math.max(...habits.times))).toBe(19);
  });

  it.each<[situation: string, changes: SeenChange[]]>([
    ["nothing", []],
    ["a change whose start is not known", [{ from: null, to: TODAY }]],
    ["a change that took no time", [{ from: TODAY, to: TODAY }]],
  ])("are none out of %s", (_situation, changes) => {
    expect(habitsOf(changes, TODAY, UTC).times).toEqual(NO_HABITS.times);
  });
});

describe("when a change is likely", () => {
  const noon = TODAY + 12 * HOUR;

  it("is when somebody plays: who plays in the evening is asked in the evening", () => {
    const evening = asked(everyDayAt(20, 28), noon);
    const lunch = asked(everyDayAt(12, 28), noon);
    const likely = likelyChangeAt(evening);
    expect(likely).toBeGreaterThan(TODAY + 18 * HOUR);
    expect(likely).toBeLessThan(TODAY + 20 * HOUR);
    expect(wait(lunch)).toBeLessThan(60);
  });

  it("comes sooner the more often somebody plays", () => {
    const often = [9, 12, 15, 18, 21].flatMap((hour) => everyDayAt(hour, 28)).sort((a, b) => a.to - b.to);
    const waits = [often, everyDayAt(15, 28), everyDayAt(15, 4), []].map((changes) => wait(asked(changes, noon)));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(new Set(waits).size).toBe(4);
  });

  it("is hours away for who has long been quiet, and never more than eight", () => {
    expect(wait(asked([], noon))).toBeGreaterThan(4 * 60);
    expect(wait(asked([], TODAY))).toBe(8 * 60);
  });

  it("is a guess by the clan's hours for whom nobody knows yet", () => {
    const unknown = { knownSince: noon };
    const byDay = wait(asked([], noon, unknown));
    expect(wait(asked([], TODAY + 19 * HOUR, unknown))).toBeLessThan(byDay);
    expect(wait(asked([], TODAY + 2 * HOUR, unknown))).toBeGreaterThan(byDay);
    expect(byDay).toBeGreaterThan(60);
    expect(byDay).toBeLessThan(180);
  });

  it("is a guess that a little history bends and much history replaces", () => {
    const known = (days: number) => wait(asked(everyDayAt(12, days), noon, { knownSince: TODAY - days * DAY }));
    const waits = [0, 1, 3, 28].map(known);
    expect(waits).toEqual([...waits].sort((a, b) => b - a));
    expect(new Set(waits).size).toBe(4);
  });

  it("is within minutes of being seen to play, and fades while nothing more is found", () => {
    const seen: SeenChange = { from: noon - 10 * MINUTE, to: noon };
    const waitAfter = (minutes: number) => wait(asked([seen], noon + minutes * MINUTE));
    expect(waitAfter(0)).toBeLessThan(10);
    const waits = [0, 10, 20, 40].map(waitAfter);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waitAfter(60)).toBeGreaterThan(60);
  });

  it("makes little of a change that lies somewhere in a long interval", () => {
    const night: SeenChange = { from: noon - 8 * HOUR, to: noon };
    expect(wait(asked([night], noon))).toBeGreaterThan(60);
  });

  it("leaves to others what was seen after the last check", () => {
    const since: SeenChange = { from: noon, to: noon + 5 * MINUTE };
    expect(wait(asked([since], noon))).toBeGreaterThan(60);
  });

  it("counts the hours of zones that are half an hour off from where these begin", () => {
    const guess = guessOf({ peakFrom: 18, peakTo: 19, nightFrom: 19, nightTo: 18 });
    const given = (offset: number) => wait(asked([], noon, { knownSince: noon, guess, offset }));
    // The only hour in which anybody is taken to play begins at 12:30 there, at 13:00 here.
    expect(given(5 * HOUR) - given(5.5 * HOUR)).toBeGreaterThan(20);
    expect(given(5 * HOUR) - given(5.5 * HOUR)).toBeLessThanOrEqual(30);
  });
});
