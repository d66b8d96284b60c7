/** What ends soon in all clans, and where it stands on a line. */
import { clanPath, contestPath } from "#renderer/ui/route.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { ContestSummary } from "#shared/contract/contests.ts";
import type { ClanId, GameId } from "#shared/ids.ts";
import { type Duration, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { contestDue } from "#shared/words/contest.ts";
import { isolateName } from "#shared/words/isolate.ts";
import { timerWords } from "#shared/words/timer.ts";

export interface Ending {
  /** Unique among what is shown. */
  readonly key: string;
  readonly clan: ClanId;
  readonly clanName: string;
  readonly game: GameId;
  /** `Battle day ends`. */
  readonly text: string;
  readonly at: Instant;
  /** Where more of it is told. */
  readonly path: string;
}

/** How far the line looks ahead. */
export const AHEAD: Duration = 48 * HOUR;

type Clan = Pick<ClanSummary, "id" | "name" | "game" | "timers">;

/** Everything that ends within the span, the soonest first: what the games time, and contests. */
export function endingsOf(clans: readonly Clan[], contests: readonly ContestSummary[], now: Instant): Ending[] {
  return clans
    .flatMap((clan) => [
      ...clan.timers
        .filter((timer) => timer.endsAt > now && timer.endsAt <= now + AHEAD)
        .map((timer) => ({
          key: `${clan.id} ${timer.kind} ${timer.endsAt}`,
          clan: clan.id,
          clanName: clan.name,
          game: clan.game,
          text: timerWords(timer, isolateName).ending,
          at: timer.endsAt,
          path: clanPath(clan.id),
        })),
      ...contests.filter((contest) => contest.clan === clan.id).flatMap((contest) => contestEnding(clan, contest, now)),
    ])
    .sort((a, b) => a.at - b.at || a.clan - b.clan);
}

function contestEnding(clan: Clan, contest: ContestSummary, now: Instant): Ending[] {
  const due = contestDue(contest, now, isolateName);
  if (due === null || due.at > now + AHEAD) return [];
  const { id, name, game } = clan;
  const path = contestPath(id, contest.id);
  return [{ key: `${id} contest ${contest.id}`, clan: id, clanName: name, game, path, ...due }];
}

export interface Pin {
  /** Where it stands, in pixels. */
  readonly x: number;
  /** Width of its label. */
  readonly width: number;
}

export interface Place {
  /** 0 is next to the line. */
  readonly level: number;
  /** The label stands left of its pin, where there is no room at the right. */
  readonly isLeft: boolean;
}

/** Room between two labels, and between a label and a pin that passes. */
const CLEARANCE = 14;

/**
 * A level for each label so that no two overlap and no pin passes through the label of another: whoever's label lies over
 * somebody's pin stands higher. Null where that cannot be, or takes more than `levels`.
 */
export function placePins(pins: readonly Pin[], lineWidth: number, levels: number): Place[] | null {
  const isLeft = pins.map((pin) => pin.x + pin.width > lineWidth);
  const spans = pins.map(({ x, width }, index) => ({
    from: isLeft[index] ? x - width : x,
    to: isLeft[index] ? x : x + width,
  }));
  if (spans.some((span) => span.from < 0)) return null;
  const level = pins.map(() => 0);
  // Each pass lifts at least one label, and none may be lifted beyond the last level.
  for (let pass = 0; pass <= pins.length * levels; pass += 1) {
    const lifted = nextLifted(pins, spans, level);
    if (lifted === null) return level.map((own, index) => ({ level: own, isLeft: isLeft[index] ?? false }));
    level[lifted] = (level[lifted] ?? 0) + 1;
    if ((level[lifted] ?? 0) >= levels) return null;
  }
  return null;
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

/** A label that stands too low; null where all are well. */
function nextLifted(pins: readonly Pin[], spans: readonly Extent[], level: readonly number[]): number | null {
  for (const [a, span] of spans.entries()) {
    for (const [b, other] of spans.entries()) {
      if (a === b || (level[a] ?? 0) > (level[b] ?? 0)) continue;
      const own = pins[a]?.x ?? 0;
      const next = pins[b]?.x ?? 0;
      if (isOver(span, own, next)) return a;
      const isShared = span.from < other.to + CLEARANCE && other.from < span.to + CLEARANCE;
      if (a < b && level[a] === level[b] && isShared && !isOver(other, next, own)) return a;
    }
  }
  return null;
}

/** Whether a label lies over somebody else's pin. One at the very same place is covered by its own pin. */
function isOver(span: Extent, own: number, pin: number): boolean {
  return Math.abs(own - pin) > 1 && pin > span.from - CLEARANCE && pin < span.to + CLEARANCE;
}

/** Zones differ from each other by quarters of an hour. */
const ZONE_STEP = 15 * MINUTE;

/** The midnights after `now`, on the clock whose days `dayKey` tells. */
export function midnightsAfter(now: Instant, dayKey: (at: Instant) => string): Instant[] {
  const found: Instant[] = [];
  const first = Math.ceil(now / ZONE_STEP) * ZONE_STEP;
  for (let at = first; at < now + AHEAD; at += ZONE_STEP) {
    if (dayKey(at) !== dayKey(at - ZONE_STEP)) found.push(at);
  }
  return found;
}
