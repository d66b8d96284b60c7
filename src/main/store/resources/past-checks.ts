/** Which values of the past may be taken in beside what we checked ourselves, whoever brings them. */
import type { Reader } from "#main/store/database.ts";
import type { GameId } from "#shared/ids.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";
import { type CoverageSpan, listCoverage } from "./coverage.ts";
import { findResourceOf } from "./resources.ts";

/**
 * Whether a metric may have had another value at an instant than our own checks say. What a gauge was between two of them we
 * would have seen; only of a counter there can be more of the past.
 * @param ref of the resource that tells the metric; null where there is none
 */
export type MayTake = (game: GameId, metric: MetricDefinition, ref: string | null, at: Instant) => boolean;

/** Spans are read once for each resource: make it anew for each reading or list. */
export function createPastChecks(reader: Reader): MayTake {
  const known = new Map<string, readonly CoverageSpan[]>();
  function spansOf(game: GameId, kind: string, ref: string): readonly CoverageSpan[] {
    const key = `${game} ${kind} ${ref}`;
    let spans = known.get(key);
    if (spans === undefined) {
      const resource = findResourceOf(reader, game, kind, ref);
      spans = resource === undefined ? [] : listCoverage(reader, resource.id, 0, Number.MAX_SAFE_INTEGER);
      known.set(key, spans);
    }
    return spans;
  }
  return (game, metric, ref, at) =>
    metric.kind === "counter" ||
    ref === null ||
    !spansOf(game, metric.source, ref).some((span) => span.from <= at && at <= span.to);
}
