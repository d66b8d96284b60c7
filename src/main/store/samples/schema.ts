import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { clans } from "#main/store/clans/schema.ts";
import { accounts, clanMembers } from "#main/store/members/schema.ts";
import type { AccountId, ClanId, StayId } from "#shared/ids.ts";

/** Whatever has numbers: exactly one of a clan, an account, a stay. */
export const subjects = sqliteTable(
  "subjects",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    clanId: integer()
      .unique()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    accountId: integer()
      .unique()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    stayId: integer()
      .unique()
      .references(() => clanMembers.id, { onDelete: "cascade" })
      .$type<StayId>(),
  },
  (t) => [
    check(
      "subjects_one_owner",
      sql`(${t.clanId} is not null) + (${t.accountId} is not null) + (${t.stayId} is not null) = 1`,
    ),
  ],
);

/**
 * One metric of one subject. The columns after `kind` repeat the end of its samples so that appending needs no search;
 * they can be rebuilt from the samples (`refold`), and a test does.
 */
export const series = sqliteTable(
  "series",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    subjectId: integer()
      .notNull()
      .references(() => subjects.id, { onDelete: "cascade" }),
    metric: text().notNull(),
    kind: text({ enum: ["counter", "resetting", "gauge", "rating"] }).notNull(),
    lastAt: integer(),
    /** Value of the last sample; null is unknown. */
    lastValue: integer(),
    /** Last value that was known. */
    knownValue: integer(),
    peak: integer(),
    total: integer().notNull().default(0),
    /** A fall that one reading showed and none has confirmed. */
    pendingAt: integer(),
    pendingValue: integer(),
  },
  (t) => [unique().on(t.subjectId, t.metric)],
);

/**
 * A row only where the value changed. `total` is the fold up to and with this row. The columns are INTEGER, in which whole
 * numbers take as few bytes as they need and fractions stay fractions; REAL would take eight for each.
 */
export const samples = sqliteTable(
  "samples",
  {
    seriesId: integer()
      .notNull()
      .references(() => series.id, { onDelete: "cascade" }),
    at: integer().notNull(),
    value: integer(),
    total: integer().notNull(),
    isImported: integer({ mode: "boolean" }).notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.seriesId, t.at] })],
);

/** What somebody, or a rule, said about one sample: it decides how the sample is folded. */
export const sampleMarks = sqliteTable(
  "sample_marks",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    seriesId: integer()
      .notNull()
      .references(() => series.id, { onDelete: "cascade" }),
    at: integer().notNull(),
    kind: text({ enum: ["reset", "baseline", "ignored", "review"] }).notNull(),
    markedBy: text().notNull(),
    markedAt: integer().notNull(),
  },
  (t) => [index("sample_marks_by_series").on(t.seriesId, t.at)],
);

/** Metrics that answers showed and no catalogue names: a boss that the game got after this build was made. */
export const seenMetrics = sqliteTable(
  "seen_metrics",
  {
    game: text().notNull(),
    key: text().notNull(),
    label: text().notNull(),
    unit: text().notNull(),
    metricGroup: text().notNull(),
    kind: text({ enum: ["counter", "resetting", "gauge", "rating"] }).notNull(),
    scope: text({ enum: ["clan", "account", "stay"] }).notNull(),
    source: text().notNull(),
    isRanked: integer({ mode: "boolean" }).notNull(),
    firstSeenAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.game, t.key] })],
);

/**
 * What a clan gained in one whole day of its zone, and who most. Worked out from the samples and made anew whenever those of
 * the past change; a test makes it anew and compares.
 */
export const clanStats = sqliteTable(
  "clan_stats",
  {
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    dayAt: integer().notNull(),
    metric: text().notNull(),
    gained: integer().notNull(),
    /** Members who gained something. */
    gainers: integer().notNull(),
    topAccountId: integer().$type<AccountId>(),
    topGained: integer(),
  },
  (t) => [primaryKey({ columns: [t.clanId, t.dayAt, t.metric] })],
);

/** The days that `clan_stats` has of a clan, those on which nobody gained anything among them. */
export const clanStatDays = sqliteTable(
  "clan_stat_days",
  {
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    dayAt: integer().notNull(),
    endAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.clanId, t.dayAt] })],
);
