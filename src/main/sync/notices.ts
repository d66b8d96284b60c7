import type { ChangeNotice, Topic } from "#shared/contract/app.ts";
import type { ClanId } from "#shared/ids.ts";
import type { Duration } from "#shared/time.ts";

/** Runs something later; the returned function cancels it. */
export type After = (ms: Duration, run: () => void) => () => void;

/** Tells whoever listens that something changed, after the commit: coalesced and not stored. */
export interface Notices {
  readonly announce: (topic: Topic, clan?: ClanId | null) => void;
  /** Returns what ends the listening. */
  readonly listen: (listener: (notices: readonly ChangeNotice[]) => void) => () => void;
  readonly stop: () => void;
}

/** Changes of this long are told together: a person cannot tell, and a window re-reads once. */
const COALESCE_MS = 150;

export function createNotices(after: After): Notices {
  const listeners = new Set<(notices: readonly ChangeNotice[]) => void>();
  const waiting = new Map<string, ChangeNotice>();
  let cancel: (() => void) | null = null;

  function tell(): void {
    cancel = null;
    const notices = [...waiting.values()];
    waiting.clear();
    for (const listener of listeners) listener(notices);
  }

  return {
    announce(topic, clan = null) {
      if (listeners.size === 0) return;
      waiting.set(`${topic} ${clan}`, { topic, clan });
      cancel ??= after(COALESCE_MS, tell);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      cancel?.();
      listeners.clear();
    },
  };
}
