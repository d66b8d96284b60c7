import { TZDate } from "@date-fns/tz";
import type { Season } from "#main/games/game.ts";
import type { BoardWindow, WindowChoice } from "#shared/contract/leaderboards.ts";
import { DAY, type Instant } from "#shared/time.ts";

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export type ResolvedWindow =
  | {
      readonly ok: true;
      readonly window: BoardWindow;
      /** What it is compared with: as long as it and just before; of a season the one before; null for all time. */
      readonly before: Span | null;
    }
  | { readonly ok: false; readonly why: "no-seasons" | "empty" };

export interface WindowScene {
  readonly now: Instant;
  /** In which months begin: the clan's zone, or the system's for many clans. */
  readonly zone: string;
  readonly season: (now: Instant) => Season | null;
}

/** The span (from, to] that a choice means at a moment. */
export function resolveWindow(choice: WindowChoice, { now, zone, season }: WindowScene): ResolvedWindow {
  if (!("timeframe" in choice)) {
    const { from, to } = choice;
    if (to <= from) return { ok: false, why: "empty" };
    return resolved({ from, to, timeframe: null, zone, season: null }, spanBefore({ from, to }));
  }
  const { timeframe } = choice;
  const named = (from: Instant | null, before: Span | null, id: string | null = null): ResolvedWindow =>
    resolved({ from, to: now, timeframe, zone, season: id }, before);
  const since = (from: Instant) => named(from, spanBefore({ from, to: now }));
  switch (timeframe) {
    case "7d":
      return since(now - 7 * DAY);
    case "30d":
      return since(now - 30 * DAY);
    case "mtd":
      return since(monthStart(now, zone));
    case "season": {
      const running = season(now);
      if (running === null) return { ok: false, why: "no-seasons" };
      const last = season(running.startAt - 1);
      return named(running.startAt, last === null ? null : { from: last.startAt, to: last.endAt }, running.id);
    }
    case "all":
      return named(null, null);
  }
}

function resolved(window: BoardWindow, before: Span | null): ResolvedWindow {
  return { ok: true, window, before };
}

/** As long as a span and just before it. An empty one, at the first moment of a month, has none. */
function spanBefore({ from, to }: Span): Span | null {
  return to === from ? null : { from: from - (to - from), to: from };
}

function monthStart(now: Instant, zone: string): Instant {
  const date = new TZDate(now, zone);
  return new TZDate(date.getFullYear(), date.getMonth(), 1, zone).getTime();
}

/** The whole days of a zone in a span, the oldest first: at most `most`, the latest ones. */
export function wholeDays({ from, to }: Span, zone: string, most: number): Span[] {
  const days: Span[] = [];
  let date = new TZDate(to, zone);
  let end = midnight(date, 0);
  while (days.length < most) {
    const start = midnight(date, -1);
    if (start < from) break;
    days.push({ from: start, to: end });
    date = new TZDate(start, zone);
    end = start;
  }
  return days.reverse();
}

function midnight(date: TZDate, more: number): Instant {
  return new TZDate(date.getFullYear(), date.getMonth(), date.getDate() + more, date.timeZone ?? "UTC").getTime();
}
