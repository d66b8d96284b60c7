import { index, integer, primaryKey, real, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { clans } from "#main/store/clans/schema.ts";
import type { ClanId, WarId } from "#shared/ids.ts";

export const wars = sqliteTable(
  "wars",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<WarId>(),
    clanId: integer()
      .notNull()
      .references(() => clans.id, { onDelete: "cascade" })
      .$type<ClanId>(),
    /** What the game tells a war by: both tags in order and the start of its preparation. */
    key: text().notNull(),
    state: text({ enum: ["preparation", "inWar", "warEnded"] }).notNull(),
    teamSize: integer().notNull(),
    attacksPerMember: integer().notNull(),
    preparationStartAt: integer(),
    startAt: integer(),
    endAt: integer(),
    clanName: text().notNull(),
    clanStars: integer().notNull(),
    clanDestruction: real().notNull(),
    clanAttacks: integer().notNull(),
    opponentRef: text(),
    opponentName: text().notNull(),
    opponentStars: integer().notNull(),
    opponentDestruction: real().notNull(),
    opponentAttacks: integer().notNull(),
    result: text({ enum: ["win", "lose", "tie", "unknown"] }),
    firstSeenAt: integer().notNull(),
  },
  (t) => [unique().on(t.clanId, t.key), index("wars_by_clan").on(t.clanId, t.startAt)],
);

export const warMembers = sqliteTable(
  "war_members",
  {
    warId: integer()
      .notNull()
      .references(() => wars.id, { onDelete: "cascade" })
      .$type<WarId>(),
    side: text({ enum: ["own", "opponent"] }).notNull(),
    ref: text().notNull(),
    name: text().notNull(),
    position: integer(),
    townHall: integer(),
  },
  (t) => [primaryKey({ columns: [t.warId, t.side, t.ref] })],
);

export const warAttacks = sqliteTable(
  "war_attacks",
  {
    warId: integer()
      .notNull()
      .references(() => wars.id, { onDelete: "cascade" })
      .$type<WarId>(),
    /** The game counts the attacks of both sides from 1 without gaps. */
    order: integer().notNull(),
    side: text({ enum: ["own", "opponent"] }).notNull(),
    attackerRef: text().notNull(),
    defenderRef: text().notNull(),
    stars: integer().notNull(),
    destruction: real().notNull(),
    durationSeconds: integer(),
    /** It happened after `seenFrom` (null: before we looked) and not after `seenTo`. */
    seenFrom: integer(),
    seenTo: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.warId, t.order] })],
);
