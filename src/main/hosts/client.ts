import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import { createRouterClient } from "@orpc/server";
import type { CallContext } from "#main/api/base.ts";
import type { AppRouter } from "#main/api/router.ts";
import type { Contract } from "#shared/contract/index.ts";
import type { Actor } from "#shared/game.ts";
import { actorHeader } from "./web/access.ts";

/** Calls of the contract, however they travel. */
export type Client = ContractRouterClient<Contract>;

/** For whom a call is; left out where it is for the holder of the token. */
interface CallFor {
  readonly actor?: Actor;
}

/** Calls that may each be for somebody else. */
export type HttpClient = ContractRouterClient<Contract, CallFor>;

/**
 * Calls over HTTP to the process that owns the workspace. Node's fetch follows a signal by a weak reference: a request that
 * nothing else holds is collected while its answer streams, and then no abort ends it. So each is held by its signal.
 */
export function createHttpClient(address: string, token: string): HttpClient {
  const held = new WeakMap<AbortSignal, Request[]>();
  return createORPCClient<HttpClient>(
    new RPCLink<CallFor>({
      url: new URL("api", address).href,
      fetch(request, init, { signal }) {
        if (signal !== undefined) held.set(signal, [...(held.get(signal) ?? []), request]);
        return fetch(request, init);
      },
      headers: ({ context: { actor } }) => ({
        authorization: `Bearer ${token}`,
        ...(actor && actorHeader(actor)),
      }),
    }),
  );
}

/** Calls inside this process. */
export function createLocalClient(router: AppRouter, actor: Actor): Client {
  const context: CallContext = { actor };
  return createRouterClient(router, { context });
}
