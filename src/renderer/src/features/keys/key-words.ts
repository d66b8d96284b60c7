/** What is said of a key: whether it works, why not, and what to do next. */
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { KeyStatus } from "#shared/contract/sync.ts";
import { plainText } from "#shared/plain-text.ts";

export interface KeyWords {
  /** `plain` is said quietly; the others stand beside an icon. */
  readonly tone: "plain" | "warn" | "bad";
  readonly state: string;
  /** Why it is so, and what it means; null where the state says it all. */
  readonly reason: string | null;
  readonly next: string | null;
}

type Known = Pick<KeyStatus, "state" | "reason" | "addresses" | "seenAddress">;

/** What is known of a key by now. */
export function keyWords(key: Known): KeyWords {
  switch (key.state) {
    case "ok":
      return { tone: "plain", state: "works", reason: null, next: null };
    case "untested":
      return { tone: "plain", state: "was not used yet", reason: null, next: "Test it." };
    case "locked":
      return {
        tone: "bad",
        state: "cannot be opened",
        reason: "It was sealed on another computer or account.",
        next: "Enter it again.",
      };
    case "refused":
      return { tone: "bad", state: "is refused", ...refusalOf(key) };
  }
}

/** What a test just found. A key that could not be asked with is neither good nor bad. */
export function testWords(key: Known & { readonly outcome: OutcomeKind; readonly detail: string | null }): KeyWords {
  switch (key.outcome) {
    case "fresh":
    case "unchanged":
    case "not-found":
    case "private":
      return { tone: "plain", state: "works", reason: null, next: null };
    case "unauthorized":
      return key.state === "locked" ? keyWords(key) : { tone: "bad", state: "is refused", ...refusalOf(key) };
    default:
      return {
        tone: "warn",
        state: "was not tested",
        reason: key.detail === null ? "The game did not answer." : sentence(key.detail),
        next: "It is kept and used as soon as the game answers.",
      };
  }
}

function refusalOf({ reason, addresses, seenAddress }: Known): Pick<KeyWords, "reason" | "next"> {
  if (seenAddress !== null) {
    const bound = addresses.length === 0 ? "another address" : addresses.map(plainText).join(", ");
    return {
      reason: `It is bound to ${bound}. This one is ${plainText(seenAddress)}.`,
      next: `Make a new key for ${plainText(seenAddress)}.`,
    };
  }
  return { reason: reason === null ? null : sentence(reason), next: "Make a new key." };
}

function sentence(detail: string): string {
  const text = plainText(detail);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Fewer characters than this are no key, and more keys than this no game takes (the contract's `keys.set`). */
const SHORTEST = 8;
const MOST = 10;

export type EnteredKeys =
  | { readonly ok: true; readonly keys: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** The keys in what was entered, one a line, each once. */
export function enteredKeys(text: string): EnteredKeys {
  const keys = [...new Set(text.split(/[\r\n]+/).flatMap((line) => line.trim() || []))];
  if (keys.length === 0) return { ok: false, problem: "Paste a key first." };
  if (keys.length > MOST) return { ok: false, problem: `These are ${keys.length} keys; ${MOST} is the most.` };
  const short = keys.findIndex((key) => key.length < SHORTEST);
  if (short === -1) return { ok: true, keys };
  const which = keys.length === 1 ? "That" : `Key ${short + 1}`;
  return { ok: false, problem: `${which} is too short for a key. Copy the whole token.` };
}

/** What a test of all keys of a game found, in one line. */
export function testLine(tested: readonly Parameters<typeof testWords>[0][]): {
  readonly text: string;
  readonly isWell: boolean;
} {
  const works = tested.filter((key) => testWords(key).state === "works").length;
  const all = tested.length;
  if (works === all) return { text: all === 1 ? "The key works" : `All ${all} keys work`, isWell: true };
  if (all > 1) return { text: `${works} of ${all} keys work`, isWell: false };
  const [only] = tested;
  return { text: only === undefined ? "There is no key" : `The key ${testWords(only).state}`, isWell: false };
}
