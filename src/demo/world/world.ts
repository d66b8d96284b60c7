import { DEMO_START } from "#demo/clock.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { type ClashOfClansOptions, type ClashOfClansWorld, createClashOfClansWorld } from "./clash-of-clans.ts";
import { createDestiny2World, type Destiny2Options, type Destiny2World } from "./destiny2.ts";
import { createOsrsWorld, type OsrsOptions, type OsrsWorld } from "./osrs.ts";
import { createRandom } from "./random.ts";

/**
 * The simulated world: one alliance that plays several games.
 * 1. What it is at an instant depends on the seed, the instant and the commands given on the way, on nothing else.
 * 2. It goes on in whole minutes: reaching an instant at once or in many steps gives the same state.
 * 3. A game adds a part with a `step(at)` here and a server under `servers`; parts draw from streams of their own, so
 *    that a new game changes nothing in the others.
 */
export interface World {
  readonly seed: string;
  /** The instant the world has reached. */
  now(): Instant;
  /** Goes on to an instant; an earlier one than `now()` changes nothing. A fortnight takes well under a second. */
  advanceTo(at: Instant): void;
  readonly clashOfClans: ClashOfClansWorld;
  /** Made, with its past, when it is first asked for: a test of another game does not pay for it. */
  readonly osrs: OsrsWorld;
  /** Made, with its past, when it is first asked for. */
  readonly destiny2: Destiny2World;
}

export interface WorldOptions {
  /** `demo` where absent. */
  readonly seed?: string;
  /** Where it begins, on a whole minute; `DEMO_START` where absent. */
  readonly startAt?: Instant;
  /** True for tests: nothing happens but by command, save that running wars follow the clock. */
  readonly isStill?: boolean;
  readonly clashOfClans?: ClashOfClansOptions;
  readonly osrs?: OsrsOptions;
  readonly destiny2?: Destiny2Options;
}

const STEP = MINUTE;

/** Makes the world as it stands at `startAt`. */
export function createWorld(options: WorldOptions = {}): World {
  const { seed = "demo", startAt = DEMO_START, isStill = false } = options;
  if (startAt % STEP !== 0) throw new RangeError("A world begins on a whole minute.");
  let reached = startAt;
  let stepped = startAt;
  const now = () => reached;
  const random = createRandom(seed);
  const clashOfClans = createClashOfClansWorld(
    { random: random.fork("clash-of-clans"), startAt, isStill, now },
    options.clashOfClans,
  );
  let osrs: OsrsWorld | null = null;
  let destiny2: Destiny2World | null = null;

  return {
    seed,
    now,
    clashOfClans,
    get osrs() {
      if (osrs === null) {
        osrs = createOsrsWorld({ random: random.fork("osrs"), startAt, isStill, now }, options.osrs);
        osrs.step(stepped);
      }
      return osrs;
    },
    get destiny2() {
      if (destiny2 === null) {
        destiny2 = createDestiny2World({ random: random.fork("destiny2"), startAt, isStill, now }, options.destiny2);
        destiny2.step(stepped);
      }
      return destiny2;
    },
    advanceTo(at) {
      if (at <= reached) return;
      if (!isStill) {
        while (stepped + STEP <= at) {
          stepped += STEP;
          clashOfClans.step(stepped);
          osrs?.step(stepped);
          destiny2?.step(stepped);
        }
      }
      reached = at;
    },
  };
}
