/**
 * Habits of accounts, kept in memory: planning asks for them with every answer. They can be rebuilt from the store, and are
 * as far as something of the account changed.
 */
import type { Reader } from "#main/store/database.ts";
import { listActive } from "#main/store/presence/presence.ts";
import type { AccountId } from "#shared/ids.ts";
import { DAY, type Duration, type Instant } from "#shared/time.ts";
import { guessOf, type Habits, habitsOf, NO_HABITS, REMEMBERED, type SeenChange } from "./habits.ts";
import type { DayHours } from "./pace.ts";

/** What a zone's clocks show beyond UTC at an instant; null is the system's zone. */
export type ZoneOffset = (at: Instant, zone: string | null) => Duration;

export interface KnownHabits {
  /** `lastActiveAt` is what the store has now: where it is what was read, nothing is read again. */
  readonly of: (
    reader: Reader,
    account: AccountId,
    lastActiveAt: Instant | null,
    zone: string | null,
    now: Instant,
  ) => Habits;
  /** What is guessed of members of a clan with these hours. */
  readonly guess: (hours: DayHours) => readonly number[];
}

interface Entry {
  readonly changes: readonly SeenChange[];
  readonly lastActiveAt: Instant;
  readonly zone: string | null;
  /** Beginning of the day that weights are of: to follow the age of what they weigh once a day is often enough. */
  readonly day: Instant;
  readonly habits: Habits;
}

export function createKnownHabits(zoneOffset: ZoneOffset): KnownHabits {
  const entries = new Map<AccountId, Entry>();
  const guesses = new Map<number, readonly number[]>();

  return {
    of(reader, account, lastActiveAt, zone, now) {
      if (lastActiveAt === null) return NO_HABITS;
      const day = Math.floor(now / DAY) * DAY;
      const known = entries.get(account);
      if (known?.lastActiveAt === lastActiveAt && known.zone === zone && known.day === day) return known.habits;
      const changes = changesOf(reader, account, lastActiveAt, day - REMEMBERED, known);
      const habits = habitsOf(changes, day, (at) => zoneOffset(at, zone));
      entries.set(account, { changes, lastActiveAt, zone, day, habits });
      return habits;
    },
    guess(hours) {
      const key = ((hours.peakFrom * 24 + hours.peakTo) * 24 + hours.nightFrom) * 24 + hours.nightTo;
      let guess = guesses.get(key);
      if (guess === undefined) {
        guess = guessOf(hours);
        guesses.set(key, guess);
      }
      return guess;
    },
  };
}

/** What is remembered and what came since; all anew where the store has less than is remembered, as after a rollback. */
function changesOf(
  reader: Reader,
  account: AccountId,
  lastActiveAt: Instant,
  since: Instant,
  known: Entry | undefined,
): readonly SeenChange[] {
  if (known === undefined || known.lastActiveAt > lastActiveAt) return listActive(reader, account, since, lastActiveAt);
  const kept = known.changes.filter((change) => change.to > since);
  if (known.lastActiveAt === lastActiveAt) return kept;
  return [...kept, ...listActive(reader, account, Math.max(since, known.lastActiveAt), lastActiveAt)];
}
