/**
 * Items that come by themselves, as an iterator that ends when `signal` aborts. It listens from the call on; what comes
 * while nobody reads waits, and `merge` keeps what waits short.
 */
export function streamOf<Item>(
  subscribe: (push: (items: readonly Item[]) => void) => () => void,
  merge: (waiting: readonly Item[], more: readonly Item[]) => readonly Item[],
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Item[], void> {
  let waiting: readonly Item[] = [];
  const poke = createPoke();
  const unsubscribe = subscribe((items) => {
    waiting = merge(waiting, items);
    poke.poke();
  });
  const end = () => {
    unsubscribe();
    poke.poke();
  };
  signal?.addEventListener("abort", end, { once: true });
  if (signal?.aborted === true) end();

  async function* read(): AsyncGenerator<readonly Item[], void> {
    try {
      while (signal?.aborted !== true) {
        if (waiting.length === 0) {
          await poke.wait();
          continue;
        }
        const items = waiting;
        waiting = [];
        yield items;
      }
    } finally {
      signal?.removeEventListener("abort", end);
      unsubscribe();
    }
  }
  return read();
}

/** A promise of the next `poke`, at once where one came since it was asked for last. */
export function createPoke(): { readonly poke: () => void; readonly wait: () => Promise<void> } {
  let isPoked = false;
  let wake: (() => void) | null = null;
  return {
    poke() {
      isPoked = true;
      wake?.();
      wake = null;
    },
    async wait() {
      if (!isPoked) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      isPoked = false;
    },
  };
}
