/**
 * When it becomes likely that somebody played since the last check, predicted from that account's own history.
 *
 * 1. What is predicted: the number of times that something changes which only play changes, hour by hour of the clan's day,
 *    from the times of the last 28 days at which our own checks found such a change. Of two halves of equal length the
 *    later one weighs more: a week counts half of the week after it.
 * 2. A change is known as an interval: it counts in equal parts in every hour of it. Changes close to each other are one
 *    time of play, so who is asked often does not seem to play often.
 * 3. Somebody of whom little is known is taken to play as clans do: more in the clan's peak hours, less at night. Each day
 *    that is known takes weight from that guess.
 * 4. Who was seen playing minutes ago probably still plays; that fades within the hour.
 * 5. What is not predicted: the day of the week, what somebody will do, wars and events to come. Changes that nobody's
 *    check could see do not exist here.
 */
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { type DayHours, partOfDay } from "./pace.ts";

/** Something changed after `from` (null: not known) and not after `to`. */
export interface SeenChange {
  readonly from: Instant | null;
  readonly to: Instant;
}

/** What an account's history says, before it is weighed against the guess. */
export interface Habits {
  /** Times of play by hour of the day, each weighed by its age. */
  readonly times: readonly number[];
  /** The last change that was found; null where none was. */
  readonly last: SeenChange | null;
}

export const NO_HABITS: Habits = { times: Array.from({ length: 24 }, () => 0), last: null };

/** Whole cycles of the week, and long enough for people who play every other day. */
export const REMEMBERED = 28 * DAY;
const HALF_LIFE = 7 * DAY;

/** Changes of one time of play lie closer together than this. */
const SAME_PLAY = 30 * MINUTE;
/** An interval longer than a day says nothing of the hour. */
const LONGEST_INTERVAL = DAY;

/** What the clan's clocks show beyond UTC at an instant. */
export type OffsetAt = (at: Instant) => Duration;

/** The history as habits. `changes` are in the order in which they were found; older ones than remembered are passed over. */
export function habitsOf(changes: readonly SeenChange[], now: Instant, offsetAt: OffsetAt): Habits {
  const times = Array.from({ length: 24 }, () => 0);
  let last: SeenChange | null = null;
  for (const change of changes) {
    const isNewPlay = last === null || change.to - last.to > SAME_PLAY;
    last = change;
    if (!isNewPlay || change.to <= now - REMEMBERED || change.from === null) continue;
    addTime(times, { from: change.from, to: change.to }, weightAt(now - change.to), offsetAt(change.to));
  }
  return { times: smoothed(times), last };
}

const weightAt = (age: Duration) => 2 ** (-Math.max(0, age) / HALF_LIFE);

function addTime(times: number[], span: { from: Instant; to: Instant }, weight: number, offset: Duration): void {
  const from = Math.max(span.from, span.to - LONGEST_INTERVAL) + offset;
  const to = span.to + offset;
  const length = to - from;
  if (length <= 0) return;
  for (let at = from; at < to; ) {
    const next = Math.min(to, (Math.floor(at / HOUR) + 1) * HOUR);
    const hour = hourOf(at);
    times[hour] = (times[hour] ?? 0) + (weight * (next - at)) / length;
    at = next;
  }
}

/** Hour of the day of an instant that stands in local time. */
const hourOf = (local: number) => Math.floor((((local % DAY) + DAY) % DAY) / HOUR);

/** People are not punctual: half of what an hour holds is given to its neighbours. */
function smoothed(times: readonly number[]): number[] {
  return times.map((own, hour) => own / 2 + ((times[(hour + 23) % 24] ?? 0) + (times[(hour + 1) % 24] ?? 0)) / 4);
}

/** The guess weighs as much as so many days of history. */
const GUESS_DAYS = 2;
/** Times a day that somebody plays of whom nothing is known, and how they lie in the clan's day. */
const GUESSED_TIMES = 3;
const GUESSED_SHAPE = { peak: 2.5, ordinary: 1, night: 0.25 } as const;

/** Chance of a change since the last check from which on asking is worth a request. */
export const LIKELY = 0.2;
const LIKELY_CHANGES = -Math.log(1 - LIKELY);

/** Somebody seen playing brings so many more changes in the time of play that runs, at a rate that falls by e in this time. */
const MORE_CHANGES = 1;
const STILL_PLAYING = 15 * MINUTE;

/** Nobody is left unasked for longer, so nothing farther ahead is predicted. */
const HORIZON = 8 * HOUR;

/** What is guessed of somebody of whom nothing is known: times of play a day, by hour of the clan's day. */
export function guessOf(hours: DayHours): readonly number[] {
  const shapes = Array.from({ length: 24 }, (_, hour): number => GUESSED_SHAPE[partOfDay(hour, hours)]);
  const scale = GUESSED_TIMES / shapes.reduce((sum, one) => sum + one, 0);
  return shapes.map((shape) => shape * scale);
}

export interface Asked {
  readonly habits: Habits;
  /** Of the clan's hours, by `guessOf`. */
  readonly guess: readonly number[];
  /** Since when the account is known. */
  readonly knownSince: Instant;
  readonly lastCheckedAt: Instant;
  /** What the clan's clocks show beyond UTC. */
  readonly offset: Duration;
}

/** When the chance of a change since the last check reaches `LIKELY`, at most eight hours after it. */
export function likelyChangeAt(asked: Asked): Instant {
  const { habits, lastCheckedAt, offset } = asked;
  const rateAt = rates(asked);
  const end = lastCheckedAt + HORIZON;
  const burst = burstOf(habits.last, lastCheckedAt);
  let expected = 0;
  for (let at = lastCheckedAt; at < end; ) {
    const local = at + offset;
    const next = Math.min(end, at + HOUR - (((local % HOUR) + HOUR) % HOUR));
    const rate = rateAt(hourOf(local));
    const reached = expected + rate * (next - at);
    if (reached + burst(lastCheckedAt) - burst(next) >= LIKELY_CHANGES) {
      const before = { at, expected, rate, burst, from: lastCheckedAt };
      return Math.round(crossing(before, next));
    }
    expected = reached;
    at = next;
  }
  return end;
}

/** Expected times of play a millisecond, by hour of the day: history and guess by their weights. */
function rates({ habits, guess, knownSince, lastCheckedAt }: Asked): (hour: number) => number {
  const known = Math.min(REMEMBERED, Math.max(0, lastCheckedAt - knownSince));
  // The weights of all days that are known, added up.
  const days = ((HALF_LIFE / DAY) * (1 - 2 ** (-known / HALF_LIFE))) / Math.LN2;
  const scale = 1 / (days + GUESS_DAYS) / HOUR;
  return (hour) => ((habits.times[hour] ?? 0) + GUESS_DAYS * (guess[hour] ?? 0)) * scale;
}

/**
 * Changes still to come after an instant in the time of play that was seen last. Where that lies somewhere in a long interval
 * it is over for most of the interval; what was seen after the last check is no prediction, and counts elsewhere.
 */
function burstOf(last: SeenChange | null, lastCheckedAt: Instant): (at: Instant) => number {
  if (last === null || last.to > lastCheckedAt) return () => 0;
  const length = last.from === null ? LONGEST_INTERVAL : last.to - last.from;
  const share = length <= 0 ? 1 : ((1 - Math.exp(-length / STILL_PLAYING)) * STILL_PLAYING) / length;
  const { to } = last;
  return (at) => MORE_CHANGES * share * Math.exp(-(at - to) / STILL_PLAYING);
}

interface Before {
  readonly at: Instant;
  readonly expected: number;
  readonly rate: number;
  readonly burst: (at: Instant) => number;
  readonly from: Instant;
}

/** Halvings of an hour until what is left is under a second. */
const HALVINGS = 12;

function crossing({ at, expected, rate, burst, from }: Before, end: Instant): Instant {
  let [low, high] = [at, end];
  for (let round = 0; round < HALVINGS; round += 1) {
    const middle = (low + high) / 2;
    const changes = expected + rate * (middle - at) + burst(from) - burst(middle);
    if (changes >= LIKELY_CHANGES) high = middle;
    else low = middle;
  }
  return high;
}
