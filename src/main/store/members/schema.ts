import { index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { clans } from "#main/store/clans/schema.ts";
import type { AccountId, ClanId, NoteId, RuleId, StayId } from "#shared/ids.ts";

export const accounts = sqliteTable(
  "accounts",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<AccountId>(),
    game: text().notNull(),
    /** The game's current public id of the player. */
    ref: text().notNull(),
    name: text().notNull(),
    firstSeenAt: integer().notNull(),
    /** As the game tells accounts apart (ironman, …); null while that is not known, or where it does not. */
    type: text(),
    /** When everything that decides the type was answered. */
    typeCheckedAt: integer(),
  },
  (t) => [unique().on(t.game, t.ref)],
);

/** Names an account has had; none where the game has not shown it yet. The row whose `toAt` is null is the current one. */
export const accountNames = sqliteTable(
  "account_names",
  {
    accountId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    name: text().notNull(),
    /** Null: it had the name before we looked. */
    fromAt: integer(),
    toAt: integer(),
    /** Order of the names of one account, from 0. */
    position: integer().notNull(),
    /** The game's public id under that name, where it goes with the name; null where it outlives it. */
    ref: text(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.position] }), index("account_names_by_ref").on(t.ref)],
);

/** What another service knows an account by, where that outlives a change of name. */
export const accountLinks = sqliteTable(
  "account_links",
  {
    accountId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    source: text().notNull(),
    externalId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.source] }), unique().on(t.source, t.externalId)],
);

/** Where a roster that officers keep by hand was last taken from. */
export const clanLinks = sqliteTable(
  "clan_links",
  {
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    source: text().notNull(),
    ref: text().notNull(),
    takenAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.clanId, t.source] })],
);

/** What officers wrote down about a member. */
export const memberNotes = sqliteTable(
  "member_notes",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<NoteId>(),
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    kind: text({ enum: ["note", "warning"] }).notNull(),
    text: text().notNull(),
    writtenBy: text().notNull(),
    writtenAt: integer().notNull(),
    /** Taken back; it stays readable. */
    withdrawnAt: integer(),
    withdrawnBy: text(),
  },
  (t) => [index("member_notes_by_member").on(t.clanId, t.accountId)],
);

/** Rules that officers wrote, by which members are suggested for something. */
export const memberRules = sqliteTable(
  "member_rules",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<RuleId>(),
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    name: text().notNull(),
    action: text({ enum: ["promote", "demote", "remove", "look"] }).notNull(),
    /** The role that is suggested; null where the action says enough. */
    toRole: text(),
    /** JSON: the contract's conditions, all of which must hold. */
    conditions: text().notNull(),
    isEnabled: integer({ mode: "boolean" }).notNull().default(true),
    createdBy: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [index("member_rules_by_clan").on(t.clanId)],
);

/** Suggestions that an officer does not want to see any more. */
export const ruleDismissals = sqliteTable(
  "rule_dismissals",
  {
    ruleId: integer()
      .notNull()
      .references(() => memberRules.id, { onDelete: "cascade" })
      .$type<RuleId>(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    dismissedBy: text().notNull(),
    dismissedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.ruleId, t.accountId] })],
);

/** A row is a stay: one span of membership. */
export const clanMembers = sqliteTable(
  "clan_members",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<StayId>(),
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    /** First reading that showed the member; null: a member before we looked. */
    joinedAt: integer(),
    /** First reading that lacked the member, once a second one confirmed it; null: still there. */
    leftAt: integer(),
    /** First of the readings that lacked the member, while that is not confirmed. */
    missingSince: integer(),
    /** Last reading that showed the member, while one that lacks it waits to be confirmed. */
    missingAfter: integer(),
    gameRole: text(),
    source: text({ enum: ["api", "hand"] }).notNull(),
  },
  (t) => [index("clan_members_by_clan").on(t.clanId, t.leftAt), index("clan_members_by_account").on(t.accountId)],
);
