import type { Upstream } from "#main/games/game.ts";
import type { CredentialId } from "#shared/ids.ts";
import type { OpenKey } from "./keys.ts";

/** What a request leaves with. An upstream that needs no key has one slot, without a token. */
export interface Slot {
  readonly credential: number;
  readonly token: string | null;
}

/**
 * What may be sent with now: the keys that are not refused, or, where every one was, another with each probe to ask whether
 * it still is. `asked` names one key, refused or not; null is any.
 */
export function usableSlots(
  credentials: Upstream["credentials"],
  keys: readonly OpenKey[],
  asked: CredentialId | null,
  probes: number,
): Slot[] {
  if (credentials === "none") return [{ credential: 0, token: null }];
  const wanted = asked === null ? keys : keys.filter((key) => key.id === asked);
  const good = wanted.filter((key) => key.state !== "refused" || key.id === asked);
  const turn = wanted.length === 0 ? 0 : probes % wanted.length;
  const usable = good.length > 0 ? good : wanted.slice(turn, turn + 1);
  return usable.map((key) => ({ credential: key.id, token: key.token }));
}
