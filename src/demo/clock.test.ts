import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { createDemoClock, DEMO_START } from "./clock.ts";

function realTime(at = 5_000.25) {
  const real = { at, now: () => real.at };
  return real;
}

test("begins at noon of 6 August 2026 and runs with real time", () => {
  const real = realTime();
  const clock = createDemoClock({ realNow: real.now });
  expect(new Date(clock.now()).toISOString()).toBe("2026-08-06T12:00:00.000Z");
  real.at += 90 * SECOND;
  expect(clock.now()).toBe(DEMO_START + 90 * SECOND);
});

test("runs sixty times as fast when told so, from where it stands", () => {
  const real = realTime();
  const clock = createDemoClock({ realNow: real.now });
  real.at += 10 * SECOND;
  clock.setSpeed(60);
  expect(clock.now()).toBe(DEMO_START + 10 * SECOND);
  real.at += SECOND;
  expect([clock.now(), clock.speed]).toEqual([DEMO_START + 10 * SECOND + MINUTE, 60]);
});

test("goes on from its state after a restart", () => {
  const real = realTime();
  const first = createDemoClock({ realNow: real.now, speed: 600 });
  real.at += 6 * SECOND;
  const state = JSON.parse(JSON.stringify(first.state()));
  expect(state).toEqual({ at: DEMO_START + HOUR, speed: 600 });
  const later = realTime(77);
  const second = createDemoClock({ realNow: later.now, ...state });
  later.at += SECOND;
  expect(second.now()).toBe(DEMO_START + HOUR + 10 * MINUTE);
});

test.each([0, 0.5, 601, Number.NaN, -1])("refuses a speed of %s and keeps its own", (speed) => {
  const real = realTime();
  const clock = createDemoClock({ realNow: real.now, speed: 7 });
  expect(() => clock.setSpeed(speed)).toThrow(RangeError);
  expect(clock.speed).toBe(7);
});

test("never falls and never jumps, whatever real time and speed do", () => {
  const change = fc.record({
    realMs: fc.integer({ min: -1_000, max: 5_000 }),
    speed: fc.integer({ min: 1, max: 600 }),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 30 }), (changes) => {
      const real = realTime();
      const clock = createDemoClock({ realNow: real.now });
      for (const { realMs, speed } of changes) {
        const [before, speedBefore] = [clock.now(), clock.speed];
        real.at += realMs;
        const after = clock.now();
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after - before).toBeLessThanOrEqual(Math.max(0, realMs) * speedBefore + 1);
        clock.setSpeed(speed);
        expect(clock.now()).toBe(after);
      }
    }),
  );
});
