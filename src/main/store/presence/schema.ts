import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { accounts } from "#main/store/members/schema.ts";
import type { AccountId } from "#shared/ids.ts";

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
