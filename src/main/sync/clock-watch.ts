import { type Clock, MINUTE, SECOND } from "#shared/time.ts";
import type { RealClock } from "./real-clock.ts";

/** How often the data's clock is compared with the real one, and by how much real time it must be off to have been set back. */
const EVERY_MS = 30 * SECOND;
const JUMP_MS = MINUTE;

/** Tells whenever the data's clock was set back; returns what ends the watch. */
export function watchClock(clock: Clock, real: Pick<RealClock, "now" | "after">, onSetBack: () => void): () => void {
  let cancel = () => {};
  const look = () => {
    const then = { now: clock.now(), real: real.now() };
    cancel = real.after(EVERY_MS, () => {
      const expected = then.now + (real.now() - then.real) * clock.speed;
      const isSetBack = clock.now() < expected - JUMP_MS * clock.speed;
      look();
      if (isSetBack) onSetBack();
    });
  };
  look();
  return () => cancel();
}
