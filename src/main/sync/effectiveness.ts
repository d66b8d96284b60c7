/** What requests were good for: how they ended, how many were not needed, and how old what is known is. */
import type { AgeRow, RequestHour } from "#main/store/resources/tallies.ts";
import type { Effectiveness, KindAge, KindEffect } from "#shared/contract/counts.ts";
import type { GameId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";

type Effect = Effectiveness["spans"][number]["all"];

/** The first instant that each span looks at: hours are counted as a whole, so the first may be cut. */
export function effectSpans(wall: Instant): readonly { readonly span: "day" | "week"; readonly from: Instant }[] {
  return [
    { span: "day", from: wall - DAY },
    { span: "week", from: wall - 7 * DAY },
  ];
}

/** How the requests of a span ended, by kind, the most askings first. */
export function kindEffects(
  hours: readonly RequestHour[],
  gameOf: (upstream: string) => GameId | undefined,
): KindEffect[] {
  const byKind = Map.groupBy(hours, (hour) => JSON.stringify([hour.upstream, hour.kind]));
  return [...byKind.values()]
    .flatMap((mine) => {
      const [first] = mine;
      const game = first === undefined ? undefined : gameOf(first.upstream);
      if (first === undefined || game === undefined) return [];
      return [{ game, upstream: first.upstream, kind: first.kind, ...effectOf(mine) }];
    })
    .sort((a, b) => b.requests + b.spared - (a.requests + a.spared) || (a.kind < b.kind ? -1 : 1));
}

/** All of it together. */
export function effectOf(hours: readonly RequestHour[]): Effect {
  const sum = (pick: (hour: RequestHour) => number) => hours.reduce((total, hour) => total + pick(hour), 0);
  const changed = sum((hour) => hour.fresh);
  const unchanged = sum((hour) => hour.unchanged);
  const same = sum((hour) => hour.same);
  const failed = sum((hour) => hour.failed);
  const spared = sum((hour) => hour.spared);
  const requests = changed + unchanged + same + failed;
  return {
    requests,
    changed,
    changedShare: requests === 0 ? null : changed / requests,
    unchanged,
    same,
    failed,
    spared,
    sparedShare: requests + spared === 0 ? null : spared / (requests + spared),
  };
}

/** How old what is known is, by kind. An answer stamped ahead of the clock is new. */
export function kindAges(rows: readonly AgeRow[], now: Instant): KindAge[] {
  const byKind = Map.groupBy(rows, (row) => JSON.stringify([row.game, row.upstream, row.kind]));
  return [...byKind.values()].flatMap((mine) => {
    const [first] = mine;
    if (first === undefined) return [];
    const known = mine.flatMap(({ lastCheckedAt, allowedMs }) =>
      lastCheckedAt === null ? [] : [{ ageMs: Math.max(0, now - lastCheckedAt), allowedMs }],
    );
    const allowed = mine.map(({ allowedMs }) => allowedMs);
    const ages = known.map(({ ageMs }) => ageMs).sort((a, b) => a - b);
    return [
      {
        game: first.game,
        upstream: first.upstream,
        kind: first.kind,
        resources: mine.length,
        never: mine.length - known.length,
        meanMs: ages.length === 0 ? null : mean(ages),
        p95Ms: ages[Math.ceil(ages.length * 0.95) - 1] ?? null,
        worstMs: ages.at(-1) ?? null,
        allowedFromMs: Math.min(...allowed),
        allowedToMs: Math.max(...allowed),
        older: known.filter(({ ageMs, allowedMs }) => ageMs > allowedMs).length,
      },
    ];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
