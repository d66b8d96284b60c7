import type { HttpRequest, RequestConfig, Resource } from "#main/games/game.ts";
import type { ResourceId } from "#shared/ids.ts";
import type { Outcome } from "./outcome.ts";

type Places = Pick<Resource, "request" | "elsewhere">;

/**
 * Where each resource is looked for next. A check begins at the first address and ends with the first answer other than "not
 * found": only what is at none of them is not there, and what goes wrong at one says nothing of the others. Kept in memory:
 * after a restart a check begins anew.
 */
export interface Addresses {
  readonly requestFor: (id: ResourceId, of: Places, ref: string, config: RequestConfig) => HttpRequest;
  /** Takes in what the address at hand answered; true: the next one is to be asked before anything follows from it. */
  readonly goesOn: (id: ResourceId, of: Places, outcome: Outcome) => boolean;
}

export function createAddresses(): Addresses {
  const places = new Map<ResourceId, number>();
  return {
    requestFor(id, { request, elsewhere = [] }, ref, config) {
      return (elsewhere[(places.get(id) ?? 0) - 1] ?? request)(ref, config);
    },
    goesOn(id, { elsewhere = [] }, { kind }) {
      const next = (places.get(id) ?? 0) + 1;
      if (kind !== "not-found" || next > elsewhere.length) places.delete(id);
      else places.set(id, next);
      return places.has(id);
    },
  };
}
