import { integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import type { ClanId } from "#shared/ids.ts";

export const clans = sqliteTable(
  "clans",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<ClanId>(),
    game: text().notNull(),
    /** The game's own id, as `parseClanRef` normalises it. */
    ref: text().notNull(),
    /** The ref until the first reading tells the name. */
    name: text().notNull(),
    description: text(),
    addedAt: integer().notNull(),
    /** As the last reading of the clan said; null before the first. */
    memberCount: integer(),
    isWarLogPublic: integer({ mode: "boolean" }),
  },
  (t) => [unique().on(t.game, t.ref)],
);

export const clanSettings = sqliteTable("clan_settings", {
  clanId: integer()
    .primaryKey()
    .references(() => clans.id, { onDelete: "cascade" })
    .$type<ClanId>(),
  enabled: integer({ mode: "boolean" }).notNull().default(true),
  priority: integer().notNull().default(0),
  zone: text(),
  monitorWars: integer({ mode: "boolean" }).notNull().default(true),
  monitorGames: integer({ mode: "boolean" }).notNull().default(true),
  monitorDonations: integer({ mode: "boolean" }).notNull().default(true),
  monitorRaids: integer({ mode: "boolean" }).notNull().default(true),
  /** How often the clan is checked at ordinary hours, in milliseconds; all else follows in proportion. Null: as its game suggests. */
  intervalMs: integer(),
  /** Hours of the clan's day, 0 to 23: checked more often from `peakFrom` until before `peakTo`. Equal: no such hours. */
  peakFrom: integer().notNull().default(18),
  peakTo: integer().notNull().default(23),
  /** Checked less often from `nightFrom` until before `nightTo`. */
  nightFrom: integer().notNull().default(1),
  nightTo: integer().notNull().default(7),
});
