import { useRef } from "react";

/** Does one thing at a time: what is asked for again before it has ended, by a second click, is left alone. */
export function useOnce() {
  const going = useRef(new Set<unknown>());
  /** `key` tells things apart that may go on side by side. `act` tells its failure itself. */
  return async (key: unknown, act: () => Promise<unknown>): Promise<void> => {
    if (going.current.has(key)) return;
    going.current.add(key);
    try {
      await act();
    } catch {
      // Told by who acts.
    } finally {
      going.current.delete(key);
    }
  };
}

/** A click that is the second of a double click was meant once. */
export const isFirstClick = ({ detail }: { readonly detail: number }): boolean => detail < 2;
