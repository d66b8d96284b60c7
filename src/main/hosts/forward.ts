import { isContractProcedure } from "@orpc/contract";
import { ORPCError } from "@orpc/server";
import { type CallContext, type DemoControl, guarded } from "#main/api/base.ts";
import type { AppRouter } from "#main/api/router.ts";
import type { AppStatus } from "#shared/contract/app.ts";
import { contract } from "#shared/contract/index.ts";
import type { HttpClient } from "./client.ts";

type Call = (
  input: unknown,
  options: { context: CallContext; signal?: AbortSignal; lastEventId?: string },
) => Promise<unknown>;
type Handled = {
  readonly handler: (
    run: (options: {
      input: unknown;
      context: CallContext;
      signal?: AbortSignal;
      lastEventId: string | undefined;
    }) => Promise<unknown>,
  ) => unknown;
};

/** What is this host's own matter whoever owns the workspace: which window goes where, and what it can do. */
export interface LocalAnswers {
  readonly host: AppStatus["host"];
  readonly capabilities: AppStatus["capabilities"];
  readonly demo: Pick<DemoControl, "open" | "leave">;
}

/** Calls that are answered here; `ask` asks the owner. */
function localCalls(local: LocalAnswers): ReadonlyMap<string, (ask: () => Promise<unknown>) => Promise<unknown>> {
  const { host, capabilities, demo } = local;
  return new Map<string, (ask: () => Promise<unknown>) => Promise<unknown>>([
    ["demo.open", () => demo.open()],
    ["demo.leave", () => demo.leave()],
    ["app.status", async (ask) => ({ ...((await ask()) as AppStatus), host, capabilities })],
  ]);
}

/**
 * A router that passes calls on to the process that owns the workspace, each for who made it, all but those that are this
 * host's own.
 */
export function createForwardRouter(
  client: () => HttpClient,
  onDefect: (error: unknown, where: string) => string,
  local: LocalAnswers | null = null,
): AppRouter {
  const os = guarded({ onDefect, storeTroubleOf: () => null });
  const here = local === null ? null : localCalls(local);
  const forward = (node: unknown, implementer: unknown, path: readonly string[]): unknown => {
    if (isContractProcedure(node)) {
      return (implementer as Handled).handler(async ({ input, context, signal, lastEventId }) => {
        const call = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], client()) as Call;
        const ask = async () => {
          try {
            return await call(input, {
              context,
              ...(signal && { signal }),
              ...(lastEventId !== undefined && { lastEventId }),
            });
          } catch (error) {
            if (error instanceof ORPCError) throw error;
            throw new ORPCError("SERVICE_UNAVAILABLE", {
              message: "The process that owns the data has ended.",
              cause: error,
            });
          }
        };
        return await (here?.get(path.join("."))?.(ask) ?? ask());
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
