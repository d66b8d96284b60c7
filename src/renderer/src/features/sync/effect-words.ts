/** What requests were good for, and how old what is known is, as cells of tables. */
import { numbers, plural, UNKNOWN } from "#renderer/ui/numbers.ts";
import type { Effectiveness, KindAge } from "#shared/contract/counts.ts";
import { compactDuration } from "#shared/words/duration.ts";

type Effect = Effectiveness["spans"][number]["all"];

/** `12 %`; unknown where nothing was asked, which is not none. */
export function percentText(share: number | null): string {
  return share === null ? UNKNOWN : numbers.percent(share * 100);
}

/** One line that says what the requests of a span were good for. */
export function effectText(all: Effect): string {
  if (all.requests + all.spared === 0) return "Nothing was asked in this span.";
  const found = all.changedShare === null ? "" : `${percentText(all.changedShare)} of the requests found a change. `;
  return all.spared === 0
    ? found.trimEnd()
    : `${found}${numbers.count(all.spared)} ${plural(all.spared, "asking", "askings")} needed no request: what was known still held.`;
}

/** How a kind's requests ended, for the hover text. */
export function endsText(one: Effect): string {
  const parts: [count: number, what: string][] = [
    [one.changed, "changed"],
    [one.unchanged, "with nothing new"],
    [one.same, "with the same bytes"],
    [one.failed, "without an answer"],
    [one.spared, "not needed"],
  ];
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${numbers.count(count)} ${what}`);
  return told.length === 0 ? "none" : told.join(", ");
}

export function ageText(ms: number | null): string {
  return ms === null ? UNKNOWN : compactDuration(ms);
}

/** What is older than it may be, and what was never told. Null where all is well. */
export function lateText({ older, never, resources }: Pick<KindAge, "older" | "never" | "resources">): string | null {
  const parts = [
    ...(older === 0 ? [] : [`${numbers.count(older)} of ${numbers.count(resources)} too old`]),
    ...(never === 0 ? [] : [`${numbers.count(never)} not known yet`]),
  ];
  return parts.length === 0 ? null : parts.join(", ");
}
