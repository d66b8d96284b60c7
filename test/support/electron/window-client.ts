import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { Client } from "#main/hosts/client.ts";
import type { MainProcess } from "./main-process.ts";

export interface WindowPort {
  readonly id: string;
  readonly client: Client;
  /** Resolves when the main process closed its end. */
  readonly closed: Promise<void>;
  readonly post: (data: unknown) => void;
}

/** Where a port seems to come from. Without anything: the top frame of the newest window, at the page. */
export interface Sender {
  readonly url?: string;
  readonly frame?: "top" | "below" | "gone" | "detached";
  /** How many ports come along. */
  readonly ports?: number;
}

let lastPort = 0;

/** Hands the main process a port as the window's preload does, and calls the contract over it. */
export async function offerPort(main: MainProcess, sender: Sender = {}): Promise<WindowPort> {
  lastPort += 1;
  const id = `test-${lastPort}`;
  const listeners = new Set<(event: { data: unknown }) => void>();
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const closing = new Set<() => void>();
  main.onPort((message) => {
    if (message.port !== id) return;
    if (message.kind === "port-message") for (const listener of listeners) listener({ data: message.data });
    else {
      close();
      for (const listener of closing) listener();
    }
  });
  const post = (data: unknown) => main.send({ kind: "port-message", port: id, data });
  await main.until(({ windows }) => windows.length > 0);
  await main.evaluate(
    ({ ipcMain, MessagePortMain, windows }, { name, url, frame, ports }) => {
      const sender = windows.at(-1)?.webContents;
      const top = { url: url ?? sender?.mainFrame.url, parent: null, detached: frame === "detached" };
      const senderFrame = frame === "gone" ? null : frame === "below" ? { ...top, parent: top } : top;
      const names = Array.from({ length: ports }, (_, index) => (index === 0 ? name : `${name}-${index}`));
      ipcMain.emit("adjutant:port", { sender, senderFrame, ports: names.map((one) => new MessagePortMain(one)) }, null);
    },
    { name: id, url: sender.url, frame: sender.frame ?? "top", ports: sender.ports ?? 1 },
  );
  const port = {
    on(event: string, listener: (event?: { data: unknown }) => void) {
      if (event === "message") listeners.add(listener);
      else closing.add(() => listener());
    },
    postMessage: post,
  };
  return { id, client: createORPCClient(new RPCLink({ port })), closed, post };
}
