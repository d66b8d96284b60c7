import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, HOUR } from "#shared/time.ts";
import { createHabits, intensity, MOST_INTENSE, momentWithin, nextSession } from "./habits.ts";
import { createRandom } from "./random.ts";

const RANGE = { utcOffsets: [-8, 0, 5.5, 9], sessionsPerDay: [0.5, 8] as const };
const MONDAY = Date.UTC(2026, 7, 3);

const habitsOf = (seed: string) => createHabits(createRandom(seed), RANGE);

test("nobody is ever keener than the thinning allows", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const habits = habitsOf(seed);
      const week = Array.from({ length: 7 * 24 }, (_, hour) => intensity(habits, MONDAY + hour * HOUR));
      expect(Math.max(...week)).toBeLessThanOrEqual(MOST_INTENSE);
      expect(Math.min(...week)).toBeGreaterThan(0);
    }),
  );
});

test("an evening is worth many nights, in the person's own zone", () => {
  const habits = { ...habitsOf("tokyo"), utcOffsetHours: 9 };
  const localNight = MONDAY + 3 * HOUR - 9 * HOUR;
  const localPeak = MONDAY + Math.floor(habits.peakHour) * HOUR - 9 * HOUR;
  expect(intensity(habits, localPeak)).toBeGreaterThan(20 * intensity(habits, localNight));
});

test("sessions come about as often as the habits say", () => {
  const habits = { ...habitsOf("keen"), sessionsPerDay: 5, weekend: 1 };
  const random = createRandom("sessions");
  const days = 200;
  let sessions = 0;
  for (let at = nextSession(habits, random, MONDAY); at < MONDAY + days * DAY; at = nextSession(habits, random, at)) {
    sessions += 1;
  }
  expect(sessions / days).toBeGreaterThan(4.5);
  expect(sessions / days).toBeLessThan(5.5);
});

test("who stays away has no next session", () => {
  const away = { ...habitsOf("away"), sessionsPerDay: 0 };
  expect(nextSession(away, createRandom("x"), MONDAY)).toBe(Number.POSITIVE_INFINITY);
});

test("the next session is after now, on a whole minute", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 100 * DAY }), (seed, offset) => {
      const after = MONDAY + offset;
      const at = nextSession(habitsOf(seed), createRandom(seed), after);
      expect(at).toBeGreaterThan(after);
      expect(at % 60_000).toBe(0);
    }),
  );
});

test("a moment of a window lies within it", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 48 }), (seed, hours) => {
      const to = MONDAY + hours * HOUR;
      const at = momentWithin(habitsOf(seed), createRandom(seed), MONDAY, to);
      expect(at).toBeGreaterThanOrEqual(MONDAY);
      expect(at).toBeLessThan(to);
    }),
  );
});
