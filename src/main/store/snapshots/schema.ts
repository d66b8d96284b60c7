import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { clans } from "#main/store/clans/schema.ts";
import { resources } from "#main/store/resources/schema.ts";
import type { ClanId, ResourceId, ScheduleId, SnapshotId } from "#shared/ids.ts";

/** When a clan is checked as a whole by itself. */
export const clanSchedules = sqliteTable(
  "clan_schedules",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<ScheduleId>(),
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    name: text().notNull(),
    /** A cron expression, in the clan's zone; empty where it runs once. */
    cron: text().notNull(),
    /** It runs once, so early that everybody is asked before this instant: a last check. Null: by the cron expression. */
    beforeAt: integer(),
    enabled: integer({ mode: "boolean" }).notNull().default(true),
    /** Runs that may begin in one day of the clan's zone. */
    mostRunsADay: integer().notNull().default(2),
    createdBy: text().notNull(),
    createdAt: integer().notNull(),
    /** Null: it never runs again as things stand. */
    nextRunAt: integer(),
    lastRunAt: integer(),
    /** Why the last time it was due began no run; null where it did. */
    lastSkip: text({ enum: ["most-runs-reached", "clan-disabled", "paused", "too-late"] }),
  },
  (t) => [index("clan_schedules_by_clan").on(t.clanId)],
);

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
    /** Begun by a schedule by itself, which may be removed since; a run that a person began is none. */
    isScheduled: integer({ mode: "boolean" }).notNull().default(false),
    scheduleId: integer()
      .references(() => clanSchedules.id, { onDelete: "set null" })
      .$type<ScheduleId>(),
    startedAt: integer().notNull(),
    finishedAt: integer(),
    requests: integer().notNull().default(0),
  },
  (t) => [
    index("clan_snapshots_running").on(t.state, t.id),
    index("clan_snapshots_by_schedule").on(t.scheduleId, t.id),
    index("clan_snapshots_begun").on(t.isScheduled, t.startedAt),
  ],
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
