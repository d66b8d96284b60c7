import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import type { ResourceId } from "#shared/ids.ts";

/**
 * Schedule, queue and freshness in one: one row for each thing that one request fetches, whoever asked for it.
 * `dueAt` and `goodUntil` are instants of the data's clock, `retryAt` of the real one.
 */
export const resources = sqliteTable(
  "resources",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<ResourceId>(),
    game: text().notNull(),
    upstream: text().notNull(),
    kind: text().notNull(),
    ref: text().notNull(),
    /** Ref of the clan or account whose it is: mostly the same, but where one has many of a kind. */
    owner: text().notNull().default(""),
    /** What the owner is. */
    about: text({ enum: ["clan", "account", "activity", "game"] }).notNull(),
    /** 0 critical to 3 low. */
    class: integer().notNull(),
    /** Age that the freshness policy allows it, in milliseconds. */
    maxAgeMs: integer().notNull(),
    /** Null: nobody needs it now. */
    dueAt: integer(),
    /** Until when the upstream says its last answer holds. */
    goodUntil: integer().notNull().default(0),
    /** No attempt before this after a failure. */
    retryAt: integer().notNull().default(0),
    /** Highest priority of the clans that need it. */
    priority: integer().notNull().default(0),
    /** Since when a person waits for it; null where nobody does. */
    askedAt: integer(),
    state: text({ enum: ["ready", "sending", "dead"] })
      .notNull()
      .default("ready"),
    /** Failures in a row that are this resource's own. */
    attempts: integer().notNull().default(0),
    failingSince: integer(),
    lastOutcome: text(),
    lastDetail: text(),
    lastStatus: integer(),
    lastAttemptAt: integer(),
    /** Last answer that told the facts, changed or not. */
    lastCheckedAt: integer(),
    lastChangedAt: integer(),
    hash: text(),
    /** The last reading left something that a second one must confirm: the next is read even if its bytes are the same. */
    isUnsettled: integer({ mode: "boolean" }).notNull().default(false),
    /** Beginning of the last answer that was no good, for the dead-letter list. */
    lastAnswer: text(),
  },
  (t) => [
    unique().on(t.upstream, t.kind, t.ref),
    index("resources_due").on(t.upstream, t.state, t.dueAt),
    // Most rows of a game with reports are read to their end: what is next is found without them.
    index("resources_wanted").on(t.upstream, t.state).where(sql`due_at is not null or asked_at is not null`),
    index("resources_by_owner").on(t.game, t.owner, t.kind),
  ],
);

/** Spans of unbroken checks. The one whose `toAt` is null goes on until the resource's `lastCheckedAt`. */
export const coverage = sqliteTable(
  "coverage",
  {
    resourceId: integer()
      .notNull()
      .references(() => resources.id, { onDelete: "cascade" })
      .$type<ResourceId>(),
    fromAt: integer().notNull(),
    toAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.resourceId, t.fromAt] })],
);

/** What must survive a restart of each upstream's lane. Instants are of the real clock. */
export const lanes = sqliteTable("lanes", {
  upstream: text().primaryKey(),
  /** Full stop until then, as the upstream asked. */
  stoppedUntil: integer().notNull().default(0),
  /** Share of the limit in use, 1 or less. */
  speed: real().notNull().default(1),
  /** When the speed may be raised next. */
  raiseAt: integer().notNull().default(0),
  /** Maintenance or an outage: since when (data clock, for people), and when to probe again. */
  trouble: text({ enum: ["maintenance", "offline", "no-key", "throttled"] }),
  troubleSince: integer(),
  troubleDetail: text(),
  probeAt: integer().notNull().default(0),
  probes: integer().notNull().default(0),
});

/** Every request of the longest window, written before it leaves, so that a restart keeps the limits. */
export const laneSends = sqliteTable(
  "lane_sends",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    upstream: text().notNull(),
    /** 0 where the upstream needs no key. */
    credentialId: integer().notNull(),
    /** The clock on the wall, milliseconds with fractions. */
    sentAt: real().notNull(),
    /** Null: outstanding. */
    arrivedAt: real(),
  },
  (t) => [index("lane_sends_by_lane").on(t.upstream, t.credentialId, t.sentAt)],
);

/** What left an upstream's lane in each minute of the real clock, for its history: kept for a week. */
export const laneMinutes = sqliteTable(
  "lane_minutes",
  {
    upstream: text().notNull(),
    /** Start of the minute, real clock. */
    at: integer().notNull(),
    sent: integer().notNull(),
    /** What the limits allowed in this minute. */
    allowed: real().notNull(),
    /** How long work waited that nothing but the limits held back. */
    heldMs: integer().notNull(),
    /** Of `sent`, those that left meanwhile. */
    sentHeld: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.upstream, t.at] })],
);

/** How the requests for each kind of resource ended in each hour of the real clock: kept for a quarter of a year. */
export const requestHours = sqliteTable(
  "request_hours",
  {
    upstream: text().notNull(),
    kind: text().notNull(),
    /** Start of the hour, real clock. */
    at: integer().notNull(),
    /** Answers that told something new. */
    fresh: integer().notNull().default(0),
    /** Other bytes, the same facts. */
    unchanged: integer().notNull().default(0),
    /** The same bytes, which were not read. */
    same: integer().notNull().default(0),
    /** Answers and attempts that told no facts. */
    failed: integer().notNull().default(0),
    /** Askings that were answered by what was known, for it still held: no request. */
    spared: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.upstream, t.kind, t.at] })],
);
