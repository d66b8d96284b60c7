import { z } from "zod";
import { AccountId, ClanId, GameId } from "#shared/ids.ts";
import { MetricKey } from "#shared/metric.ts";
import { At, ByClan, Freshness, forMembers, Span } from "./base.ts";

/** `7d` and `30d` are multiples of 24 hours; `mtd` begins with the month in the clan's zone; `season` as the game says. */
export const Timeframe = z.enum(["7d", "30d", "mtd", "season", "all"]);
export type Timeframe = z.infer<typeof Timeframe>;

/** A span by its name, which ends now, or by its instants. */
export const WindowChoice = z.union([z.object({ timeframe: Timeframe }), Span]);
export type WindowChoice = z.infer<typeof WindowChoice>;

/** The members of one clan, or those of all clans of a game, each once. */
export const BoardScope = z.union([z.object({ clan: ClanId }), z.object({ game: GameId })]);
export type BoardScope = z.infer<typeof BoardScope>;

/** Metrics, sums or derived metrics by their keys; of several, their sum. */
const Metrics = z.array(MetricKey).min(1).max(60);

/** (from, to]. `from` is null for all time, where everybody begins at what was known first. */
export const BoardWindow = z.object({
  from: At.nullable(),
  to: At,
  timeframe: Timeframe.nullable(),
  /** In which days and months are counted. */
  zone: z.string(),
  season: z.string().nullable(),
});
export type BoardWindow = z.infer<typeof BoardWindow>;

export const BoardRow = z.object({
  /** Ties share one. By the chosen order, from 1. */
  rank: z.number(),
  /** On the board of the span before, in the same order; null where the member was not on it. */
  rankBefore: z.number().nullable(),
  account: AccountId,
  clan: ClanId,
  clanName: z.string(),
  ref: z.string(),
  name: z.string(),
  /** Values that held at both ends; of a sum, theirs added up. Null is unknown. */
  start: z.number().nullable(),
  end: z.number().nullable(),
  /** Null only on a board by value, where there is no baseline. */
  gained: z.number().nullable(),
  perHour: z.number().nullable(),
  /** Of what the whole board gained, 0 to 1; null where that is nothing, or not a matter of sums. */
  share: z.number().nullable(),
  /** A level that belongs to the metric, at both ends. */
  levels: z.object({ start: z.number(), end: z.number() }).nullable(),
  /** In the span compared with; null where that is unknown or none is. */
  gainedBefore: z.number().nullable(),
  /** The instants of the samples that the gain was computed from: of a sum, of the oldest and the newest of them. */
  startAt: At.nullable(),
  endAt: At.nullable(),
  checkedAt: At.nullable(),
});
export type BoardRow = z.infer<typeof BoardRow>;

export const UnknownRow = z.object({
  account: AccountId,
  clan: ClanId,
  ref: z.string(),
  name: z.string(),
  /**
   * Never known; known only since `since`, which is after the start; known before and not at the instant that counts, which is
   * the start, or of a board by value the end.
   */
  why: z.enum(["never-known", "no-baseline", "unknown-at-start"]),
  since: At.nullable(),
});
export type UnknownRow = z.infer<typeof UnknownRow>;

export const Board = z.object({
  metrics: z.array(MetricKey),
  label: z.string(),
  unit: z.string(),
  by: z.enum(["gained", "value", "per-hour"]),
  /** Whether gains add up to something: not those of a rating. */
  isSummable: z.boolean(),
  window: BoardWindow,
  /** The span of the same length before it, or the one that was asked to compare with; null for all time. */
  before: Span.nullable(),
  rows: z.array(BoardRow),
  unknown: z.array(UnknownRow),
  totals: z.object({
    gained: z.number(),
    /** Null where nothing is known of the span before. */
    gainedBefore: z.number().nullable(),
    median: z.number().nullable(),
    gainers: z.number(),
    zero: z.number(),
    /** Falls of these metrics that wait for somebody to look at them. */
    inReview: z.number(),
  }),
  freshness: Freshness,
});
export type Board = z.infer<typeof Board>;

const ByWindow = z.object({ scope: BoardScope, window: WindowChoice });

export const LinePoint = z.object({ at: At, gained: z.number().nullable() });
export type LinePoint = z.infer<typeof LinePoint>;

export const BoardLine = z.object({
  /** Null: the median of all members. */
  account: AccountId.nullable(),
  name: z.string(),
  /** What was gained since the start of the window, at each change. */
  points: z.array(LinePoint),
  /** Spans that nobody checked and of which no service recorded anything: the line breaks there. */
  gaps: z.array(Span),
});
export type BoardLine = z.infer<typeof BoardLine>;

export const ClanDay = z.object({
  /** The day's beginning in the clan's zone. */
  startAt: At,
  /** False: nobody checked the clan on that day and nothing was gained that is known of. */
  isChecked: z.boolean(),
  gained: z.number(),
  gainers: z.number(),
  top: z.object({ account: AccountId, name: z.string(), gained: z.number() }).nullable(),
});
export type ClanDay = z.infer<typeof ClanDay>;

export const ClanStats = z.object({
  window: BoardWindow,
  totals: z.array(
    z.object({
      metric: MetricKey,
      gained: z.number(),
      gainers: z.number(),
      top: z.object({ account: AccountId, name: z.string(), gained: z.number() }).nullable(),
    }),
  ),
  /** Members of whom no progress in anything was seen in the window, the longest first. */
  quiet: z.array(z.object({ account: AccountId, name: z.string(), lastProgressAt: At.nullable() })),
  /** Whole days of the clan's zone in the window, of the game's first metric or the one asked for. */
  days: z.array(ClanDay),
});
export type ClanStats = z.infer<typeof ClanStats>;

export const leaderboards = {
  board: forMembers
    .input(
      ByWindow.extend({
        metrics: Metrics,
        by: z.enum(["gained", "value", "per-hour"]).default("gained"),
        order: z.enum(["top", "bottom"]).default("top"),
        /** The span to compare with; the one just before where absent. */
        against: Span.optional(),
      }),
    )
    .output(Board)
    .errors({
      UNKNOWN_METRIC: { status: 422, data: z.object({ metric: z.string() }) },
      /** The game has no seasons, or the span ends before it begins. */
      INVALID_WINDOW: { status: 422, data: z.object({ why: z.enum(["no-seasons", "empty"]) }) },
    }),
  /** What was gained of every metric that boards offer, for the picker; null where nothing is known. */
  metrics: forMembers
    .input(ByWindow)
    .output(z.array(z.object({ metric: MetricKey, gained: z.number().nullable() })))
    .errors({ INVALID_WINDOW: { status: 422, data: z.object({ why: z.enum(["no-seasons", "empty"]) }) } }),
  /** Lines over the window: of the accounts asked for, and of the median. */
  lines: forMembers
    .input(ByWindow.extend({ metrics: Metrics, accounts: z.array(AccountId).max(8) }))
    .output(z.object({ window: BoardWindow, lines: z.array(BoardLine) }))
    .errors({
      UNKNOWN_METRIC: { status: 422, data: z.object({ metric: z.string() }) },
      INVALID_WINDOW: { status: 422, data: z.object({ why: z.enum(["no-seasons", "empty"]) }) },
    }),
  /** Totals, top performers, quiet members and days of a clan. */
  stats: forMembers
    .input(ByClan.extend({ window: WindowChoice, metric: MetricKey.optional() }))
    .output(ClanStats)
    .errors({
      UNKNOWN_METRIC: { status: 422, data: z.object({ metric: z.string() }) },
      INVALID_WINDOW: { status: 422, data: z.object({ why: z.enum(["no-seasons", "empty"]) }) },
    }),
};
