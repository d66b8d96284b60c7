import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { clans } from "#main/store/clans/schema.ts";
import { resources } from "#main/store/resources/schema.ts";
import type { ClanId, ResourceId, SnapshotId } from "#shared/ids.ts";

/** A batch run over a clan's resources. */
export const clanSnapshots = sqliteTable(
  "clan_snapshots",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<SnapshotId>(),
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    state: text({ enum: ["running", "done", "partial", "failed", "cancelled"] }).notNull(),
    askedBy: text().notNull(),
    startedAt: integer().notNull(),
    finishedAt: integer(),
    requests: integer().notNull().default(0),
  },
  (t) => [index("clan_snapshots_running").on(t.state, t.id)],
);

/** The trace of a batch: a row for each resource, so for each member too. */
export const clanSnapshotMembers = sqliteTable(
  "clan_snapshot_members",
  {
    snapshotId: integer()
      .notNull()
      .references(() => clanSnapshots.id, { onDelete: "cascade" })
      .$type<SnapshotId>(),
    resourceId: integer()
      .notNull()
      .references(() => resources.id, { onDelete: "cascade" })
      .$type<ResourceId>(),
    state: text({ enum: ["waiting", "ok", "failed", "still-good", "cancelled"] }).notNull(),
    outcome: text(),
    detail: text(),
    roundTripMs: integer(),
    goodUntil: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.snapshotId, t.resourceId] }),
    index("clan_snapshot_members_waiting").on(t.resourceId, t.state),
  ],
);
