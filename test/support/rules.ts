/** Rules for when to ask about a member again: in turn, by fixed tiers of activity, and as the engine does. */
import { calendarAt } from "#main/games/clash-of-clans/calendar.ts";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { guessOf, habitsOf, likelyChangeAt, REMEMBERED, type SeenChange } from "#main/sync/habits.ts";
import { paced, partOfDay, turnOf } from "#main/sync/pace.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import type { Life, Rule } from "./replay.ts";

type Ruled = Rule & { readonly firstAt: Instant };

const HOURS = { peakFrom: 18, peakTo: 23, nightFrom: 1, nightTo: 7 };
const GUESS = guessOf(HOURS);
/** The clans of the demo say nothing of their zone: the system's, which is UTC here. */
const hourAt = (at: Instant) => Math.floor(at / HOUR) % 24;

/** Everybody in turn. */
export function roundRobin(
  startAt: Instant,
  members: number,
  every: Duration,
): (life: unknown, index: number) => Ruled {
  return (_, index) => ({
    firstAt: startAt + (every * (index + 1)) / members,
    seen: (_from, _at, dueAt) => dueAt,
    checked: (_since, at) => at + every,
  });
}

/** Ages by how long somebody has been quiet, and by whether it is evening: without any memory of habits. */
export function fixedTiers(startAt: Instant, members: number, scale: number): (life: unknown, index: number) => Ruled {
  return (_, index) => {
    let lastActiveAt = Number.NEGATIVE_INFINITY;
    return {
      firstAt: startAt + (MINUTE * (index + 1)) / members,
      seen(_from, at, dueAt) {
        lastActiveAt = at;
        return dueAt;
      },
      checked(_since, at, isChanged) {
        if (isChanged) lastActiveAt = at;
        return at + scale * tierOf(at - lastActiveAt, partOfDay(hourAt(at), HOURS) === "peak");
      },
    };
  };
}

function tierOf(quietMs: Duration, isEvening: boolean): Duration {
  if (quietMs <= HOUR) return 10 * MINUTE;
  if (quietMs <= DAY) return isEvening ? 20 * MINUTE : 40 * MINUTE;
  return quietMs <= 7 * DAY ? 2 * HOUR : 8 * HOUR;
}

export interface Foresight {
  /** The clan's interval over what the game suggests. */
  readonly pace: number;
  /** Whether somebody seen in the clan's body is asked at once. */
  readonly asksActive: boolean;
}

/** The engine's own policy and prediction, over what its checks have found until then. */
export function foresight(startAt: Instant, members: number, { pace, asksActive }: Foresight) {
  return ({ ref }: Pick<Life, "ref">, index: number): Ruled => {
    let changes: SeenChange[] = [];
    let lastCheckedAt = startAt;
    let known = { day: -1, length: -1, habits: habitsOf([], startAt, () => 0) };

    function note(change: SeenChange): void {
      changes = [...changes.filter((one) => one.to > change.to - REMEMBERED), change];
    }
    function plan(now: Instant): Instant {
      const day = Math.floor(now / DAY) * DAY;
      if (known.day !== day || known.length !== changes.length) {
        known = { day, length: changes.length, habits: habitsOf(changes, day, () => 0) };
      }
      const { habits } = known;
      const freshness = clashOfClans.resources.player?.freshness({
        now,
        hours: partOfDay(hourAt(now), HOURS),
        monitors: { wars: true, games: true, donations: true, raids: true },
        windows: calendarAt(now),
        turn: turnOf(ref),
        isWarLogPublic: true,
        war: null,
        isWatched: false,
        lastCheckedAt,
        lastActiveAt: changes.at(-1)?.to ?? null,
        likelyChangeAt: likelyChangeAt({ habits, knownSince: startAt, lastCheckedAt, guess: GUESS, offset: 0 }),
        presence: null,
        character: null,
        report: null,
        isNotFound: false,
      });
      if (freshness === undefined || freshness === null) return Number.POSITIVE_INFINITY;
      const byAge = lastCheckedAt + paced(freshness, pace).maxAgeMs;
      return Math.max(Math.min(byAge, freshness.dueAt ?? byAge), now);
    }

    return {
      firstAt: startAt + (MINUTE * (index + 1)) / members,
      seen(from, at, dueAt) {
        note({ from, to: at });
        return asksActive ? plan(at) : dueAt;
      },
      checked(since, at, isChanged) {
        lastCheckedAt = at;
        if (isChanged) note({ from: since, to: at });
        return plan(at);
      },
    };
  };
}
