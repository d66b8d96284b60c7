import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "#shared/contract/index.ts";

/** Everything that can be asked, typed by the contract. */
export type Client = ContractRouterClient<Contract>;

type Link = Parameters<typeof createORPCClient>[0];

export function createClient(link: Link): Client {
  return createORPCClient<Client>(link);
}
