import type { Instant } from "#shared/time.ts";
import { parseIso, SECOND } from "#shared/time.ts";

/** What lies before the game is a default that nobody set: year 1, 1970 or 2001 (games/destiny2, section 1.6). */
const FIRST_POSSIBLE = Date.UTC(2014, 0, 1);

function possible(at: Instant | null): Instant | null {
  return at === null || at < FIRST_POSSIBLE ? null : at;
}

/** ISO 8601 in UTC, with a fraction or without; null where it is not told. */
export function instantOf(text: string | undefined): Instant | null {
  return text === undefined ? null : possible(parseIso(text));
}

/** Seconds since 1970, as text. */
export function instantOfSeconds(text: string | undefined): Instant | null {
  return text !== undefined && /^\d{1,11}$/.test(text) ? possible(Number(text) * SECOND) : null;
}
