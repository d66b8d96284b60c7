import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { accounts } from "#main/store/members/schema.ts";
import type { AccountId, FireteamId } from "#shared/ids.ts";

/** A span in which an account was in a state, as exactly as it is known. */
export const presence = sqliteTable(
  "presence",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    accountId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    /** `active`: something changed that only play changes, at some instant of (fromAt, toAt]. */
    state: text({ enum: ["active"] }).notNull(),
    exactness: text({ enum: ["exact", "inferred"] }).notNull(),
    fromAt: integer(),
    toAt: integer().notNull(),
    /** What showed it, for example `donations`. */
    sign: text().notNull(),
  },
  (t) => [index("presence_by_account").on(t.accountId, t.toAt), index("presence_by_time").on(t.toAt)],
);

/** Where an account is, as far as the answers of a game that says so tell: what the next answer is compared with. */
export const presenceNow = sqliteTable(
  "presence_now",
  {
    accountId: integer()
      .primaryKey()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    state: text({ enum: ["playing", "orbit", "online", "offline", "private", "unknown"] }).notNull(),
    /** Since when in the game without a break, and how exactly that is known; null while not in it. */
    onlineSince: integer(),
    onlineExactness: text({ enum: ["exact", "inferred"] }),
    /** When it was last seen to leave the game. */
    offlineSince: integer(),
    /** What the newest profile showed, believed or not; null before the first. */
    sight: text({ enum: ["private", "nowhere", "orbit", "activity"] }),
    /** By the game's definitions. */
    activity: text(),
    playlist: text(),
    /** JSON list of numbers. */
    modes: text().notNull().default("[]"),
    character: text(),
    /** The start of it by the game's word, believed or not. */
    startedAt: integer(),
    /** When that sight was read first. */
    sightSince: integer(),
    activitySince: integer(),
    activityExactness: text({ enum: ["exact", "inferred"] }),
    /** Whether the activity is over although its player is still in it. */
    isOver: integer({ mode: "boolean" }).notNull().default(false),
    /** When the last activity that was seen ended. */
    activityEndedAt: integer(),
    lastPlayedAt: integer(),
    /** What the roster said last, when that changed by its own word, and when it was read so first and last. */
    rosterOnline: integer({ mode: "boolean" }),
    rosterChangedAt: integer(),
    rosterSince: integer(),
    rosterAt: integer(),
    /** Rosters in a row that said offline. */
    offlineReadings: integer().notNull().default(0),
    /** When the game made the newest profile that counted, and when that was read. */
    mintedAt: integer(),
    profileAt: integer(),
    /** JSON list of `{ref, name, isLeader}`; null where it is not told. */
    party: text(),
    partyMintedAt: integer(),
    partyAt: integer(),
    fireteamId: integer()
      .references(() => fireteams.id, { onDelete: "set null" })
      .$type<FireteamId>(),
    /** The last answer that showed something to move: what a timer needs to be believed. */
    aliveAt: integer(),
    /** The last answer that showed the account in the game. */
    seenAt: integer(),
    /** The last answer that counted at all. */
    checkedAt: integer().notNull(),
  },
  (t) => [index("presence_now_by_fireteam").on(t.fireteamId)],
);

/** A span in which an account was in the game, or in one activity of it. Its ends are as exact as is said. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    accountId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    kind: text({ enum: ["online", "activity"] }).notNull(),
    activity: text(),
    fireteamId: integer()
      .references(() => fireteams.id, { onDelete: "set null" })
      .$type<FireteamId>(),
    fromAt: integer().notNull(),
    fromExactness: text({ enum: ["exact", "inferred"] }).notNull(),
    /** The last instant at which it was seen to go on. */
    seenAt: integer().notNull(),
    /** Null while it goes on. */
    toAt: integer(),
    toExactness: text({ enum: ["exact", "inferred"] }),
  },
  (t) => [index("sessions_by_account").on(t.accountId, t.kind, t.fromAt)],
);

/** People who play together, over all their activities: the same as long as some of them stay. */
export const fireteams = sqliteTable(
  "fireteams",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<FireteamId>(),
    game: text().notNull(),
    formedAt: integer().notNull(),
    /** Null while they play. */
    endedAt: integer(),
    activity: text(),
    /** Null while they do nothing: then `activity` is what they did last. */
    activitySince: integer(),
    activityExactness: text({ enum: ["exact", "inferred"] }),
    /** When they were last seen at it. */
    activitySeenAt: integer(),
  },
  (t) => [index("fireteams_by_game").on(t.game, t.endedAt)],
);

export const fireteamMembers = sqliteTable(
  "fireteam_members",
  {
    fireteamId: integer()
      .notNull()
      .references(() => fireteams.id, { onDelete: "cascade" })
      .$type<FireteamId>(),
    ref: text().notNull(),
    /** Null for a guest: somebody whom we do not follow. */
    accountId: integer()
      .references(() => accounts.id, { onDelete: "set null" })
      .$type<AccountId>(),
    name: text(),
    fromAt: integer().notNull(),
    toAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.fireteamId, t.ref] }), index("fireteam_members_by_ref").on(t.ref, t.toAt)],
);
