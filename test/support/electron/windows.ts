import { EventEmitter } from "node:events";
import { app } from "./app.ts";
import { PreventableEvent, WebContents } from "./frames.ts";
import { record } from "./recorder.ts";

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All windows that were ever made, in order. */
export const windows: BrowserWindow[] = [];

export class BrowserWindow extends EventEmitter {
  readonly options: Record<string, unknown>;
  readonly webContents = new WebContents();
  isShown = false;
  isMax = false;
  isMin = false;
  isGone = false;
  isFull = false;
  bounds: Bounds;

  constructor(options: Record<string, unknown> & Partial<Bounds>) {
    super();
    this.options = options;
    const { x = 320, y = 140, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    windows.push(this);
    record("window.new", options);
    app.emit("web-contents-created", {}, this.webContents);
    // Chromium paints a while after it was told what to load.
    setImmediate(() => {
      if (!this.isGone) this.emit("ready-to-show");
    });
  }

  show(): void {
    this.isShown = true;
    this.isMin = false;
    record("window.show");
  }

  hide(): void {
    this.isShown = false;
    record("window.hide");
  }

  maximize(): void {
    this.isMax = true;
    record("window.maximize");
  }

  restore(): void {
    this.isMin = false;
    record("window.restore");
  }

  focus(): void {
    record("window.focus");
  }

  isMaximized(): boolean {
    return this.isMax;
  }

  isMinimized(): boolean {
    return this.isMin;
  }

  isFullScreen(): boolean {
    return this.isFull;
  }

  /** Leaving takes a moment on macOS, which tells when it is over. */
  setFullScreen(is: boolean): void {
    record("window.setFullScreen", is);
    setImmediate(() => {
      this.isFull = is;
      this.emit(is ? "enter-full-screen" : "leave-full-screen");
    });
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  getNormalBounds(): Bounds {
    return this.bounds;
  }

  /** As if somebody used the close button. */
  close(): void {
    const event = new PreventableEvent();
    this.emit("close", event);
    if (!event.isPrevented) this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.isShown = false;
    record("window.destroy");
    this.emit("closed");
    this.webContents.emit("destroyed");
    if (windows.every((window) => window.isGone)) app.emit("window-all-closed");
  }
}
