import { describe, expect, it } from "vitest";
import { cronProblemWords, cronWords } from "./cron.ts";

describe("cronWords", () => {
  const cases: readonly [cron: string, words: string][] = [
    ["0 19 * * *", "every day at 19:00"],
    ["30 8,20 * * *", "every day at 08:30 and 20:30"],
    ["0 */6 * * *", "every day at 00:00, 06:00, 12:00 and 18:00"],
    ["0 6 * * 0", "every Sunday at 06:00"],
    ["0 6 * * 7", "every Sunday at 06:00"],
    ["0 6 * * sun,0,7", "every Sunday at 06:00"],
    ["0 6 * * 1,5", "every Monday and Friday at 06:00"],
    ["5 7 * * MON-FRI", "Monday to Friday at 07:05"],
    ["5 7 * * 5-7", "Friday to Sunday at 07:05"],
    ["5 7 * * 0-6", "every day at 07:05"],
    ["0 6 1 * *", "on day 1 of every month at 06:00"],
    ["0 6 1,15 jan *", "on day 1 and 15 of January at 06:00"],
    ["0 6 1 * 1", "on day 1 of every month and every Monday at 06:00"],
    ["0 6 * 8 *", "every day in August at 06:00"],
    ["0 6 * 8,9 1", "every Monday in August and September at 06:00"],
    ["* * * * *", "every minute"],
    ["*/15 * * * *", "every 15 minutes"],
    ["*/7 * * * *", "cron */7 * * * *"],
    ["0,20 * * * *", "every hour at minutes 0 and 20"],
    ["0 * * * *", "every hour, on the hour"],
    ["30 * * * 6", "every hour at minute 30, every Saturday"],
    ["*/15 8-20 * * *", "cron */15 8-20 * * *"],
    ["0 19 L * *", "cron 0 19 L * *"],
    ["0 19 * * 1#2", "cron 0 19 * * 1#2"],
    ["0 19 * *", "cron 0 19 * *"],
    ["0 0 19 * * *", "cron 0 0 19 * * *"],
    ["0 19 * * \u202e1", "cron 0 19 * * 1"],
  ];
  it.each(cases)("%s", (cron, words) => {
    expect(cronWords(cron)).toBe(words);
  });
});

describe("cronProblemWords", () => {
  const cases: readonly [situation: string, problem: Parameters<typeof cronProblemWords>[0], cause: string][] = [
    [
      "too few parts",
      { why: "fields", field: null, value: "0 19" },
      "A cron expression has five parts: minute, hour, day of the month, month and day of the week.",
    ],
    ["an hour too late", { why: "field", field: "hour", value: "25" }, "“25” cannot be the hour."],
    ["a day that never comes", { why: "never", field: null, value: "" }, "No such day ever comes."],
  ];
  it.each(cases)("%s", (_, problem, cause) => {
    expect(cronProblemWords(problem).cause).toBe(cause);
  });
});
