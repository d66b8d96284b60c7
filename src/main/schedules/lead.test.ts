import { expect, it } from "vitest";
import { MINUTE, SECOND } from "#shared/time.ts";
import { leadOf } from "./lead.ts";

it.each<[situation: string, loads: Parameters<typeof leadOf>[0], leadMs: number]>([
  ["of nobody", [], 5 * MINUTE],
  ["of 50 at one a second", [{ requests: 50, allowedPerMinute: 60 }], 5 * MINUTE + 75 * SECOND],
  ["of 500 at half speed", [{ requests: 500, allowedPerMinute: 30 }], 30 * MINUTE],
  [
    "of two servers, by the one that takes longer",
    [
      { requests: 50, allowedPerMinute: 600 },
      { requests: 40, allowedPerMinute: 20 },
    ],
    8 * MINUTE,
  ],
])("the check %s begins so long before", (_, loads, leadMs) => {
  expect(leadOf(loads)).toBe(leadMs);
});
