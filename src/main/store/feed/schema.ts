import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { clans } from "#main/store/clans/schema.ts";
import { accounts } from "#main/store/members/schema.ts";
import type { AccountId, ClanId, EventSeq } from "#shared/ids.ts";

export const events = sqliteTable(
  "events",
  {
    seq: integer().primaryKey({ autoIncrement: true }).$type<EventSeq>(),
    /** The same after a restart, different for a new occurrence: what makes each event happen once. */
    key: text().notNull().unique(),
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    accountId: integer()
      .references(() => accounts.id, { onDelete: "cascade" })
      .$type<AccountId>(),
    type: text().notNull(),
    /** The account's name when it happened. */
    name: text(),
    happenedFrom: integer(),
    happenedTo: integer().notNull(),
    detectedAt: integer().notNull(),
    /** It was noticed long after it happened: news of the past, which is never told as new. */
    isLate: integer({ mode: "boolean" }).notNull().default(false),
    /** JSON object of plain values. */
    data: text().notNull(),
  },
  (t) => [index("events_by_clan").on(t.clanId, t.seq), index("events_by_account").on(t.accountId, t.seq)],
);
