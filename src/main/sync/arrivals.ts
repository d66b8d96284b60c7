import type { Resource } from "#main/games/game.ts";
import type { ResourceId } from "#shared/ids.ts";
import { type Duration, SECOND } from "#shared/time.ts";
import type { Large } from "./fetcher.ts";
import type { RealTime } from "./window.ts";

interface About {
  readonly id: ResourceId;
  readonly kind: string;
  readonly ref: string;
}

/** A large answer that comes at the moment. */
export interface Arriving extends About {
  readonly bytes: number;
  /** Null where the server does not say. */
  readonly ofBytes: number | null;
}

export interface Arrivals {
  /** What lets a large answer come, and follows it; undefined for what cannot be large. */
  readonly watch: (about: About, of: Pick<Resource, "mostBytes">) => Large | undefined;
  readonly end: (id: ResourceId) => void;
  /** Those that take long or are large already: of others nobody needs to know. */
  readonly list: () => readonly Arriving[];
}

const LARGE_BYTES = 1024 * 1024;
const LONG_MS: Duration = SECOND;
/** A bar that moves more often than this says nothing more. */
const TOLD_EVERY_MS: Duration = 250;

/** Follows large answers while they come. `onChange` is told a few times a second. */
export function createArrivals(realNow: () => RealTime, onChange: () => void): Arrivals {
  const arriving = new Map<ResourceId, Arriving & { readonly since: RealTime }>();
  let toldAt = 0;
  return {
    watch(about, { mostBytes }) {
      if (mostBytes === undefined) return undefined;
      const since = realNow();
      return {
        mostBytes,
        onProgress(bytes, ofBytes) {
          arriving.set(about.id, { ...about, bytes, ofBytes, since });
          if (realNow() - toldAt < TOLD_EVERY_MS) return;
          toldAt = realNow();
          onChange();
        },
      };
    },
    end(id) {
      if (arriving.delete(id)) onChange();
    },
    list: () =>
      [...arriving.values()]
        .filter(({ bytes, since }) => bytes > LARGE_BYTES || realNow() - since > LONG_MS)
        .map(({ since, ...one }) => one),
  };
}
