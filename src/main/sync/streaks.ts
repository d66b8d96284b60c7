import type { Outcome } from "./outcome.ts";
import { signalOf } from "./settle.ts";

/** How many attempts in a row went wrong on a lane: that tells its own trouble from that of one resource. */
export interface Streaks {
  readonly note: (outcome: Outcome) => void;
  /** Attempts in a row that reached nobody. */
  readonly unreachable: () => number;
  /** Attempts in a row that brought nothing to read. */
  readonly failed: () => number;
}

export function createStreaks(): Streaks {
  let unreachable = 0;
  let failed = 0;
  return {
    note(outcome) {
      const { kind } = signalOf(outcome, 0);
      unreachable = kind === "unreachable" ? unreachable + 1 : 0;
      if (kind === "answering") failed = 0;
      else if (kind === "unreachable" || kind === "unreadable") failed += 1;
    },
    unreachable: () => unreachable,
    failed: () => failed,
  };
}
