/** Resources of an account whose ref became another. */
import type { Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { GameId, ResourceId, SnapshotId } from "#shared/ids.ts";

interface OldRow {
  readonly id: ResourceId;
  readonly upstream: string;
  readonly kind: string;
  /** Under the new name: what its ref says beside the old one stays. */
  readonly ref: string;
}

/**
 * Removes the resources of a ref and makes them under another, with their spans of checks; what is on its way for the old ref is
 * for nobody then. Failures stay behind with the name that had them. Says which batches waited for one that is gone, and may be
 * done now.
 */
export function moveResources(tx: Tx, game: GameId, from: string, to: string): SnapshotId[] {
  const waiting = new Set<SnapshotId>();
  const rows = queryAll<OldRow>(
    tx,
    "select id, upstream, kind, replace(ref, owner, :to) as ref from resources where game = :game and about = 'account' and owner = :from",
    { game, from, to },
  );
  for (const old of rows) {
    const batches = queryAll<{ id: SnapshotId }>(
      tx,
      "select snapshot_id as id from clan_snapshot_members where resource_id = ? and state = 'waiting'",
      old.id,
    );
    for (const batch of batches) waiting.add(batch.id);
    keepCoverage(tx, old, to);
    execute(tx, "delete from resources where id = ?", old.id);
  }
  return [...waiting];
}

/**
 * Takes the spans of checks along. Where there is no row under the new ref one is made that was checked when the old one was, and
 * goes on from there; where there is one, what was checked under the old ref ends with its last check.
 */
function keepCoverage(tx: Tx, { id, upstream, kind, ref }: OldRow, owner: string): void {
  const made = execute(
    tx,
    `insert into resources (game, upstream, kind, ref, owner, about, class, max_age_ms, last_checked_at, last_changed_at)
     select game, upstream, kind, :ref, :owner, about, class, max_age_ms, last_checked_at, last_changed_at from resources where id = :id
     on conflict do nothing`,
    { ref, owner, id },
  );
  execute(
    tx,
    `insert or ignore into coverage (resource_id, from_at, to_at)
     select (select id from resources where upstream = :upstream and kind = :kind and ref = :ref),
       coverage.from_at, coalesce(coverage.to_at, iif(:isNew, null, old.last_checked_at))
     from coverage join resources as old on old.id = coverage.resource_id
     where coverage.resource_id = :id and old.last_checked_at is not null`,
    { id, upstream, kind, ref, isNew: made.changes },
  );
}
