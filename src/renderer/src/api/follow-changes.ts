/**
 * Follows the change notices of the host and tells which answers are to be read anew.
 *
 * 1. While a stream is open nothing is missed. After one broke, everything is read anew: notices are not stored.
 * 2. When another clan is looked at, the new stream is open before the old one closes.
 * 3. While the page is hidden no stream is open: browsers allow six connections to one host, for all its tabs together.
 */
import type { ChangeNotice } from "#shared/contract/app.ts";
import type { ClanId } from "#shared/ids.ts";
import type { Duration } from "#shared/time.ts";
import type { Client } from "./client.ts";
import type { Connection } from "./connection-store.ts";
import { isRefused } from "./failures.ts";
import { type After, backOff, wait } from "./reconnect.ts";
import { mergeNotices } from "./topics.ts";

export interface FollowOptions {
  readonly client: Client;
  readonly after: After;
  /** `all`: whatever is shown may be old. */
  readonly onChanges: (notices: readonly ChangeNotice[] | "all") => void;
  readonly onState: (state: Connection) => void;
}

export interface Follower {
  /** Follows on behalf of the clan on the screen; null where none is. */
  readonly watch: (clan: ClanId | null) => void;
  readonly setVisible: (isVisible: boolean) => void;
  readonly stop: () => void;
}

/** Notices come in bursts while a clan is synced; answers are read anew at most this often. */
const READ_EVERY: Duration = 400;

export function followChanges(options: FollowOptions): Follower {
  const tell = coalesce(options.after, options.onChanges);
  let watching: ClanId | null = null;
  let isVisible = true;
  let isStopped = false;
  /** Streams that are open or being opened, the newest last; more than one only while a new one takes over. */
  let open: readonly AbortController[] = [];
  /** True from the first item of a stream until the streams break or end. */
  let isGapless = false;

  async function follow(signal: AbortSignal, onOpen: () => void): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        const stream = await options.client.app.changes({ watching }, { signal });
        for await (const notices of stream) {
          failures = 0;
          onOpen();
          options.onState("live");
          if (notices.length > 0) tell(notices);
          else if (!isGapless) options.onChanges("all");
          isGapless = true;
        }
      } catch (error) {
        if (!signal.aborted && isRefused(error)) {
          isGapless = false;
          options.onState("refused");
          return;
        }
      }
      if (signal.aborted) return;
      isGapless = false;
      failures += 1;
      options.onState("lost");
      await wait(options.after, backOff(failures), signal);
    }
  }

  function start(): void {
    const mine = new AbortController();
    const older = open;
    open = [...older, mine];
    void follow(mine.signal, () => {
      for (const one of older) one.abort();
      open = open.filter((one) => !one.signal.aborted);
    });
  }

  function close(): void {
    isGapless = false;
    for (const one of open) one.abort();
    open = [];
  }

  start();

  return {
    watch(clan) {
      if (clan === watching || isStopped) return;
      watching = clan;
      if (isVisible) start();
    },
    setVisible(next) {
      if (next === isVisible || isStopped) return;
      isVisible = next;
      if (next) return start();
      close();
      options.onState("asleep");
    },
    stop() {
      isStopped = true;
      close();
    },
  };
}

/** Tells the first notice at once and what follows in one piece every `READ_EVERY`. */
function coalesce(
  after: After,
  tell: (notices: readonly ChangeNotice[]) => void,
): (notices: readonly ChangeNotice[]) => void {
  let waiting: readonly ChangeNotice[] = [];
  let isWaiting = false;
  const flush = () => {
    if (waiting.length === 0) {
      isWaiting = false;
      return;
    }
    const notices = waiting;
    waiting = [];
    isWaiting = true;
    after(READ_EVERY, flush);
    tell(notices);
  };
  return (notices) => {
    waiting = mergeNotices(waiting, notices);
    if (!isWaiting) flush();
  };
}
