import { index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { clans } from "#main/store/clans/schema.ts";
import type { AccountId, ClanId, StayId } from "#shared/ids.ts";

export const accounts = sqliteTable(
  "accounts",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<AccountId>(),
    game: text().notNull(),
    /** The game's current public id of the player. */
    ref: text().notNull(),
    name: text().notNull(),
    firstSeenAt: integer().notNull(),
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
  },
  (t) => [primaryKey({ columns: [t.accountId, t.position] })],
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
