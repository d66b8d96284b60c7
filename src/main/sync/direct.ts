import type { Resource } from "#main/games/game.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { CredentialId } from "#shared/ids.ts";
import type { Outcome } from "./outcome.ts";

/** A request that somebody waits for and that belongs to no row: a look at a clan, the test of a key. */
export interface DirectRequest {
  readonly resource: Resource;
  readonly ref: string;
  /** The key to use; null for any that works. */
  readonly credential: CredentialId | null;
}

export type DirectAnswer =
  | { readonly kind: "answered"; readonly outcome: Outcome }
  /** Not sent: why the lane lets nothing go now. */
  | { readonly kind: "held"; readonly outcome: OutcomeKind; readonly detail: string };

export interface Waiting {
  readonly request: DirectRequest;
  readonly resolve: (answer: DirectAnswer) => void;
}

/** Direct requests in the order in which they came: they go before the queue. */
export interface DirectQueue {
  readonly first: () => Waiting | undefined;
  readonly add: (request: DirectRequest) => Promise<DirectAnswer>;
  /** The first is on its way. */
  readonly shift: () => void;
  /** Tells all that wait why they are not sent. */
  readonly release: (outcome: OutcomeKind, detail: string) => void;
}

export function createDirectQueue(): DirectQueue {
  const waiting: Waiting[] = [];
  return {
    first: () => waiting[0],
    add: (request) => new Promise((resolve) => waiting.push({ request, resolve })),
    shift: () => void waiting.shift(),
    release(outcome, detail) {
      for (const { resolve } of waiting.splice(0)) resolve({ kind: "held", outcome, detail });
    },
  };
}
