import { isContractProcedure } from "@orpc/contract";
import { ORPCError } from "@orpc/server";
import { guarded } from "#main/api/base.ts";
import type { AppRouter } from "#main/api/router.ts";
import { contract } from "#shared/contract/index.ts";
import type { Client } from "./client.ts";

type Call = (input: unknown, options: { signal?: AbortSignal; lastEventId?: string }) => Promise<unknown>;
type Handled = {
  readonly handler: (
    run: (options: { input: unknown; signal?: AbortSignal; lastEventId: string | undefined }) => Promise<unknown>,
  ) => unknown;
};

/**
 * A router that passes every call on to the process that owns the workspace. Roles are checked here too: the owner sees
 * this host, not its callers.
 */
export function createForwardRouter(
  client: () => Client,
  onDefect: (error: unknown, where: string) => string,
): AppRouter {
  const os = guarded({ onDefect });
  const forward = (node: unknown, implementer: unknown, path: readonly string[]): unknown => {
    if (isContractProcedure(node)) {
      return (implementer as Handled).handler(async ({ input, signal, lastEventId }) => {
        const call = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], client()) as Call;
        try {
          return await call(input, { ...(signal && { signal }), ...(lastEventId !== undefined && { lastEventId }) });
        } catch (error) {
          if (error instanceof ORPCError) throw error;
          throw new ORPCError("SERVICE_UNAVAILABLE", {
            message: "The process that owns the data has ended.",
            cause: error,
          });
        }
      });
    }
    return Object.fromEntries(
      Object.entries(node as Record<string, unknown>).map(([key, child]) => [
        key,
        forward(child, (implementer as Record<string, unknown>)[key], [...path, key]),
      ]),
    );
  };
  return os.router(forward(contract, os, []) as Parameters<typeof os.router>[0]) as AppRouter;
}
