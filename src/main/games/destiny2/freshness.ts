import type { Freshness, FreshnessContext, PresenceContext } from "#main/games/game.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "#shared/time.ts";

const CRITICAL = 0;
const HIGH = 1;
const NORMAL = 2;
const LOW = 3;

/** What the servers show is made anew each minute: asking more often shows the same (games/destiny2, section 1.5). */
export const INTERVAL = MINUTE;

/** The longest that anything is left alone. */
const MOST_AGE = 8 * HOUR;

const when = (freshness: {
  readonly class: Freshness["class"];
  readonly maxAgeMs: Duration;
  readonly dueAt?: Instant;
}) => ({
  dueAt: null,
  ...freshness,
});

/** One request tells of a hundred members who has come and who has gone. */
export function rosterFreshness({ hours, isWatched }: FreshnessContext): Freshness {
  if (isWatched || hours === "peak") return when({ class: CRITICAL, maxAgeMs: INTERVAL });
  return when({ class: HIGH, maxAgeMs: hours === "night" ? 2 * INTERVAL : INTERVAL });
}

export function clanFreshness(): Freshness {
  return when({ class: NORMAL, maxAgeMs: HOUR });
}

/** Asked when somebody looks for a clan, and never by itself. */
export function neverFreshness(): null {
  return null;
}

/** Who plays unseen: what is not hidden of them changes slowly. */
const HIDDEN_AGE = 30 * MINUTE;

/**
 * Who is in the game is asked each minute, whoever looks; everybody else when the roster or others show that they came, and at
 * least every eight hours.
 */
export function profileFreshness(context: FreshnessContext): Freshness {
  const { presence, lastCheckedAt, lastActiveAt, isNotFound } = context;
  if (isNotFound) return when({ class: LOW, maxAgeMs: DAY });
  if (lastCheckedAt === null) return when({ class: isInGame(presence) ? CRITICAL : HIGH, maxAgeMs: INTERVAL });
  if (presence?.state === "private") {
    return presence.roster?.isOnline === true
      ? when({ class: HIGH, maxAgeMs: HIDDEN_AGE })
      : when({ class: LOW, maxAgeMs: MOST_AGE });
  }
  if (isInGame(presence)) return when({ class: CRITICAL, maxAgeMs: INTERVAL });
  const told = [presence?.roster?.changedAt ?? null, presence?.listedAt ?? null, lastActiveAt];
  const [seenAt = null] = told.filter((at) => at !== null && at > lastCheckedAt);
  return { class: seenAt === null ? LOW : HIGH, maxAgeMs: MOST_AGE, dueAt: seenAt };
}

/** As far as anything says so: the roster knows it first, the profile where. */
function isInGame(presence: PresenceContext | null): boolean {
  if (presence === null) return false;
  const { state, roster } = presence;
  return roster?.isOnline === true || state === "playing" || state === "orbit" || state === "online";
}

/** Histories and reports show what ended some minutes late; after this long they show it or never will (section 1.5). */
const MOST_LAG = 15 * MINUTE;

/** Most show it by then: what is not there yet is asked for less often. */
const USUAL_LAG = 5 * MINUTE;
const LATE_AGE = 3 * INTERVAL;

/** An activity is over before its players leave it: so much earlier than was seen. */
const MOST_LINGER = 3 * MINUTE;

/** Ends that nobody saw, of matches that are shorter than the span between two looks. */
const WHILE_PLAYING_AGE = 20 * MINUTE;

/** A character's history is asked when it can have become longer: after an activity until it is there. */
export function historyFreshness(context: FreshnessContext): Freshness {
  const { now, presence, character, lastCheckedAt, isNotFound } = context;
  if (isNotFound) return when({ class: LOW, maxAgeMs: DAY });
  // Before the reports of the past, of which there are many more; who plays now first.
  if (lastCheckedAt === null) return when({ class: isInGame(presence) ? HIGH : NORMAL, maxAgeMs: WHILE_PLAYING_AGE });
  const playedAt = character?.lastPlayedAt ?? null;
  const endedAt = presence?.activityEndedAt ?? null;
  if (endedAt !== null && isPlayedLast(playedAt, presence)) {
    const isThere = character?.knownUntil != null && character.knownUntil >= endedAt - MOST_LINGER;
    const lag = now - endedAt;
    if (!isThere && lag <= MOST_LAG) return when({ class: HIGH, maxAgeMs: lag <= USUAL_LAG ? INTERVAL : LATE_AGE });
  }
  if (playedAt === null || playedAt + MOST_LAG <= lastCheckedAt) return when({ class: LOW, maxAgeMs: MOST_AGE });
  if (isInGame(presence)) return when({ class: HIGH, maxAgeMs: WHILE_PLAYING_AGE });
  // Once now, where it was played since, and once more when all of it must be there.
  const dueAt = playedAt > lastCheckedAt ? playedAt : playedAt + MOST_LAG;
  return when({ class: HIGH, maxAgeMs: MOST_AGE, dueAt });
}

/** Of several characters the one that was played last is the one whose activity ended. */
function isPlayedLast(playedAt: Instant | null, presence: PresenceContext | null): boolean {
  const latest = presence?.lastPlayedAt ?? null;
  return playedAt === null || latest === null || playedAt >= latest - MOST_LAG;
}

/** A page behind the first is read when somebody finds that it holds what is not known. */
export function olderFreshness(page: number) {
  return ({ now, character }: FreshnessContext): Freshness | null =>
    character?.wantedPage === page ? when({ class: LOW, maxAgeMs: MOST_AGE, dueAt: now }) : null;
}

/** A report that ended so long ago is no news. */
const NEWS_FOR = HOUR;

/** Waits between the readings of a report that lacks players; then it is kept as it is. */
const INCOMPLETE_WAITS: readonly Duration[] = [MINUTE, 3 * MINUTE, 10 * MINUTE, 30 * MINUTE];

/** Some differ in a second reading (api#1882). */
const SECOND_READING_AFTER = 15 * MINUTE;

export function reportFreshness({ now, report, isNotFound }: FreshnessContext): Freshness | null {
  if (isNotFound || report === null) return null;
  switch (report.state) {
    case "awaited":
      return now - report.endedAt <= NEWS_FOR
        ? when({ class: CRITICAL, maxAgeMs: INTERVAL })
        : when({ class: now - report.endedAt <= DAY ? NORMAL : LOW, maxAgeMs: MOST_AGE });
    case "incomplete": {
      const wait = INCOMPLETE_WAITS[report.reads - 1];
      return wait === undefined ? null : when({ class: HIGH, maxAgeMs: wait });
    }
    case "complete":
      return when({ class: NORMAL, maxAgeMs: SECOND_READING_AFTER });
    case "final":
    case "missing":
    case "hidden":
      return null;
  }
}

/** The game's own counts are asked when they can have risen, once an hour: they are large, and check ours. */
export function statsFreshness({ presence, lastCheckedAt, isNotFound }: FreshnessContext): Freshness {
  if (isNotFound) return when({ class: LOW, maxAgeMs: DAY });
  if (lastCheckedAt === null) return when({ class: LOW, maxAgeMs: MOST_AGE });
  const endedAt = presence?.activityEndedAt ?? null;
  if (endedAt === null || endedAt + MOST_LAG <= lastCheckedAt) return when({ class: LOW, maxAgeMs: MOST_AGE });
  return when({ class: NORMAL, maxAgeMs: MOST_AGE, dueAt: Math.max(lastCheckedAt + HOUR, endedAt + MOST_LAG) });
}

/** Few requests, without which nothing has a name: the first before anything else. */
export function manifestFreshness({ lastCheckedAt }: FreshnessContext): Freshness {
  return when({ class: lastCheckedAt === null ? CRITICAL : LOW, maxAgeMs: DAY });
}

/** The path names the content: what was read once stays as it is. */
export function definitionsFreshness({ lastCheckedAt }: FreshnessContext): Freshness | null {
  return lastCheckedAt === null ? when({ class: CRITICAL, maxAgeMs: MOST_AGE }) : null;
}
