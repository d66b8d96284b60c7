import { app } from "electron";
import type { RealClock } from "#main/sync/real-clock.ts";

export interface Quitting {
  /** True from the first moment on: a window that closes then is not hidden instead. */
  readonly hasBegun: () => boolean;
}

export interface QuittingOptions {
  readonly drain: () => Promise<void>;
  readonly after: RealClock["after"];
  readonly onDefect: (error: unknown, where: string) => string;
}

/** Whatever takes longer is cut off; the store is safe at any instruction (DESIGN.md section 4). */
const DRAIN_MS = 8_000;

/** Lets what is under way end before the process does, for a bounded time. */
export function drainBeforeQuit({ drain, after, onDefect }: QuittingOptions): Quitting {
  let hasBegun = false;
  app.on("before-quit", (event) => {
    event.preventDefault();
    if (hasBegun) return;
    hasBegun = true;
    const cancel = after(DRAIN_MS, () => app.exit(0));
    void drain()
      .catch((error: unknown) => onDefect(error, "quit"))
      .then(() => {
        cancel();
        app.exit(0);
      });
  });
  return { hasBegun: () => hasBegun };
}
