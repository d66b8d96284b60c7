/** What must happen before Electron is ready, in this order: the rights of pages, the folder, the single instance. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { app, dialog } from "electron";
import { dataDirOf } from "#main/hosts/data-dir.ts";
import { openLog } from "#main/hosts/log.ts";
import { appPageOf } from "./app-page.ts";
import { handleDesktopCrashes, stopFor } from "./crashes.ts";
import { LINK_SCHEME, routeOfLink } from "./deep-link.ts";
import { openDesktop } from "./desktop.ts";
import { hardenSession } from "./hardening.ts";
import { linkOf, readLaunch } from "./launch.ts";
import { registerPageScheme } from "./page-protocol.ts";

/** The same as `appId` in electron-builder.yml: Windows joins windows, notices and shortcuts by it. */
const APP_ID = "app.adjutant.desktop";

/** Chromium's own files: beside the data and not among it. The single instance is one for each such folder. */
const PROFILE_DIR = "electron";

export function start(): void {
  app.enableSandbox();
  registerPageScheme();
  app.setAppUserModelId(APP_ID);
  const { platform } = process;
  const launch = readLaunch(process.argv.slice(1));
  const dataDir = dataDirOf(launch.dataDir);
  const profile = join(dataDir, PROFILE_DIR);
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
  } catch (error) {
    dialog.showErrorBox("Adjutant cannot use its folder", `${dataDir}: ${String(error)}`);
    app.exit(1);
    return;
  }
  app.setPath("userData", profile);
  if (!app.requestSingleInstanceLock()) {
    // The first one was told, with this command line, and shows its window.
    app.quit();
    return;
  }
  const log = openLog(dataDir, "electron");
  handleDesktopCrashes(log);
  const page = appPageOf(app.isPackaged ? null : process.env.ELECTRON_RENDERER_URL || null);
  app.on("session-created", (session) => hardenSession(session, page));

  const desktop = app
    .whenReady()
    .then(() => openDesktop({ dataDir, launch, page, platform, log }))
    .catch((error: unknown) => {
      stopFor(error, log);
      return null;
    });
  const show = (link: string | null) => {
    const route = link === null ? null : routeOfLink(link);
    void desktop.then((opened) => opened?.show(route));
  };

  app.on("second-instance", (_event, argv) => show(linkOf(argv)));
  app.on("open-url", (event, url) => {
    event.preventDefault();
    show(url);
  });
  app.on("activate", () => show(null));
  // The tray, the dock and the next start bring the window back; quitting is said, not guessed.
  app.on("window-all-closed", () => {});
  // Linux learns of the scheme from the package's .desktop file.
  if (app.isPackaged && platform !== "linux") app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, ["--"]);

  const link = linkOf(process.argv);
  void app.whenReady().then(() => {
    // macOS passes no arguments to what it starts at login; it says so when it is asked.
    const isHidden = launch.isHidden || (platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin);
    if (link !== null || !isHidden) show(link);
  });
}
