import type { Upstream } from "#main/games/game.ts";
import type { CredentialId } from "#shared/ids.ts";
import type { OpenKey } from "./keys.ts";

/** What a request leaves with. Where none is needed, or none is had that may be left out, there is one slot, without a token. */
export interface Slot {
  readonly credential: number;
  readonly token: string | null;
}

const WITHOUT: Slot = { credential: 0, token: null };

/**
 * What may be sent with now: the keys that are not refused, or, where every one was, another with each probe to ask whether
 * it still is; where a key is optional, nothing is asked of refused ones. `asked` names one key, refused or not; null is any.
 */
export function usableSlots(
  credentials: Upstream["credentials"],
  keys: readonly OpenKey[],
  asked: CredentialId | null,
  probes: number,
): Slot[] {
  if (credentials === "none") return [WITHOUT];
  const wanted = asked === null ? keys : keys.filter((key) => key.id === asked);
  const good = wanted.filter((key) => key.state !== "refused" || key.id === asked);
  if (credentials === "optional" && good.length === 0) return asked === null ? [WITHOUT] : [];
  const turn = wanted.length === 0 ? 0 : probes % wanted.length;
  const usable = good.length > 0 ? good : wanted.slice(turn, turn + 1);
  return usable.map((key) => ({ credential: key.id, token: key.token }));
}
