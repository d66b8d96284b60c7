/**
 * The one window: built when somebody wants to see it, hidden or closed as they chose, and destroyed a while after it was
 * hidden, which gives back more than half of the app's memory (PLATFORM.md 2.5).
 */
import { BrowserWindow, dialog, screen, type WebContents } from "electron";
import type { Log } from "#main/hosts/log.ts";
import type { RealClock } from "#main/sync/real-clock.ts";
import type { AppPage } from "./app-page.ts";
import { CLOSING_ANSWERS, CLOSING_QUESTION, type Closing } from "./closing.ts";
import type { DesktopFile } from "./desktop-file.ts";
import { windowPreferences } from "./hardening.ts";
import { MIN_HEIGHT, MIN_WIDTH, placeOf } from "./window-place.ts";

export interface MainWindow {
  /** Brings the window to the front, at a route of the page where one is given. */
  readonly show: (route: string | null) => void;
  /** Writes down where it is and destroys it. */
  readonly destroy: () => void;
}

export interface MainWindowOptions {
  readonly page: AppPage;
  readonly preload: string;
  readonly icon: string;
  readonly hasDevTools: boolean;
  readonly file: DesktopFile;
  /** Colour of the page behind the first paint. */
  readonly background: () => string;
  /** What the close button does now. */
  readonly closing: () => Promise<Closing>;
  /** The answer to the question of the first close. */
  readonly onChosen: (closing: "background" | "quit") => void;
  readonly isQuitting: () => boolean;
  readonly quit: () => void;
  readonly after: RealClock["after"];
  readonly now: RealClock["now"];
  readonly log: Log;
}

/** A person who hid it by mistake is back within this time, and a rebuilt one takes under a second. */
const DESTROY_AFTER_MS = 60_000;
/** A page that crashes again so soon would crash for ever. */
const CRASH_AGAIN_MS = 60_000;

export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { page, file, after, log } = options;
  let window: BrowserWindow | null = null;
  let cancelDestroying: (() => void) | null = null;
  let isDeciding = false;
  let crashedAt = Number.NEGATIVE_INFINITY;

  function build(route: string | null): void {
    const remembered = file.state().window;
    const workAreas = screen.getAllDisplays().map((display) => display.workArea);
    const built = new BrowserWindow({
      ...placeOf(remembered?.bounds ?? null, workAreas),
      minWidth: MIN_WIDTH,
      minHeight: MIN_HEIGHT,
      show: false,
      title: "Adjutant",
      icon: options.icon,
      backgroundColor: options.background(),
      autoHideMenuBar: true,
      webPreferences: windowPreferences(options.preload, options.hasDevTools),
    });
    window = built;
    built.once("ready-to-show", () => {
      // Maximizing shows a window, so it waits for the first paint as well.
      if (remembered?.isMaximized === true) built.maximize();
      built.show();
    });
    built.on("close", (event) => {
      remember(built);
      if (options.isQuitting()) return;
      event.preventDefault();
      void close(built);
    });
    built.on("closed", () => {
      cancelDestroying?.();
      if (window === built) window = null;
    });
    built.webContents.on("render-process-gone", (_event, { reason }) => {
      if (reason !== "clean-exit") void recover(built, reason);
    });
    built.webContents.on("preload-error", (_event, _path, error) => void log.defect(error, "preload"));
    built.on("unresponsive", () => log.info("The window does not answer."));
    load(built.webContents, route);
  }

  function load(contents: WebContents, route: string | null): void {
    contents.loadURL(route === null ? page.url : `${page.url}#${route}`).catch((error: unknown) => {
      // A load that another one overtakes fails too, and nothing is wrong then.
      log.info("A load of the window did not end.", { error: String(error) });
    });
  }

  async function close(closed: BrowserWindow): Promise<void> {
    if (isDeciding) return;
    isDeciding = true;
    try {
      const closing = await options.closing();
      if (closing === "ask") await ask(closed);
      else follow(closing, closed);
    } finally {
      isDeciding = false;
    }
  }

  async function ask(closed: BrowserWindow): Promise<void> {
    const buttons = [...CLOSING_QUESTION.buttons];
    const { response } = await dialog.showMessageBox(closed, { ...CLOSING_QUESTION, buttons });
    const answer = CLOSING_ANSWERS[response];
    if (answer === undefined) return;
    options.onChosen(answer);
    follow(answer === "background" ? "hide" : "quit", closed);
  }

  function follow(closing: "hide" | "quit", closed: BrowserWindow): void {
    if (closing === "quit") options.quit();
    else if (!closed.isDestroyed()) hide(closed);
  }

  function hide(hidden: BrowserWindow): void {
    if (hidden.isFullScreen()) {
      // macOS would leave a black screen behind (element-desktop leaves full screen first for the same reason).
      hidden.once("leave-full-screen", () => hide(hidden));
      hidden.setFullScreen(false);
      return;
    }
    hidden.hide();
    cancelDestroying?.();
    cancelDestroying = after(DESTROY_AFTER_MS, () => {
      if (!hidden.isDestroyed()) hidden.destroy();
    });
  }

  async function recover(crashed: BrowserWindow, reason: string): Promise<void> {
    const isAgain = options.now() - crashedAt < CRASH_AGAIN_MS;
    crashedAt = options.now();
    log.info("The window's page ended.", { reason, isAgain });
    if (!isAgain) return crashed.webContents.reload();
    const { response } = await dialog.showMessageBox(crashed, {
      type: "error",
      message: "The window stopped working twice.",
      detail: "Syncing goes on and your data is safe. The log says more.",
      buttons: ["Open it again", "Quit"],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 1) options.quit();
    else if (!crashed.isDestroyed()) crashed.webContents.reload();
  }

  function remember(seen: BrowserWindow): void {
    file.save({ window: { bounds: seen.getNormalBounds(), isMaximized: seen.isMaximized() } });
  }

  return {
    show(route) {
      cancelDestroying?.();
      if (window === null) return build(route);
      if (route !== null) load(window.webContents, route);
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    destroy() {
      cancelDestroying?.();
      if (window === null) return;
      remember(window);
      window.destroy();
    },
  };
}
