import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { clans } from "#main/store/clans/schema.ts";
import { accounts } from "#main/store/members/schema.ts";
import type { AccountId, ActivityId, ClanId } from "#shared/ids.ts";

/** One instance of an activity that accounts of ours played, told by their histories and by its report. */
export const activities = sqliteTable(
  "activities",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<ActivityId>(),
    game: text().notNull(),
    instance: text().notNull(),
    startedAt: integer().notNull(),
    endedAt: integer().notNull(),
    durationSeconds: integer().notNull(),
    /** What was played, and what was launched, by the game's definitions. */
    activity: text().notNull(),
    director: text().notNull(),
    /** JSON list of numbers. */
    modes: text().notNull(),
    /** The game's `kindOf`, with the definitions' modes where the instance has none. */
    kind: text(),
    isPrivate: integer({ mode: "boolean" }).notNull(),
    isObjectiveReached: integer({ mode: "boolean" }).notNull(),
    reportState: text({ enum: ["awaited", "incomplete", "complete", "final", "missing", "hidden"] }).notNull(),
    reads: integer().notNull().default(0),
    readAt: integer(),
    /** Of what the report said when it was read last. */
    hash: text(),
    playerCount: integer(),
    startedFromBeginning: integer({ mode: "boolean" }),
    startingPhase: integer(),
    /** What the report comes to; null before it can be relied on. */
    isCleared: integer({ mode: "boolean" }),
    start: text({ enum: ["fresh", "checkpoint", "unknown"] }),
    isFlawless: integer({ mode: "boolean" }),
    people: integer(),
    /** Accounts of ours that are in it, which repeats the entries: lists are cut down by it. */
    accounts: integer().notNull().default(0),
    firstSeenAt: integer().notNull(),
  },
  (t) => [
    unique().on(t.game, t.instance),
    // All that lists are filtered by: two years of them are walked without a look at the table.
    index("activities_by_end").on(t.game, t.endedAt, t.kind, t.accounts, t.isCleared),
    index("activities_by_kind").on(t.game, t.kind, t.endedAt),
    index("activities_shared").on(t.game, t.endedAt, t.accounts).where(sql`accounts > 1`),
  ],
);

/** One entry of an instance: somebody with one character. */
export const activityPlayers = sqliteTable(
  "activity_players",
  {
    activityId: integer()
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" })
      .$type<ActivityId>(),
    /** Empty for a stub without a player. */
    ref: text().notNull(),
    character: text().notNull(),
    /** Null for somebody whom we do not follow. */
    accountId: integer()
      .references(() => accounts.id, { onDelete: "set null" })
      .$type<AccountId>(),
    name: text(),
    class: text(),
    light: integer(),
    isCompleted: integer({ mode: "boolean" }).notNull(),
    kills: integer().notNull(),
    deaths: integer().notNull(),
    assists: integer().notNull(),
    score: integer(),
    timePlayedSeconds: integer().notNull(),
    startSeconds: integer().notNull(),
    fireteam: text(),
    /** Whether the report told it; else it is what the player's own history says. */
    isReported: integer({ mode: "boolean" }).notNull(),
    /** Whether the player's own history told it. */
    isOwn: integer({ mode: "boolean" }).notNull(),
    /** End of the instance. */
    endedAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.activityId, t.ref, t.character] }),
    index("activity_players_by_account").on(t.accountId, t.endedAt, t.activityId),
  ],
);

/** A character of an account, and how much of its history is known. */
export const characters = sqliteTable(
  "characters",
  {
    accountId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    ref: text().notNull(),
    class: text(),
    light: integer(),
    minutesPlayed: integer(),
    lastPlayedAt: integer(),
    isDeleted: integer({ mode: "boolean" }).notNull().default(false),
    /** Everything that was played from then on is known; null before the first reading was whole. */
    knownFrom: integer(),
    /** End of the newest activity that the history told. */
    knownUntil: integer(),
    /** When its history was first, and last, read down to where it was known. */
    firstReadAt: integer(),
    readAt: integer(),
    /** The page of its history that is to be read next; null: none but the first. */
    wantedPage: integer(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.ref] })],
);

/** What a game's ids stand for, table by table, as its servers define them. */
export const definitions = sqliteTable(
  "definitions",
  {
    game: text().notNull(),
    /** The table that has it. */
    list: text().notNull(),
    ref: text().notNull(),
    name: text().notNull(),
    /** JSON list of numbers. */
    modes: text().notNull(),
    version: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.game, t.ref, t.list] })],
);

/**
 * What members of a clan played on a day of UTC, by what it was. Worked out from the instances, and forgotten wherever one of
 * them or a stay changes; a test makes it anew and compares.
 */
export const clanPlayed = sqliteTable(
  "clan_played",
  {
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    /** The day's instances end in (dayAt, dayAt + a day]. */
    dayAt: integer().notNull(),
    activity: text().notNull(),
    director: text().notNull(),
    modes: text().notNull(),
    /** Null: all of no kind together, whatever it was. */
    kind: text(),
    activities: integer().notNull(),
    clears: integer().notNull(),
    fresh: integer().notNull(),
    flawless: integer().notNull(),
  },
  (t) => [index("clan_played_by_day").on(t.clanId, t.dayAt)],
);

/** The days that `clan_played` has of a clan, those on which nobody played among them. */
export const clanPlayedDays = sqliteTable(
  "clan_played_days",
  {
    dayAt: integer().notNull(),
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
  },
  (t) => [primaryKey({ columns: [t.dayAt, t.clanId] })],
);
