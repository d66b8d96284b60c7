/** Where a war stands, and why none is shown. Pure. */
import type { Timer } from "#shared/contract/clans.ts";
import type { WarList, WarSummary } from "#shared/contract/wars.ts";
import type { Instant } from "#shared/time.ts";

/** `awaiting`: the battle day is over and the game has not told the result yet. */
export type WarPhase = "preparation" | "battle" | "awaiting" | "ended";

type Dated = Pick<WarSummary, "state" | "startAt" | "endAt">;

/** The game's own state is as old as the last check; the instants say what holds now. */
export function phaseOf({ state, startAt, endAt }: Dated, now: Instant): WarPhase {
  if (state === "warEnded") return "ended";
  if (state === "preparation" && (startAt === null || startAt > now)) return "preparation";
  return endAt !== null && endAt <= now ? "awaiting" : "battle";
}

/** The countdown of a war that runs; null where it is over, or the game did not say when it ends. */
export function warTimer(war: Dated & Pick<WarSummary, "opponent">, now: Instant): Timer | null {
  const phase = phaseOf(war, now);
  if (phase === "ended") return null;
  const isBefore = phase === "preparation";
  const endsAt = isBefore ? war.startAt : war.endAt;
  if (endsAt === null) return null;
  const kind = isBefore ? "war-preparation" : "war-end";
  return { kind, endsAt, isOverdue: endsAt <= now, data: { opponent: war.opponent.name } };
}

/**
 * Why no war runs here: not asked for, hidden by the clan, nothing heard yet and why, or there is none. Null while one
 * does.
 */
export type NoWar = "off" | "private" | "down" | "unchecked" | "none";

export function noWarOf({
  access,
  freshness,
  current,
}: Pick<WarList, "access" | "freshness" | "current">): NoWar | null {
  if (access === "off") return "off";
  if (access === "private" || freshness.trouble?.outcome === "private") return "private";
  if (current !== null) return null;
  if (freshness.lastUpdated === null) return freshness.trouble === null ? "unchecked" : "down";
  return "none";
}
