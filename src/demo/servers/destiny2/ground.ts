import type { Entry, Player } from "#demo/world/destiny2/model.ts";
import type { Destiny2World } from "#demo/world/destiny2.ts";
import type { Instant } from "#shared/time.ts";
import { type Lags, within } from "./lags.ts";
import { hasEnded } from "./report-bodies.ts";

/** What the routes of the service reach. */
export interface Ground {
  readonly game: () => Destiny2World;
  readonly now: () => Instant;
  readonly lags: Lags;
  /** Members on a page of a roster. */
  readonly pageSize: number;
  /** Which of the two servers behind the address answers. */
  readonly nextServer: () => number;
}

/** Whether a part in a run is in the history and the statistics. */
export function isInHistory({ lags, now }: Ground, { run }: Entry): boolean {
  if (!hasEnded(run)) return false;
  const agoMs = now() - run.endedAt;
  return agoMs >= lags.history[1] || agoMs >= within(lags.history, `${run.id}/history`);
}

const DIGITS = /^\d+$/;

/** An id of a path; null for what is no number. */
export const idOf = (segment: string): string | null => (DIGITS.test(segment) ? segment : null);

/** Who a membership id and its type name; undefined where nobody has both. */
export function playerOf({ game }: Ground, type: string, id: string): Player | undefined {
  const player = game().players.get(id);
  return player && Number(type) === player.membershipType ? player : undefined;
}

/** A parameter by its name in any case: both spellings of `currentPage` are in use. */
export function parameter(query: URLSearchParams, name: string): string | null {
  for (const [key, value] of query) if (key.toLowerCase() === name) return value;
  return null;
}

/** The members of a body in JSON; empty for anything else. */
export function readBody(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? { ...value } : {};
  } catch {
    return {};
  }
}
