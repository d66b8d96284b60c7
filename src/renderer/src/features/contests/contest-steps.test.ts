import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import { HOUR, parseIso } from "#shared/time.ts";
import { barSteps, stepMoment } from "./contest-steps.ts";

const at = (text: string) => parseIso(text) ?? Number.NaN;
const now = at("2026-11-21T14:30:00Z");
const times = createTimes("UTC");

const base = {
  createdAt: at("2026-10-28T20:00:00Z"),
  activatedAt: at("2026-11-01T00:00:00Z"),
  endedAt: at("2026-11-21T12:00:00Z"),
  endAt: at("2026-11-21T12:00:00Z"),
  lockBy: at("2026-11-21T15:00:00Z"),
  drawAt: at("2026-11-21T16:44:03Z"),
  voidedAt: null,
};
const attempt = (over: object) => [{ lockedAt: null, drawnAt: null, ...over }] as never;

const line = (contest: Parameters<typeof barSteps>[0]) =>
  barSteps(contest).map((step) => `${step.name} ${step.place} ${stepMoment(step, now, times)}`.trim());

describe("barSteps", () => {
  it("promises what is ahead, and stands where the contest is", () => {
    expect(line({ ...base, state: "ended", attempts: attempt({}) })).toEqual([
      "Draft done 28 Oct",
      "Active done 1 Nov",
      "Ended now today 12:00",
      "Locked ahead by today 15:00",
      "Drawn ahead today 16:44",
    ]);
  });

  it("has no time for the draw where witnesses speak", () => {
    const contest = { ...base, state: "draft" as const, activatedAt: null, endedAt: null, drawAt: null, attempts: [] };
    expect(line(contest)).toEqual([
      "Draft now 28 Oct",
      "Active ahead",
      "Ended ahead today 12:00",
      "Locked ahead by today 15:00",
      "Drawn ahead",
    ]);
  });

  it("shows only the last attempt, and when it was really drawn", () => {
    const attempts = [...attempt({ lockedAt: 1 }), ...attempt({ lockedAt: now - HOUR, drawnAt: now })] as never;
    expect(line({ ...base, state: "drawn", attempts }).slice(3)).toEqual([
      "Locked done today 13:30",
      "Drawn now today 14:30",
    ]);
  });

  it("ends at void, with the steps that were reached", () => {
    expect(line({ ...base, state: "void", voidedAt: now, attempts: attempt({}) })).toEqual([
      "Draft done 28 Oct",
      "Active done 1 Nov",
      "Ended done today 12:00",
      "Void now today 14:30",
    ]);
  });
});
