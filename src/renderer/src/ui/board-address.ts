/**
 * What of a leaderboard is looked at, as one segment of an address: `metrics=slayer+agility&span=7d&order=bottom`. What is
 * as usual is left out, so the board that a page begins with has no segment.
 */
import type { Timeframe } from "#shared/contract/leaderboards.ts";
import type { Instant } from "#shared/time.ts";

export interface BoardSpan {
  readonly from: Instant;
  readonly to: Instant;
}

export interface BoardView {
  /** Their sum where there are several; empty: the one that the game shows first. */
  readonly metrics: readonly string[];
  readonly window: Timeframe | BoardSpan;
  readonly by: "gained" | "value" | "per-hour";
  readonly order: "top" | "bottom";
  /** What to compare with; null is the span just before. */
  readonly against: BoardSpan | null;
}

export const USUAL_BOARD: BoardView = { metrics: [], window: "30d", by: "gained", order: "top", against: null };

const TIMEFRAMES: readonly string[] = ["7d", "30d", "mtd", "season", "all"] satisfies Timeframe[];
const METRIC_KEY = /^[a-z0-9_]+(?:\.[a-z0-9_]+)*$/;
const MOST_METRICS = 60;
const NAMES = ["metrics", "span", "by", "order", "against"] as const;
type Name = (typeof NAMES)[number];

/** The segment of a view; empty where it is the usual one. */
export function boardSegment(view: BoardView): string {
  const parts: Readonly<Record<Name, string | null>> = {
    metrics: view.metrics.length === 0 ? null : view.metrics.join("+"),
    span:
      typeof view.window === "string"
        ? view.window === USUAL_BOARD.window
          ? null
          : view.window
        : spanText(view.window),
    by: view.by === USUAL_BOARD.by ? null : view.by,
    order: view.order === USUAL_BOARD.order ? null : view.order,
    against: view.against === null ? null : spanText(view.against),
  };
  return NAMES.flatMap((name) => (parts[name] === null ? [] : [`${name}=${parts[name]}`])).join("&");
}

/** Reads a segment; null for what is none. */
export function parseBoardSegment(segment: string): BoardView | null {
  let view = USUAL_BOARD;
  for (const part of segment.split("&")) {
    const [name = "", text = ""] = part.split("=");
    const read = isName(name) ? READERS[name](text) : null;
    if (read === null) return null;
    view = { ...view, ...read };
  }
  return view;
}

const READERS: Readonly<Record<Name, (text: string) => Partial<BoardView> | null>> = {
  metrics(text) {
    const metrics = [...new Set(text.split("+"))];
    const areKeys = metrics.length <= MOST_METRICS && metrics.every((key) => METRIC_KEY.test(key));
    return areKeys ? { metrics } : null;
  },
  span(text) {
    const window = TIMEFRAMES.includes(text) ? (text as Timeframe) : parseSpan(text);
    return window === null ? null : { window };
  },
  by: (text) => (text === "gained" || text === "value" || text === "per-hour" ? { by: text } : null),
  order: (text) => (text === "top" || text === "bottom" ? { order: text } : null),
  against(text) {
    const against = parseSpan(text);
    return against === null ? null : { against };
  },
};

const isName = (text: string): text is Name => (NAMES as readonly string[]).includes(text);

const spanText = ({ from, to }: BoardSpan) => `${from}-${to}`;

function parseSpan(text: string): BoardSpan | null {
  const [, from, to] = /^(\d{1,14})-(\d{1,14})$/.exec(text) ?? [];
  if (from === undefined || to === undefined || Number(from) >= Number(to)) return null;
  return { from: Number(from), to: Number(to) };
}
