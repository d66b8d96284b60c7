/** The contract, reached in each of its three ways. */
import { MessageChannel } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { RPCHandler } from "@orpc/server/message-port";
import type { Assets } from "#main/hosts/assets.ts";
import { type Client, createHttpClient, createLocalClient } from "#main/hosts/client.ts";
import { createForwardRouter } from "#main/hosts/forward.ts";
import { startWebServer } from "#main/hosts/web/server.ts";
import type { Workspace } from "#main/workspace.ts";
import type { Actor, Role } from "#shared/game.ts";

export interface Connection {
  readonly client: (role: Role) => Client;
  readonly close: () => Promise<void>;
}

const ROLES: readonly Role[] = ["member", "officer", "leader"];
const actorOf = (role: Role): Actor => ({ name: `a ${role}`, role });
export const tokenOf = (role: Role) => `the-token-of-a-${role}`;

const HOST_TOKEN = "the-token-of-another-host";

/** @param assets the built window, where it is to be served too. */
export async function serveOverHttp(workspace: Workspace, assets: Assets | null = null) {
  const listening = await startWebServer({
    port: 0,
    tokens: [
      ...ROLES.map((role) => ({ token: tokenOf(role), actor: actorOf(role) })),
      { token: HOST_TOKEN, actor: { name: "a host", role: "leader" }, callsForOthers: true },
    ],
    router: () => workspace.router,
    assets,
    page: () => ({ preferences: { theme: "system", density: "comfortable" }, transport: "http" }),
    now: Date.now,
    onDefect: workspace.services.onDefect,
  });
  if (!listening.ok) throw new Error(listening.code);
  return listening.server;
}

/** Every way that a call of the contract can travel, by name. */
export const TRANSPORTS: Readonly<Record<string, (workspace: Workspace) => Promise<Connection>>> = {
  "in process": async (workspace) => ({
    client: (role) => createLocalClient(workspace.router, actorOf(role)),
    close: async () => {},
  }),

  MessagePort: async (workspace) => {
    const ports: MessageChannel[] = [];
    return {
      client(role) {
        const channel = new MessageChannel();
        ports.push(channel);
        new RPCHandler(workspace.router).upgrade(channel.port1 as never, { context: { actor: actorOf(role) } });
        channel.port1.start?.();
        channel.port2.start?.();
        return createORPCClient(new RPCLink({ port: channel.port2 as never }));
      },
      async close() {
        for (const channel of ports) channel.port1.close();
      },
    };
  },

  HTTP: async (workspace) => {
    const server = await serveOverHttp(workspace);
    return { client: (role) => createHttpClient(server.address, tokenOf(role)), close: server.close };
  },

  "HTTP, through a second host": async (workspace) => {
    const owner = await serveOverHttp(workspace);
    const router = createForwardRouter(() => createHttpClient(owner.address, HOST_TOKEN), workspace.services.onDefect);
    const guest = await serveOverHttp({ ...workspace, router });
    return {
      client: (role) => createHttpClient(guest.address, tokenOf(role)),
      async close() {
        await guest.close();
        await owner.close();
      },
    };
  },
};
