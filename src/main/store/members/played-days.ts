/** Which days of what clans played are kept depends on who was in them. */
import type { Tx } from "#main/store/database.ts";
import { execute } from "#main/store/statements.ts";
import type { ClanId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";

/** Forgets the days of a clan from when on somebody was, or was not, in it; null: all of them. */
export function forgetPlayedFrom(tx: Tx, clan: ClanId, from: Instant | null): void {
  execute(tx, "delete from clan_played_days where clan_id = ? and day_at >= ?", clan, (from ?? 0) - DAY);
}

/** Forgets all days of all clans. */
export function forgetAllPlayed(tx: Tx): void {
  execute(tx, "delete from clan_played_days");
}
