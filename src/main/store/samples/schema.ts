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
    kind: text({ enum: ["counter", "resetting", "gauge"] }).notNull(),
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
