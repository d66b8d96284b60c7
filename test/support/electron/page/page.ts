/** A page that does nothing but call the contract over its port, as the window does, for tests of the way there. */
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "#shared/contract/index.ts";

export interface BarePage {
  readonly client: ContractRouterClient<Contract>;
  readonly port: MessagePort;
  /** Offers another port, which nobody should take. */
  readonly offer: () => MessagePort;
  /** Change notices that came, in order. */
  readonly notices: unknown[][];
  /** Resolves with the topics heard since, once one of them is this. */
  readonly heard: (topic: string) => Promise<void>;
}

declare global {
  interface Window {
    bare: BarePage;
  }
}

function offer(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  window.postMessage("adjutant:port", location.origin, [port2]);
  port1.start();
  return port1;
}

const port = offer();
const client: BarePage["client"] = createORPCClient(new RPCLink({ port }));
const notices: { topic: string }[][] = [];
const listeners = new Set<() => void>();

window.bare = {
  client,
  port,
  offer,
  notices,
  heard: (topic) =>
    new Promise((resolve) => {
      const look = () => {
        if (!notices.flat().some((notice) => notice.topic === topic)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    }),
};

void (async () => {
  for await (const list of await client.app.changes({ watching: null })) {
    notices.push(list);
    for (const look of [...listeners]) look();
  }
})();
