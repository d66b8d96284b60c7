/** Milliseconds since 1970-01-01T00:00:00Z, as stored and as sent over the contract. */
export type Instant = number;

/** Length of time in milliseconds. */
export type Duration = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The clock that stamps data, due times and countdowns. In the demo it runs faster than real time. */
export interface Clock {
  now(): Instant;
  /** How many milliseconds of this clock pass in one real millisecond: 1, or up to 600 in the demo. */
  readonly speed: number;
}

/** Both clocks at one moment: due times are of the data's clock, waits and back-off are of the real one. */
export interface Moment {
  readonly now: Instant;
  /** Real clock, milliseconds with fractions. */
  readonly realNow: number;
  /** Milliseconds of the data's clock in one real millisecond. */
  readonly speed: number;
}

/** ISO 8601 with zone (UTC), as the command line and files write instants. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString();
}

/** `toIso` for an instant that may be unknown. */
export function toIsoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}

const ISO_WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Reads ISO 8601 with a zone; null for anything else, also for dates that do not exist. */
export function parseIso(text: string): Instant | null {
  if (!ISO_WITH_ZONE.test(text)) return null;
  const at = Date.parse(text);
  // The parser takes the 31st of any month for a day of the next one.
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split("-").map(Number);
  const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return Number.isNaN(at) || !isDay ? null : at;
}
