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

/** Calls over HTTP to the process that owns the workspace. */
export function createHttpClient(address: string, token: string): HttpClient {
  return createORPCClient<HttpClient>(
    new RPCLink<CallFor>({
      url: new URL("api", address).href,
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
