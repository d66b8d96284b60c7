import type { NamedAccount, NameSpan } from "#main/store/members/names.ts";
import type { Instant } from "#shared/time.ts";

/** A name with the spans in which an account had it and those before it. */
export interface NameHistory {
  readonly now: Pick<NamedAccount, "ref" | "name">;
  /** Empty where nobody ever said which names there were. */
  readonly spans: readonly NameSpan[];
}

/**
 * The names of one player who was known under two: those of the first until the change, and from then on those of the second.
 */
export function joinNameSpans(first: NameHistory, second: NameHistory, changedAt: Instant): NameSpan[] {
  const until = spansOf(first).map((span) => (span.to === null ? { ...span, to: changedAt } : span));
  const from = spansOf(second).map((span) => ({
    ...span,
    from: span.to !== null && span.to <= changedAt ? span.from : Math.max(span.from ?? changedAt, changedAt),
  }));
  const end = (span: NameSpan) => span.to ?? Number.POSITIVE_INFINITY;
  return [...until, ...from].toSorted((a, b) => end(a) - end(b));
}

function spansOf({ now, spans }: NameHistory): NameSpan[] {
  if (spans.length === 0) return [{ ...now, from: null, to: null }];
  return spans.map((span) => (span.to === null ? { ...span, ref: now.ref } : { ...span }));
}
