/** A leaderboard in words. Pure. */
import { numbers, plural, UNKNOWN } from "#renderer/ui/numbers.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { Board, BoardRow, BoardWindow, UnknownRow } from "#shared/contract/leaderboards.ts";
import { DAY, type Instant } from "#shared/time.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** What a window is called in a sentence: `in 30 days`, `in November so far`, `from 22 Oct 14:20 to 1 Nov 09:00`. */
export function windowWords(window: BoardWindow, times: Times, now: Instant): string {
  switch (window.timeframe) {
    case "7d":
      return "in 7 days";
    case "30d":
      return "in 30 days";
    case "mtd":
      return `in ${monthName(window)} so far`;
    case "season":
      return window.season === null ? "in this season" : `in season ${window.season}`;
    case "all":
      return "since each was known first";
    default:
      return `from ${spanWords(window, times, now)}`;
  }
}

/** Its month: a window begins exclusively, so a moment later is inside in any zone. */
function monthName(window: BoardWindow): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: window.zone, month: "numeric" });
  return MONTHS[Number(format.format(window.to)) - 1] ?? "";
}

/** `22 Oct 14:20 to 21 Nov 14:19`, with the year where it is another; all time is `all until 21 Nov 14:19`. */
export function spanWords(
  { from, to }: { readonly from: Instant | null; readonly to: Instant },
  times: Times,
  now: Instant,
): string {
  // Not "Fri 14:20": a window is read beside others.
  const date = (at: Instant) => {
    const isThisYear = yearOf(at, times.zone) === yearOf(now, times.zone);
    return `${times.date(at)}${isThisYear ? "" : ` ${yearOf(at, times.zone)}`} ${times.clock(at)}`;
  };
  return from === null ? `all until ${date(to)}` : `${date(from)} to ${date(to)}`;
}

function yearOf(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, year: "numeric" }).format(at);
}

/** What a board is compared with: `the 30 days before`, or the span that was asked for. */
export function beforeWords(board: Pick<Board, "before" | "window">, times: Times, now: Instant): string | null {
  const { before, window } = board;
  if (before === null) return null;
  if (window.from !== null && before.to === window.from) {
    if (window.timeframe === "7d") return "the 7 days before";
    if (window.timeframe === "30d") return "the 30 days before";
    const days = (before.to - before.from) / DAY;
    return Number.isInteger(days) ? `the ${days} ${plural(days, "day", "days")} before` : "the span before";
  }
  return spanWords(before, times, now);
}

export interface Change {
  readonly icon: "up" | "sortDown" | null;
  readonly text: string;
}

/** How a gain stands to the one before: `12 %` up, `as much`, `nothing before`, `not known before`. */
export function changeOf(gained: number, before: number | null): Change {
  if (before === null) return { icon: null, text: "nothing is known of" };
  if (before === gained) return { icon: null, text: "as much as in" };
  if (before <= 0) return { icon: null, text: `after ${numbers.change(before)} in` };
  const percent = ((gained - before) / before) * 100;
  const digits = Math.abs(percent) < 1 ? 1 : 0;
  return { icon: percent > 0 ? "up" : "sortDown", text: `${numbers.percent(Math.abs(percent), digits)} on` };
}

/** `Gained, troops`; the unit is left out where the label says it, as of `Overall XP`. */
export function withUnit(label: string, unit: string): string {
  return unit === "" || endsWithUnit(label, unit) ? label : `${label}, ${unit}`;
}

function endsWithUnit(label: string, unit: string): boolean {
  return label.toLowerCase().endsWith(unit.toLowerCase());
}

/** `58 gained · 7 zero · 9 unknown`. */
export function countsWords({ totals, unknown }: Pick<Board, "totals" | "unknown">): string {
  return [
    `${numbers.count(totals.gainers)} gained`,
    `${numbers.count(totals.zero)} zero`,
    ...(unknown.length === 0 ? [] : [`${numbers.count(unknown.length)} unknown`]),
  ].join(" · ");
}

export interface RankChange {
  readonly icon: "up" | "sortDown" | null;
  readonly text: string;
  /** For the hover text and for screen readers. */
  readonly words: string;
}

/** Where somebody was on the board of the span before; null where there is no such board. */
export function rankChange(row: Pick<BoardRow, "rank" | "rankBefore">, before: string | null): RankChange | null {
  if (before === null) return null;
  if (row.rankBefore === null) return { icon: null, text: "new", words: `Not ranked in ${before}` };
  const up = row.rankBefore - row.rank;
  const was = `was ${row.rankBefore} in ${before}`;
  if (up === 0) return { icon: null, text: UNKNOWN, words: `The same: ${was}` };
  const places = Math.abs(up);
  return {
    icon: up > 0 ? "up" : "sortDown",
    text: numbers.count(places),
    words: `${up > 0 ? "Up" : "Down"} ${places} ${plural(places, "place", "places")}: ${was}`,
  };
}

/** Why nothing can be said of a member. */
export function unknownWords(row: Pick<UnknownRow, "why" | "since">, moment: (at: Instant) => string): string {
  switch (row.why) {
    case "never-known":
      return "never known: not ranked in it, or not checked yet";
    case "no-baseline":
      return row.since === null
        ? "no baseline: nothing known at the start"
        : `not known before ${moment(row.since)}: no baseline`;
    case "unknown-at-start":
      return row.since === null
        ? "not known at the start"
        : `not known at the start, known again since ${moment(row.since)}`;
  }
}

/** The instants that a gain was computed from, a line each. */
export function evidenceLines(
  row: Pick<BoardRow, "start" | "end" | "startAt" | "endAt" | "checkedAt">,
  exact: (at: Instant) => string,
): string[] {
  const value = (of: number | null) => (of === null ? "unknown" : numbers.count(of, digitsOf(of)));
  const line = (what: string, of: number | null, at: Instant | null) =>
    `${what} ${value(of)}${at === null ? "" : `, seen ${exact(at)}`}`;
  return [
    line("Start", row.start, row.startAt),
    line("End", row.end, row.endAt),
    row.checkedAt === null ? "Not checked yet" : `Last checked ${exact(row.checkedAt)}`,
  ];
}

/** Whole numbers as they are, others to one place. */
export const digitsOf = (value: number) => (Number.isInteger(value) ? 0 : 1);

/** A rate keeps three digits: `4 051`, `41.3`, `0.42`. */
export function rateText(perHour: number | null): string {
  if (perHour === null) return UNKNOWN;
  if (perHour === 0) return "0";
  const size = Math.abs(perHour);
  return numbers.count(perHour, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
