/** Who would have entries, in words and figures. Pure. */
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { ContestEntry, ContestTerms, EntryList, NoEntries } from "#shared/contract/contests.ts";
import { type Duration, type Instant, MINUTE } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";

export const WHY_WORDS: Readonly<Record<NoEntries, string>> = {
  "no-gain": "gained nothing",
  "below-threshold": "gained too little",
  "no-baseline": "no value to count from yet",
  "never-known": "never checked",
  "joined-later": "joined after the start",
  left: "left the clan",
  "opted-out": "take no part",
  corrected: "set to none by an officer",
};

/** Those with entries, the most first; then by name, so that the order does not jump. */
export function entrantsOf({ entries }: Pick<EntryList, "entries">): ContestEntry[] {
  return entries.filter((entry) => entry.weight > 0).sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
}

export interface NoneGroup {
  readonly why: NoEntries;
  readonly words: string;
  readonly entries: readonly ContestEntry[];
}

/** Those without entries by the reason, the commonest first. */
export function nonesOf({ entries }: Pick<EntryList, "entries">): NoneGroup[] {
  const groups = Map.groupBy(
    entries.filter((entry) => entry.weight === 0),
    (entry) => entry.why ?? "no-gain",
  );
  return [...groups]
    .map(([why, of]) => ({ why, words: WHY_WORDS[why], entries: of.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }))
    .sort((a, b) => b.entries.length - a.entries.length);
}

/** `38 members would have 492 entries; 12 would have none.` */
export function totalWords({ entries, entrants, total }: Pick<EntryList, "entries" | "entrants" | "total">): string {
  const none = entries.length - entrants;
  if (entrants === 0) return "Nobody would have entries.";
  const some = `${numbers.count(entrants)} ${plural(entrants, "member", "members")} would have ${numbers.count(total)} ${plural(total, "entry", "entries")}`;
  return none === 0 ? `${some}.` : `${some}; ${numbers.count(none)} would have none.`;
}

const FEW = 5;
/** Of fewer there is nothing to say that the list does not. */
const LEAST_FOR_SHARE = 10;

/** How evenly entries lie: `The first 5 would hold 43 % of them. The most: 48, half of the members have 12 or fewer.` */
export function spreadWords(entrants: readonly Pick<ContestEntry, "weight">[], total: number): string | null {
  if (entrants.length < LEAST_FOR_SHARE || total === 0) return null;
  const held = entrants.slice(0, FEW).reduce((sum, entry) => sum + entry.weight, 0);
  const median = entrants[Math.floor(entrants.length / 2)]?.weight ?? 0;
  const most = entrants[0]?.weight ?? 0;
  return `The first ${FEW} would hold ${numbers.percent((100 * held) / total)} of them. The most is ${numbers.count(most)}; half of these members have ${numbers.count(median)} or fewer.`;
}

/** How far back a trial looks at most: what a clan did before that says little of what it will do. */
const LONGEST_TRIAL: Duration = 31 * 24 * 60 * MINUTE;
/** A trial that began anew at each minute would be asked for at each minute. */
const TRIAL_STEP: Duration = 10 * MINUTE;

export interface Trial {
  readonly terms: ContestTerms;
  /** `the last 2 d`: what stands in for a contest that has not begun; null where it runs already. */
  readonly span: string | null;
}

/**
 * What to ask for before a contest begins: nobody has gained anything in it yet, so the time as long as it, up to now, stands in.
 * One that runs is asked for as it is.
 */
export function trialOf(terms: ContestTerms, now: Instant): Trial {
  if (terms.startAt <= now) return { terms, span: null };
  const length = Math.min(LONGEST_TRIAL, terms.endAt - terms.startAt);
  const startAt = Math.floor((now - length) / TRIAL_STEP) * TRIAL_STEP;
  return { terms: { ...terms, startAt }, span: `the last ${compactDuration(length)}` };
}
