import { describe, expect, it } from "vitest";
import { type CronCheck, checkCron, dayIn, nextTime } from "./cron.ts";

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString().slice(0, 16));

describe("nextTime", () => {
  const cases: readonly [situation: string, cron: string, zone: string, after: string, next: string | null][] = [
    ["later today", "0 19 * * *", "Europe/Berlin", "2026-08-06T12:00Z", "2026-08-06T17:00"],
    ["not the moment itself", "0 19 * * *", "Europe/Berlin", "2026-08-06T17:00Z", "2026-08-07T17:00"],
    ["a moment before", "0 19 * * *", "Europe/Berlin", "2026-08-06T16:59:59.999Z", "2026-08-06T17:00"],
    ["the same wall clock elsewhere", "0 19 * * *", "America/New_York", "2026-08-06T12:00Z", "2026-08-06T23:00"],
    ["a weekday by name", "0 6 * * mon", "Europe/Berlin", "2026-08-06T12:00Z", "2026-08-10T04:00"],
    ["spring: the day before the gap", "30 2 * * *", "Europe/Berlin", "2026-03-27T12:00Z", "2026-03-28T01:30"],
    [
      "spring: in the gap, the first moment after it",
      "30 2 * * *",
      "Europe/Berlin",
      "2026-03-28T12:00Z",
      "2026-03-29T01:00",
    ],
    ["spring: in the gap, one of two times", "30 2,14 * * *", "Europe/Berlin", "2026-03-28T14:00Z", "2026-03-29T01:00"],
    [
      "spring: an interval leaves the gap out",
      "*/30 2 * * *",
      "Europe/Berlin",
      "2026-03-28T12:00Z",
      "2026-03-30T00:00",
    ],
    [
      "spring: after the gap the evening is an hour earlier in UTC",
      "0 19 * * *",
      "Europe/Berlin",
      "2026-03-28T18:00Z",
      "2026-03-29T17:00",
    ],
    ["autumn: the first of two", "30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T00:30"],
    ["autumn: not the second of two", "30 2 * * *", "Europe/Berlin", "2026-10-25T00:30Z", "2026-10-26T01:30"],
    ["autumn: asked between the two", "30 2 * * *", "Europe/Berlin", "2026-10-25T00:45Z", "2026-10-26T01:30"],
    ["autumn: an hourly one comes in both", "0 * * * *", "Europe/Berlin", "2026-10-25T00:30Z", "2026-10-25T01:00"],
    ["a midnight that is not there", "0 0 * * *", "America/Sao_Paulo", "2018-11-03T12:00Z", "2018-11-04T03:00"],
    ["a leap day", "0 0 29 2 *", "UTC", "2026-03-01T00:00Z", "2028-02-29T00:00"],
    ["never", "0 0 30 2 *", "UTC", "2026-03-01T00:00Z", null],
    ["no expression", "often", "UTC", "2026-03-01T00:00Z", null],
  ];
  it.each(cases)("%s", (_, cron, zone, after, next) => {
    expect(iso(nextTime(cron, zone, at(after)))).toBe(next);
  });
});

describe("dayIn", () => {
  const cases: readonly [situation: string, zone: string, moment: string, start: string, hours: number][] = [
    ["an ordinary day", "Europe/Berlin", "2026-08-06T12:00Z", "2026-08-05T22:00", 24],
    ["spring", "Europe/Berlin", "2026-03-29T12:00Z", "2026-03-28T23:00", 23],
    ["autumn, in the doubled hour", "Europe/Berlin", "2026-10-25T01:30Z", "2026-10-24T22:00", 25],
    ["a day that begins at one", "America/Sao_Paulo", "2018-11-04T03:00Z", "2018-11-04T03:00", 23],
    ["a zone ahead of all", "Pacific/Kiritimati", "2026-08-06T12:00Z", "2026-08-06T10:00", 24],
  ];
  it.each(cases)("%s", (_, zone, moment, start, hours) => {
    const day = dayIn(zone, at(moment));
    expect([iso(day.start), (day.end - day.start) / 3_600_000]).toEqual([start, hours]);
  });
});

describe("checkCron", () => {
  const wrong = (why: string, field: string | null, value: string) => ({ ok: false, problem: { why, field, value } });
  const cases: readonly [text: string, expected: object][] = [
    [" 0  19 * *\t* ", { ok: true, cron: "0 19 * * *" } satisfies CronCheck],
    ["0 19 * * MON-FRI", { ok: true }],
    ["0 19 L * *", { ok: true }],
    ["", wrong("fields", null, "")],
    ["19:00", wrong("fields", null, "19:00")],
    ["0 0 19 * * *", wrong("fields", null, "0 0 19 * * *")],
    ["@daily", wrong("fields", null, "@daily")],
    ["60 19 * * *", wrong("field", "minute", "60")],
    ["0 25 * * *", wrong("field", "hour", "25")],
    ["0 19 32 * *", wrong("field", "day", "32")],
    ["0 19 * 13 *", wrong("field", "month", "13")],
    ["0 19 * * 8", wrong("field", "weekday", "8")],
    ["0 19 * * someday", wrong("field", "weekday", "someday")],
    ["*/0 19 * * *", wrong("field", "minute", "*/0")],
    ["5-1 19 * * *", wrong("field", "minute", "5-1")],
    ["0 19 31 2 *", wrong("never", null, "0 19 31 2 *")],
  ];
  it.each(cases)("“%s”", (text, expected) => {
    expect(checkCron(text, at("2026-08-06T12:00Z"))).toMatchObject(expected);
  });
});
