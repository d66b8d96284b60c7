import type { Season } from "#main/games/game.ts";
import { DAY, type Instant, toIso } from "#shared/time.ts";

/** Since 2025-10-06 05:00 UTC a season lasts 28 days; it is named by the date it ends, as the API does. */
const FIRST_28_DAY_SEASON = Date.UTC(2025, 9, 6, 5);
const SEASON_LENGTH = 28 * DAY;

/** The league season at `now`. Instants before the first 28-day season are counted back in the same steps. */
export function seasonAt(now: Instant): Season {
  const index = Math.floor((now - FIRST_28_DAY_SEASON) / SEASON_LENGTH);
  const startAt = FIRST_28_DAY_SEASON + index * SEASON_LENGTH;
  const endAt = startAt + SEASON_LENGTH;
  return { id: toIso(endAt).slice(0, "2026-11-30".length), startAt, endAt };
}
