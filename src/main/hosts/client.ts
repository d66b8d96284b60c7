import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import { createRouterClient } from "@orpc/server";
import type { CallContext } from "#main/api/base.ts";
import type { AppRouter } from "#main/api/router.ts";
import type { Contract } from "#shared/contract/index.ts";
import type { Actor } from "#shared/game.ts";

/** Calls of the contract, however they travel. */
export type Client = ContractRouterClient<Contract>;

/** Calls over HTTP to the process that owns the workspace. */
export function createHttpClient(address: string, token: string): Client {
  return createORPCClient(
    new RPCLink({ url: new URL("api", address).href, headers: { authorization: `Bearer ${token}` } }),
  );
}

/** Calls inside this process. */
export function createLocalClient(router: AppRouter, actor: Actor): Client {
  const context: CallContext = { actor };
  return createRouterClient(router, { context });
}
