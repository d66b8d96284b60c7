import { RPCLink } from "@orpc/client/message-port";

/** What the preload listens for, once, to hand the port on. */
const HELLO = "adjutant:port";

/** Calls over a port to the main process, where the page runs in the desktop app. */
export function createPortLink(page: Window) {
  const { port1, port2 } = new MessageChannel();
  const link = new RPCLink({ port: port1 });
  port1.start();
  page.postMessage(HELLO, page.location.origin, [port2]);
  return link;
}
