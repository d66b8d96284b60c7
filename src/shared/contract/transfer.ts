import { z } from "zod";
import { AccountId, GameId } from "#shared/ids.ts";
import { MetricKey } from "#shared/metric.ts";
import { At, ByClan, forMembers, forOfficers } from "./base.ts";

/** One line of `adjutant import`: what an account had at an instant. */
export const ImportLine = z.object({
  game: GameId,
  account: z.string().min(1).max(100),
  name: z.string().max(100).optional(),
  at: At,
  metrics: z.record(MetricKey, z.number().nullable()),
});
export type ImportLine = z.infer<typeof ImportLine>;

export const ImportRefusal = z.object({
  /** Position in the lines given, from 0. */
  line: z.number(),
  metric: z.string().nullable(),
  why: z.enum(["unknown-game", "invalid-account", "unknown-metric", "in-the-future", "no-stay", "checked-by-us"]),
});
export type ImportRefusal = z.infer<typeof ImportRefusal>;

export const ExportWhat = z.enum(["members", "feed", "wars", "activities", "samples"]);
export type ExportWhat = z.infer<typeof ExportWhat>;

/** The last row of a page, by numbers that never change: rows that come or go between two pages move no others. */
const Cursor = z.array(z.number()).max(2);

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const Imported = z.object({
  /** Values that are in the history now through this call. */
  added: z.number(),
  /** Values that were known already, or change nothing. */
  redundant: z.number(),
  accounts: z.array(AccountId),
  refused: z.array(ImportRefusal),
});
export type Imported = z.infer<typeof Imported>;

export const transfer = {
  /** Takes up to 2 000 lines in any order; the same lines again change nothing. */
  import: forOfficers.input(z.object({ lines: z.array(ImportLine).max(2_000) })).output(Imported),
  /** Takes in what a server of a game answered of a player at an instant, kept as it came: CSV of the hiscores. */
  importAnswer: forOfficers
    .input(z.object({ game: GameId, account: z.string().min(1).max(100), at: At, text: z.string().max(100_000) }))
    .output(Imported)
    .errors({ UNREADABLE_ANSWER: { status: 422, data: z.object({ detail: z.string() }) } }),
  /** A table of what is stored, in pages: `next` of one is `after` of the one that follows. Instants are milliseconds. */
  export: forMembers
    .input(ByClan.extend({ what: ExportWhat, after: Cursor.nullable().default(null) }))
    .output(z.object({ columns: z.array(z.string()), rows: z.array(z.array(Cell)), next: Cursor.nullable() })),
};
