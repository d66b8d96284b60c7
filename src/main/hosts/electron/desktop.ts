/** The app once Electron is ready: its workspaces, its window and what stands in for the window while there is none. */
import { homedir } from "node:os";
import { join } from "node:path";
import { app, dialog, nativeTheme, powerMonitor, safeStorage, session } from "electron";
import { createRealClock } from "#main/clock.ts";
import { type Assets, loadAssets } from "#main/hosts/assets.ts";
import { type Client, createLocalClient } from "#main/hosts/client.ts";
import type { Log } from "#main/hosts/log.ts";
import { refusalWords } from "#main/hosts/refusal-words.ts";
import type { AppStatus } from "#shared/contract/app.ts";
import type { Actor } from "#shared/game.ts";
import type { AppPage } from "./app-page.ts";
import { PRELOAD_FILE, RENDERER_DIR } from "./built-files.ts";
import { closingOf } from "./closing.ts";
import { openDesktopFile } from "./desktop-file.ts";
import { hardenContents, hardenSession } from "./hardening.ts";
import type { Launch } from "./launch.ts";
import { findLoginItem } from "./login-item.ts";
import { createAppMenu, type DesktopActions } from "./menu.ts";
import { servePage } from "./page-protocol.ts";
import { createPorts } from "./ports.ts";
import { wakeAfterSleep } from "./power.ts";
import { drainBeforeQuit } from "./quitting.ts";
import { loadSealedKey } from "./sealed-key.ts";
import { followSync } from "./sync-follower.ts";
import { type SyncState, UNKNOWN_STATE } from "./sync-state.ts";
import { createTray } from "./tray.ts";
import { hasTrayHost } from "./tray-host.ts";
import { createMainWindow } from "./window.ts";
import { openWorkspaces } from "./workspaces.ts";

export interface DesktopOptions {
  readonly dataDir: string;
  readonly launch: Launch;
  readonly page: AppPage;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
}

export interface Desktop {
  /** Shows the window, at a route of its page where one is given. */
  readonly show: (route: string | null) => void;
}

/** Who checks and pauses from the tray and the menu. */
const TRAY_ACTOR: Actor = { name: "tray", role: "leader" };

/** An answer is on its way through a port, and a page that loads itself anew has begun to, in less than this; then it is loaded anew. */
const ANSWER_ARRIVES_MS = 1_000;

/** `--surface-page` of the window's tokens in sRGB, so that the first paint has the colour of what follows. */
const BACKGROUND = { dark: "#16181c", light: "#fdfdfe" } as const;

/** Opens the data and everything around it; null where the data cannot be opened, which a person was told. */
export async function openDesktop(options: DesktopOptions): Promise<Desktop | null> {
  const { dataDir, launch, page, platform, log } = options;
  const real = createRealClock();
  const assets: Assets = page.devServer === null ? loadAssets(RENDERER_DIR) : new Map();
  const [workspaceKey, hasTray] = await Promise.all([
    loadSealedKey(dataDir, safeStorage, platform),
    hasTrayHost(platform),
  ]);
  const capabilities: AppStatus["capabilities"] = hasTray ? ["demo", "tray"] : ["demo"];
  let moved: (() => void) | null = null;
  const opened = await openWorkspaces({
    dataDir,
    capabilities,
    workspaceKey,
    log,
    onTakenOver: () => moved?.(),
    onSwitched: () =>
      new Promise((resolve) => {
        real.after(ANSWER_ARRIVES_MS, () => {
          moved?.();
          resolve();
        });
      }),
  });
  if (!opened.ok) {
    dialog.showErrorBox("Adjutant cannot open its data", refusalWords(opened));
    app.exit(1);
    return null;
  }
  const { workspaces } = opened;
  const client = (): Client => createLocalClient(workspaces.active().router(), TRAY_ACTOR);
  const applyTheme = () => {
    nativeTheme.themeSource = workspaces.active().preferences().theme;
  };
  applyTheme();

  hardenSession(session.defaultSession, page);
  servePage(session.defaultSession, assets, () => ({
    preferences: workspaces.active().preferences(),
    transport: "port",
  }));
  const ports = createPorts({ page, router: () => workspaces.active().router(), log });
  app.on("web-contents-created", (_event, contents) => {
    hardenContents(contents, page);
    ports.watch(contents);
  });

  const file = openDesktopFile(dataDir);
  const resources = join(app.getAppPath(), "resources");
  const hasDevTools = !app.isPackaged;
  const quit = () => app.quit();
  const window = createMainWindow({
    page,
    preload: PRELOAD_FILE,
    icon: join(resources, "icon.png"),
    hasDevTools,
    file,
    background() {
      applyTheme();
      return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
    },
    async closing() {
      const preference = file.state().closing;
      // Asked anew each time: a panel may have started after us, or gone.
      const isShown = preference === "ask" && (await hasTrayHost(platform));
      return closingOf({ preference, platform, hasTrayHost: isShown });
    },
    onChosen: setClosing,
    isQuitting: () => quitting.hasBegun(),
    quit,
    after: real.after,
    now: real.now,
    log,
  });

  const attempt = (what: Promise<unknown>) => void what.catch((error: unknown) => log.defect(error, "tray"));
  const actions: DesktopActions = {
    open: () => window.show(null),
    checkAll: () => attempt(client().sync.request({ clan: null })),
    setPaused: (isPaused) => attempt(client().sync.pause({ isPaused })),
    quit,
  };
  let state: SyncState = UNKNOWN_STATE;
  const tray = createTray({ platform, imagesDir: join(resources, "tray"), state, actions });
  const menu = createAppMenu({
    platform,
    hasDevTools,
    actions,
    isPaused: () => state.isPaused,
    closing: () => file.state().closing,
    setClosing,
    loginItem: findLoginItem({
      platform,
      isPackaged: app.isPackaged,
      dataDir: launch.dataDir === undefined ? undefined : dataDir,
      env: process.env,
      homeDir: homedir(),
      executable: process.execPath,
    }),
  });
  function setClosing(closing: "background" | "quit"): void {
    file.save({ closing });
    menu.refresh();
  }

  const follower = followSync({
    client,
    after: real.after,
    onState(next) {
      const isMenuOld = next.isPaused !== state.isPaused;
      state = next;
      tray.show(next);
      if (isMenuOld) menu.refresh();
    },
    onSettings: applyTheme,
    onDefect: log.defect,
  });
  moved = () => {
    applyTheme();
    ports.renewStale();
    follower.restart();
  };
  wakeAfterSleep(powerMonitor, real.after, workspaces.wake);
  const quitting = drainBeforeQuit({
    after: real.after,
    onDefect: log.defect,
    async drain() {
      follower.stop();
      ports.closeAll();
      window.destroy();
      tray.destroy();
      await workspaces.close();
    },
  });
  return { show: window.show };
}
