import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/** When resources of a kind were last answered, by ref; those that never were are absent. */
export function listCheckedAt(
  reader: Reader,
  game: GameId,
  kind: string,
  refs: readonly string[],
): ReadonlyMap<string, Instant> {
  const rows = queryAll<{ ref: string; at: Instant }>(
    reader,
    `select resources.owner as ref, resources.last_checked_at as at
     from json_each(:refs) as asked cross join resources on resources.game = :game and resources.owner = asked.value
     where resources.kind = :kind and resources.last_checked_at is not null`,
    { refs: JSON.stringify(refs), game, kind },
  );
  return new Map(rows.map((row) => [row.ref, row.at]));
}
