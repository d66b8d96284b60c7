import fc from "fast-check";
import { describe, it } from "vitest";
import { keepsTheDailyLimit, runsOnceAfterAbsence } from "#test/support/virtual/schedule-properties.ts";

describe("whatever sleeps, jumps and restarts come, in many more cases", () => {
  it("no day has more runs of a schedule than allowed, and every schedule has a next run that is near", () => {
    fc.assert(keepsTheDailyLimit, { numRuns: 400 });
  });

  it("every schedule that is awake runs beside the others, and after a long absence once", () => {
    fc.assert(runsOnceAfterAbsence, { numRuns: 300 });
  });
});
