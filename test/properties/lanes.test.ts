import fc from "fast-check";
import { describe, it } from "vitest";
import { keepsEveryWindow, usesTheRate } from "#test/support/virtual/lane-properties.ts";

describe("a lane with endless work", () => {
  it("never has more in any window than allowed, whatever the way, bursts of asking and kills", async () => {
    await fc.assert(keepsEveryWindow, { numRuns: 25 });
  });

  it("uses the share of every key's rate that is promised for the jitter of the way", async () => {
    await fc.assert(usesTheRate, { numRuns: 20 });
  });
});
