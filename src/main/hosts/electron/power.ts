import type { RealClock } from "#main/sync/real-clock.ts";

/** What is used of Electron's powerMonitor. */
export interface PowerEvents {
  on(event: "resume" | "unlock-screen", listener: () => void): unknown;
}

/** The network needs some seconds after a sleep; whatever asks at once fails and waits for its next turn. */
const NETWORK_IS_BACK_MS = 10_000;

/**
 * Wakes syncing once after the computer slept. The loops are late by as long as it slept: their waits count time awake on
 * some systems, and time passed on others (PLATFORM.md 2.5). Waking and unlocking come together and count once.
 */
export function wakeAfterSleep(events: PowerEvents, after: RealClock["after"], wake: () => void): void {
  let cancel: (() => void) | null = null;
  const soon = () => {
    cancel?.();
    cancel = after(NETWORK_IS_BACK_MS, () => {
      cancel = null;
      wake();
    });
  };
  events.on("resume", soon);
  events.on("unlock-screen", soon);
}
