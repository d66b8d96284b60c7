/**
 * Real time for the simulated servers. This file is the only one of the demo that reads the machine's clock and timers;
 * everything else is given a `RealTime`.
 */
export interface RealTime {
  /** Milliseconds from any origin, with fractions; never falls. */
  now(): number;
  /** Calls back once after so many milliseconds; what it returns takes the call back. */
  after(ms: number, call: () => void): () => void;
}

export const realTime: RealTime = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
