import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { Duration, Instant } from "#shared/time.ts";
import type { Ticker } from "./ticker.ts";

const TickerContext = createContext<Ticker | null>(null);

export const TickerProvider = TickerContext.Provider;

export function useTicker(): Ticker {
  const ticker = useContext(TickerContext);
  if (ticker === null) throw new Error("There is no ticker above this component.");
  return ticker;
}

/**
 * Now on the clock of the data. A component draws again only when a whole `step` has passed: a second for a countdown, a
 * minute for a time since.
 */
export function useNow(step: Duration): Instant {
  const ticker = useTicker();
  return useSyncExternalStore(ticker.subscribe, () => Math.floor(ticker.current() / step) * step);
}

/** A value once it has stayed the same for so long, real time; what was before until then. */
export function useSettled<Value>(value: Value, ms: Duration): Value {
  const ticker = useTicker();
  const [settled, settle] = useState(value);
  useEffect(() => ticker.after(ms, () => settle(value)), [ticker, value, ms]);
  return settled;
}
