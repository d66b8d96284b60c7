/**
 * Contests and their draws. A contest outlives its clan's row: its commitments are numbered among all of the workspace, and
 * a number that disappears looks like a hidden attempt (FAIR-DRAW.md section 10).
 */
import { blob, index, integer, primaryKey, real, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { clans } from "#main/store/clans/schema.ts";
import { accounts } from "#main/store/members/schema.ts";
import { clanSnapshots } from "#main/store/snapshots/schema.ts";
import type { AccountId, ClanId, ContestId, SnapshotId } from "#shared/ids.ts";

export const contests = sqliteTable(
  "contests",
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<ContestId>(),
    /** `contest_id` of the protocol: chosen when the contest is made, never changed. */
    publicId: text().notNull().unique(),
    /** Null: the clan is no longer tracked. */
    clanId: integer()
      .references(() => clans.id, { onDelete: "set null" })
      .$type<ClanId>(),
    game: text().notNull(),
    clanRef: text().notNull(),
    clanName: text().notNull(),
    title: text().notNull(),
    prize: text().notNull(),
    description: text().notNull(),
    state: text({ enum: ["draft", "active", "ended", "locked", "drawn", "void"] }).notNull(),
    startAt: integer().notNull(),
    endAt: integer().notNull(),
    lockBy: integer().notNull(),
    mode: text({ enum: ["online", "offline"] }).notNull(),
    /** Round of the beacon that is meant; null where it is to be proposed, and offline. */
    round: integer(),
    /** JSON list of identifiers. */
    witnesses: text().notNull(),
    winners: integer().notNull(),
    alternates: integer().notNull(),
    afterWin: text({ enum: ["remove_member", "remove_ticket"] }).notNull(),
    /** A value from before the start counts as the baseline if it is not older than this at the start; null: however old. */
    baselineMaxAgeMs: integer(),
    baselineOtherwise: text({ enum: ["first-inside", "none"] }).notNull(),
    /** Values that were read until so long after the end still count as those at the end. */
    graceMs: integer().notNull(),
    joiners: text({ enum: ["count", "exclude"] }).notNull(),
    leavers: text({ enum: ["exclude", "keep"] }).notNull(),
    /** The text that `rules_hash` binds; null while it is a draft, where it follows from the rest. */
    rulesText: text(),
    /** The check of everybody after the end; null before it. */
    lastCheckId: integer()
      .references(() => clanSnapshots.id, { onDelete: "set null" })
      .$type<SnapshotId>(),
    createdBy: text().notNull(),
    createdAt: integer().notNull(),
    activatedAt: integer(),
    endedAt: integer(),
    voidedAt: integer(),
    voidReason: text(),
    /** Of a contest taken over with a sealed copy: when that was. */
    adoptedAt: integer(),
  },
  (t) => [index("contests_by_clan").on(t.clanId), index("contests_by_state").on(t.state)],
);

export const contestRules = sqliteTable(
  "contest_rules",
  {
    contestId: integer()
      .notNull()
      .references(() => contests.id, { onDelete: "cascade" })
      .$type<ContestId>(),
    position: integer().notNull(),
    /** As the game names it. */
    type: text().notNull(),
    /** JSON list of metric keys; empty: all that the type has. */
    targets: text().notNull(),
    match: text({ enum: ["any", "sum"] }).notNull(),
    comparator: text({ enum: [">=", ">", "<=", "<", "="] }).notNull(),
    threshold: real().notNull(),
    weight: integer().notNull(),
    cap: integer(),
    /** One time the weight for every so much gained; null: once. */
    per: real(),
  },
  (t) => [primaryKey({ columns: [t.contestId, t.position] })],
);

/** Commitments: one for each attempt of a contest, numbered among all of their issuer. Documents are the JSON text that was hashed. */
export const contestDraws = sqliteTable(
  "contest_draws",
  {
    contestId: integer()
      .notNull()
      .references(() => contests.id, { onDelete: "restrict" })
      .$type<ContestId>(),
    attempt: integer().notNull(),
    issuer: text().notNull(),
    seq: integer().notNull(),
    commitment: text().notNull(),
    commitmentHash: text().notNull(),
    /** Row of `secrets`; null once the secret is public. */
    secretName: text(),
    lock: text(),
    lockHash: text(),
    lockedBy: text(),
    /** Bytes of the evidence file that the lock binds. */
    evidence: blob({ mode: "buffer" }),
    /** JSON: what the beacon or the witnesses said, as the reveal has it. */
    beacon: text(),
    witnessValues: text(),
    /** JSON of the whole reveal and result, written once. */
    reveal: text(),
    result: text(),
    drawnAt: integer(),
    /** Why it was given up: superseded by the next attempt, or void with its contest. */
    endedAt: integer(),
    endedWhy: text(),
  },
  (t) => [
    primaryKey({ columns: [t.contestId, t.attempt] }),
    unique().on(t.issuer, t.seq),
    unique().on(t.commitmentHash),
  ],
);

/** The entries of an attempt, as they were when it was locked. */
export const contestEntries = sqliteTable(
  "contest_entries",
  {
    contestId: integer()
      .notNull()
      .references(() => contests.id, { onDelete: "restrict" })
      .$type<ContestId>(),
    attempt: integer().notNull(),
    /** `id` of the protocol: the public identity of the member in the game. */
    entryId: text().notNull(),
    ref: text().notNull(),
    accountId: integer()
      .references(() => accounts.id, { onDelete: "set null" })
      .$type<AccountId>(),
    name: text().notNull(),
    /** As it is in the locked list; 0 where it is not in it. */
    weight: integer().notNull(),
    /** What the rules gave, before corrections. */
    computed: integer().notNull(),
    /** JSON: the samples behind it, by rule. */
    proof: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.contestId, t.attempt, t.entryId] })],
);

/** What officers changed by hand in a draft list, and who does not take part. The newest of a member and kind holds. */
export const contestCorrections = sqliteTable(
  "contest_corrections",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    contestId: integer()
      .notNull()
      .references(() => contests.id, { onDelete: "cascade" })
      .$type<ContestId>(),
    entryId: text().notNull(),
    kind: text({ enum: ["weight", "opt-out"] }).notNull(),
    /** Weight, or 1 and 0 of who takes no part; null: as the rules say again. */
    value: integer(),
    reason: text().notNull(),
    author: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index("contest_corrections_by_contest").on(t.contestId, t.id)],
);

/** Where a document of a draw can be seen. */
export const contestPublications = sqliteTable(
  "contest_publications",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    contestId: integer()
      .notNull()
      .references(() => contests.id, { onDelete: "restrict" })
      .$type<ContestId>(),
    attempt: integer().notNull(),
    document: text({ enum: ["commitment", "lock", "result"] }).notNull(),
    hash: text().notNull(),
    place: text().notNull(),
    reference: text().notNull(),
    /** Null: not known. */
    publishedAt: integer(),
    recordedBy: text().notNull(),
    recordedAt: integer().notNull(),
  },
  (t) => [index("contest_publications_by_contest").on(t.contestId, t.attempt)],
);

/** Who numbers commitments here. Only the newest issues; a restored or copied workspace takes another one. */
export const drawIssuers = sqliteTable("draw_issuers", {
  issuer: text().primaryKey(),
  madeAt: integer().notNull(),
  /** Where the workspace was when this issuer was made or confirmed: a copy is elsewhere. */
  place: text().notNull(),
});
