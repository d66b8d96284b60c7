/**
 * The window's way to the contract: one MessagePort for each load of the page.
 *
 * 1. A port is taken from the page alone: its top frame, of our own scheme and host, and only one until it navigates. The
 *    sender is read before anything is awaited; afterwards it may be another page.
 * 2. A port ends when its page navigates, reloads, crashes or is destroyed, and when it says what is no call.
 * 3. A port speaks to one workspace. When another becomes active, the page is loaded anew and brings a new port.
 */
import { RPCHandler } from "@orpc/server/message-port";
import { type IpcMainEvent, ipcMain, type MessagePortMain, type WebContents } from "electron";
import type { CallContext } from "#main/api/base.ts";
import type { AppRouter } from "#main/api/router.ts";
import type { Log } from "#main/hosts/log.ts";
import type { Actor } from "#shared/game.ts";
import type { AppPage } from "./app-page.ts";

/** The only channel there is; the preload has the same word. */
export const PORT_CHANNEL = "adjutant:port";

const WINDOW_ACTOR: Actor = { name: "window", role: "leader" };

export interface Ports {
  /** Ends the ports of a page when it goes. Every page is watched from its beginning. */
  readonly watch: (contents: WebContents) => void;
  /** Loads pages anew whose port speaks to another router than the active one. */
  readonly renewStale: () => void;
  readonly closeAll: () => void;
}

export interface PortsOptions {
  readonly page: AppPage;
  /** The procedures that answer now. */
  readonly router: () => AppRouter;
  readonly log: Log;
}

interface OpenPort {
  readonly contents: WebContents;
  readonly router: AppRouter;
  readonly close: () => void;
}

export function createPorts({ page, router, log }: PortsOptions): Ports {
  const open = new Map<number, OpenPort>();
  const handlers = new WeakMap<AppRouter, RPCHandler<CallContext>>();

  function handlerOf(active: AppRouter): RPCHandler<CallContext> {
    const known = handlers.get(active);
    if (known !== undefined) return known;
    const handler = new RPCHandler<CallContext>(active);
    handlers.set(active, handler);
    return handler;
  }

  function serve(contents: WebContents, port: MessagePortMain): void {
    const active = router();
    const { id } = contents;
    const gate = createGate(port, {
      onNoise: () => log.info("The window sent what is no call; its port was closed."),
      onClose() {
        if (open.get(id)?.close === gate.close) open.delete(id);
      },
    });
    open.set(id, { contents, router: active, close: gate.close });
    handlerOf(active).upgrade(gate, { context: { actor: WINDOW_ACTOR } });
    port.start();
  }

  ipcMain.on(PORT_CHANNEL, (event) => {
    const [port, ...more] = event.ports;
    if (port !== undefined && more.length === 0 && isFromPage(event, page) && !open.has(event.sender.id)) {
      serve(event.sender, port);
      return;
    }
    log.info("A port was refused.", { frame: event.senderFrame?.url ?? "gone", ports: event.ports.length });
    for (const refused of event.ports) refused.close();
  });

  return {
    watch(contents) {
      // Read here: a destroyed page no longer says its id.
      const { id } = contents;
      const close = () => open.get(id)?.close();
      contents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) close();
      });
      contents.on("render-process-gone", close);
      contents.on("destroyed", close);
    },
    renewStale() {
      const active = router();
      for (const port of [...open.values()]) {
        if (port.router === active) continue;
        port.close();
        port.contents.reload();
      }
    },
    closeAll() {
      for (const port of [...open.values()]) port.close();
    },
  };
}

function isFromPage(event: IpcMainEvent, page: AppPage): boolean {
  const frame = event.senderFrame;
  return frame !== null && !frame.detached && frame.parent === null && page.owns(frame.url);
}

interface Gate {
  on(event: string, listener: (event?: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
  close(): void;
}

/**
 * A port as the contract's handler sees it: calls alone come through, and closing it from this side ends its streams too
 * (Electron tells `close` for certain only when the other side went).
 */
function createGate(
  port: MessagePortMain,
  { onNoise, onClose }: { readonly onNoise: () => void; readonly onClose: () => void },
): Gate {
  const closing: (() => void)[] = [];
  let isOpen = true;

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    port.close();
    onClose();
    for (const listener of closing) listener();
  }

  port.on("close", close);
  return {
    close,
    on(event, listener) {
      if (event === "close") {
        closing.push(() => listener());
        return;
      }
      port.on("message", ({ data }) => {
        if (!isOpen) return;
        if (isCall(data)) return listener({ data });
        onNoise();
        close();
      });
    },
    postMessage(message) {
      if (isOpen) port.postMessage(message);
    },
  };
}

/**
 * Whether a message is one of the four that oRPC's peers exchange (`@orpc/standard-server-peer`: id, type, payload). What is
 * inside a call is parsed by the contract; something else would throw where nobody listens.
 */
function isCall(data: unknown): boolean {
  if (typeof data !== "string") return false;
  try {
    const message: unknown = JSON.parse(data);
    if (!isRecord(message) || typeof message.i !== "string") return false;
    if (message.t === ABORT) return true;
    if (!isRecord(message.p)) return false;
    return message.t === STREAM_ITEM || (message.t === undefined && String(message.p.u).startsWith("/"));
  } catch {
    return false;
  }
}

/** Types of messages; a call itself has none. */
const STREAM_ITEM = 3;
const ABORT = 4;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
