import type { ContestId } from "#shared/ids.ts";
import { type Duration, MINUTE, SECOND } from "#shared/time.ts";

/** Who knows what the beacon said of a round. A `signature` was checked. */
export interface RoundSource {
  readonly fetchRound: (
    round: number,
  ) => Promise<
    | { readonly ok: true; readonly signature: string }
    | { readonly ok: false; readonly why: "too-early" | "unreachable" | "refused"; readonly detail: string }
  >;
}

/** Asks for the rounds of contests: for each one ask at a time, and after each failure a longer wait. */
export interface RoundAsks {
  /** Whether an ask is under way, or waits after one that failed. */
  readonly isBusy: (contest: ContestId) => boolean;
  /** The signature; null where it could not be had. */
  readonly ask: (contest: ContestId, round: number) => Promise<string | null>;
  readonly stop: () => void;
}

export interface RoundAsksOptions {
  readonly beacon: RoundSource;
  readonly after: (ms: Duration, run: () => void) => () => void;
  readonly random: () => number;
  /** Called when a contest may be asked for again. */
  readonly onReady: () => void;
}

/** Relays have a round seconds after its time. */
const FIRST_WAIT_MS = 3 * SECOND;
const LONGEST_WAIT_MS = 5 * MINUTE;

export function createRoundAsks({ beacon, after, random, onReady }: RoundAsksOptions): RoundAsks {
  const busy = new Set<ContestId>();
  const failures = new Map<ContestId, number>();
  const waits = new Map<ContestId, () => void>();
  let isStopped = false;

  function waitAfter(contest: ContestId): void {
    const before = failures.get(contest) ?? 0;
    failures.set(contest, before + 1);
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** before) * (1 + random() / 4);
    waits.set(
      contest,
      after(wait, () => {
        waits.delete(contest);
        onReady();
      }),
    );
  }

  return {
    isBusy: (contest) => busy.has(contest) || waits.has(contest),
    async ask(contest, round) {
      busy.add(contest);
      try {
        const answer = await beacon.fetchRound(round);
        if (isStopped) return null;
        if (answer.ok) return answer.signature;
        waitAfter(contest);
        return null;
      } finally {
        busy.delete(contest);
      }
    },
    stop() {
      isStopped = true;
      for (const cancel of waits.values()) cancel();
      waits.clear();
    },
  };
}
