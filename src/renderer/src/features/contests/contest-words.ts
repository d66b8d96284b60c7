/** Contests in words: what an officer has to do, where a contest stands, why somebody has no entries. */
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type {
  ContestAction,
  ContestDetail,
  ContestState,
  ContestSummary,
  NoEntries,
} from "#shared/contract/contests.ts";

export interface ActionWords {
  /** On the button. */
  readonly button: string;
  /** What waits for it, in a sentence. */
  readonly waits: string;
}

export const ACTION_WORDS: Readonly<Record<ContestAction, ActionWords>> = {
  edit: { button: "Edit", waits: "Its times have passed: change them, then activate it." },
  remove: { button: "Delete the draft…", waits: "It is a draft." },
  activate: { button: "Activate…", waits: "Nobody takes part yet: its terms are not fixed." },
  "publish-commitment": {
    button: "Post commitment…",
    waits: "The commitment is not posted where members read it.",
  },
  end: { button: "End it now", waits: "Its end has passed." },
  correct: { button: "Correct entries", waits: "Entries can still be corrected." },
  lock: { button: "Lock entries…", waits: "It has ended: look through the entries, then lock them." },
  "publish-lock": { button: "Post lock…", waits: "The lock is not posted, and nothing is drawn before it is." },
  witness: { button: "Enter witness…", waits: "What a witness said has to be entered." },
  beacon: { button: "Enter random number…", waits: "The public random number has not arrived by itself." },
  draw: { button: "Draw…", waits: "All that the draw needs is there." },
  "publish-result": { button: "Post winners…", waits: "The winners are not posted where members read them." },
  rearm: { button: "Re-arm…", waits: "The lock was missed: it needs another attempt." },
  void: { button: "Declare void…", waits: "It cannot be drawn." },
  seal: { button: "Sealed copy…", waits: "A second officer has no copy of it." },
};

export const STATE_WORDS: Readonly<Record<ContestState, string>> = {
  draft: "Draft",
  active: "Active",
  ended: "Ended",
  locked: "Locked",
  drawn: "Drawn",
  void: "Void",
};

export const WHY_NONE: Readonly<Record<NoEntries, string>> = {
  "no-gain": "nothing gained",
  "below-threshold": "less than the rule asks for",
  "no-baseline": "no value to count from",
  "never-known": "never checked",
  "joined-later": "joined after the start",
  left: "left the clan",
  "opted-out": "takes no part",
  corrected: "corrected to none",
};

/** `3 winners, 2 alternates; a winner leaves with all entries.` */
export function prizesWords(contest: Pick<ContestDetail, "winnerCount" | "alternateCount" | "afterWin">): string {
  const { winnerCount, alternateCount, afterWin } = contest;
  const winners = `${numbers.count(winnerCount)} ${plural(winnerCount, "winner", "winners")}`;
  const alternates =
    alternateCount === 0
      ? "no alternates"
      : `${numbers.count(alternateCount)} ${plural(alternateCount, "alternate", "alternates")}`;
  const after = afterWin === "remove_member" ? "a winner leaves with all entries" : "a win uses up one entry";
  return `${winners}, ${alternates}; ${after}.`;
}

/** `30 entries · 6.1 %`. */
export function shareWords(weight: number, of: number): string {
  const entries = `${numbers.count(weight)} ${plural(weight, "entry", "entries")}`;
  return of > 0 ? `${entries} · ${chanceText(weight / of)}` : entries;
}

/** Chances below this would read as none. */
const LEAST_SHOWN = 0.001;

/** A chance from 0 to 1: `6.1 %`. */
export function chanceText(chance: number): string {
  if (chance > 0 && chance < LEAST_SHOWN) return `< ${numbers.percent(LEAST_SHOWN * 100, 1)}`;
  return numbers.percent(chance * 100, 1);
}

/** `1st`, `2nd`, `11th`. */
export function ordinal(position: number): string {
  const teen = position % 100 >= 11 && position % 100 <= 13;
  const end = teen ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[position % 10] ?? "th");
  return `${position}${end}`;
}

/** `No. 7 of this workspace`; a draft has no number yet. */
export function numberWords({ seq, attempt }: Pick<ContestSummary, "seq" | "attempt">): string | null {
  if (seq === null) return null;
  return attempt > 1 ? `No. ${seq} of this workspace, attempt ${attempt}` : `No. ${seq} of this workspace`;
}
