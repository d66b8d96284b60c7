/** The way from nothing to a clan that is watched, one step after the other. */
import type { KeyStatus } from "#shared/contract/sync.ts";

export type StepId = "game" | "key" | "tag" | "roster" | "check";

export interface SetupFacts {
  readonly isGameChosen: boolean;
  /** Whether the game answers only who has a key. */
  readonly needsKey: boolean;
  /** A key works, or the step was skipped. */
  readonly isKeySettled: boolean;
  readonly isAdded: boolean;
  /** The roster is kept here: who is in the clan is told by whoever adds it. */
  readonly isByHand: boolean;
  /** Somebody is in the roster, or the step was skipped. */
  readonly isRosterSettled: boolean;
  /** A step that was done and is opened again. */
  readonly reopened: "game" | "key" | null;
}

export interface SetupStep {
  readonly id: StepId;
  readonly state: "done" | "now" | "later";
}

/** The key stands before the tag: without one a tag cannot be checked, and whoever is new would be stuck there. */
export function setupSteps(facts: SetupFacts): SetupStep[] {
  const order: readonly StepId[] = [
    "game",
    ...(facts.needsKey ? (["key"] as const) : []),
    "tag",
    ...(facts.isByHand ? (["roster"] as const) : []),
    "check",
  ];
  const isDone: Readonly<Record<StepId, boolean>> = {
    game: facts.isGameChosen,
    key: facts.isKeySettled,
    tag: facts.isAdded,
    roster: facts.isRosterSettled,
    check: false,
  };
  const first = order.find((id) => !isDone[id] || (id === facts.reopened && !facts.isAdded));
  return order.map((id) => ({ id, state: id === first ? "now" : isDone[id] ? "done" : "later" }));
}

/** What is known of all keys of a game together: one that works is enough. */
export type KeysState = "none" | "refused" | "untested" | "works";

export function keysState(keys: readonly Pick<KeyStatus, "state">[]): KeysState {
  if (keys.some((key) => key.state === "ok")) return "works";
  if (keys.some((key) => key.state === "untested")) return "untested";
  return keys.length > 0 ? "refused" : "none";
}

/** Said of the key once its step is behind. */
export const KEYS_WORDS: Readonly<Record<KeysState, string>> = {
  none: "skipped",
  refused: "refused",
  untested: "not tested",
  works: "works",
};
