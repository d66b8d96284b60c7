import type { Client } from "#main/hosts/client.ts";
import type { RealClock } from "#main/sync/real-clock.ts";
import { type SyncFacts, type SyncState, syncStateOf } from "./sync-state.ts";

export interface SyncFollower {
  /** Follows the workspace that `client` speaks to now. */
  readonly restart: () => void;
  readonly stop: () => void;
}

export interface SyncFollowerOptions {
  readonly client: () => Client;
  readonly after: RealClock["after"];
  readonly onState: (state: SyncState) => void;
  /** Somebody changed a setting or a preference. */
  readonly onSettings: () => void;
  readonly onDefect: (error: unknown, where: string) => string;
}

/** While a sync runs there is a notice every 150 ms; a line in the tray is read at leisure. */
const THROTTLE_MS = 1_000;
/** Between two attempts to listen, while the process that owns the workspace changes. */
const RETRY_MS = 2_000;

/** Tells how syncing goes: at once, and after each change, at most once a second. */
export function followSync(options: SyncFollowerOptions): SyncFollower {
  let listening = new AbortController();

  function listen(): void {
    const { signal } = listening;
    const client = options.client();
    const refresh = throttled(options.after, signal, () => tell(client, signal));
    void hear(client, signal, refresh).then(() => {
      // The stream ended although nobody asked it to: its owner is gone, and another takes over soon.
      const cancel = signal.aborted ? null : options.after(RETRY_MS, restart);
      signal.addEventListener("abort", () => cancel?.(), { once: true });
    });
  }

  async function hear(client: Client, signal: AbortSignal, refresh: () => void): Promise<void> {
    try {
      for await (const notices of await client.app.changes({ watching: null }, { signal })) {
        refresh();
        if (notices.some((notice) => notice.topic === "settings")) options.onSettings();
      }
    } catch {
      // However the stream ends, it is begun anew.
    }
  }

  async function tell(client: Client, signal: AbortSignal): Promise<void> {
    try {
      const state = syncStateOf(await factsOf(client));
      if (!signal.aborted) options.onState(state);
    } catch (error) {
      // An owner that ends in between is no defect; the next listening tells more.
      if (!signal.aborted) options.onDefect(error, "tray");
    }
  }

  function restart(): void {
    listening.abort();
    listening = new AbortController();
    listen();
  }

  listen();
  return { restart, stop: () => listening.abort() };
}

async function factsOf(client: Client): Promise<SyncFacts> {
  const [app, sync, clans, games] = await Promise.all([
    client.app.status(),
    client.sync.status(),
    client.clans.list(),
    client.app.games(),
  ]);
  return { app, sync, clans, games: new Map(games.map((game) => [game.id, game.name])) };
}

/** Runs at once, then at most once in each span, and once more after the last call of a span. */
function throttled(after: RealClock["after"], signal: AbortSignal, run: () => Promise<void>): () => void {
  let isResting = false;
  let isWanted = false;

  function start(): void {
    isResting = true;
    isWanted = false;
    void run();
    const cancel = after(THROTTLE_MS, () => {
      isResting = false;
      if (isWanted) start();
    });
    signal.addEventListener("abort", cancel, { once: true });
  }

  return () => {
    isWanted = true;
    if (!isResting && !signal.aborted) start();
  };
}
