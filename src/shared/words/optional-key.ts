/** What a key is good for where the game's servers answer without one too. */
import type { GameInfo } from "#shared/game.ts";

/** `Wise Old Man answers 100 requests a minute with a key, and 20 without one.`; null where no key changes anything. */
export function optionalKeyWords({ upstreams }: Pick<GameInfo, "upstreams">): string | null {
  const parts = upstreams.flatMap(({ name, credentials, perMinute, perMinuteWithKey }) =>
    credentials === "optional"
      ? [`${name} answers ${perMinuteWithKey} requests a minute with a key, and ${perMinute} without one.`]
      : [],
  );
  return parts.length === 0 ? null : parts.join(" ");
}
