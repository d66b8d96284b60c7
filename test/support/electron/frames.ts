import { EventEmitter } from "node:events";
import { record, tell } from "./recorder.ts";

/** An event that can be prevented, as Electron hands it to listeners. */
export class PreventableEvent {
  isPrevented = false;
  preventDefault(): void {
    this.isPrevented = true;
  }
}

export interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
  readonly detached: boolean;
}

/** One end of a channel in the main process; its other end is in the test. */
export class MessagePortMain extends EventEmitter {
  readonly id: string;
  isClosed = false;
  isStarted = false;

  constructor(id: string) {
    super();
    this.id = id;
    ports.set(id, this);
  }

  start(): void {
    this.isStarted = true;
    record("port.start", this.id);
  }

  postMessage(data: unknown): void {
    if (!this.isClosed) tell({ kind: "port-message", port: this.id, data });
  }

  /** Tells the other side only: Electron documents `close` for when the remote end went. */
  close(): void {
    this.isClosed = true;
    record("port.close", this.id);
    tell({ kind: "port-closed", port: this.id });
  }
}

const ports = new Map<string, MessagePortMain>();

export function portOf(id: string): MessagePortMain {
  const port = ports.get(id);
  if (port === undefined) throw new Error(`There is no port ${id}.`);
  return port;
}

type OpenHandler = (details: { url: string }) => { action: string };

let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  mainFrame: Frame = { url: "about:blank", parent: null, detached: false };
  openHandler: OpenHandler = () => ({ action: "allow" });

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  loadURL(url: string): Promise<void> {
    record("contents.loadURL", url);
    const isSameDocument = url.split("#")[0] === this.mainFrame.url.split("#")[0];
    this.navigate(url, isSameDocument);
    return Promise.resolve();
  }

  reload(): void {
    record("contents.reload", this.id);
    this.navigate(this.mainFrame.url, false);
    tell({ kind: "reload", contents: this.id });
  }

  /** What Chromium tells when a page begins to go elsewhere. */
  navigate(url: string, isSameDocument: boolean): void {
    this.emit("did-start-navigation", { url, isMainFrame: true, isSameDocument });
    this.mainFrame = { url, parent: null, detached: false };
  }

  /** Emits an event that asks, and says whether it was prevented. */
  asks(name: string, details: object): boolean {
    const event = Object.assign(new PreventableEvent(), details);
    this.emit(name, event);
    return event.isPrevented;
  }
}
