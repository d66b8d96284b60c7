import { Menu, nativeImage, Tray } from "electron";
import { type DesktopActions, pauseItem } from "./menu.ts";
import type { SyncState } from "./sync-state.ts";
import { type TrayImage, trayImage } from "./tray-image.ts";

export interface TrayIcon {
  readonly show: (state: SyncState) => void;
  readonly destroy: () => void;
}

export interface TrayOptions {
  readonly platform: NodeJS.Platform;
  readonly imagesDir: string;
  readonly state: SyncState;
  readonly actions: DesktopActions;
}

/** The icon beside the clock. Never the only way back: a second start and the dock open the window too. */
export function createTray({ platform, imagesDir, state, actions }: TrayOptions): TrayIcon {
  const tray = new Tray(load(trayImage(platform, imagesDir, state.needsAttention)));
  let shown: SyncState | null = null;

  function show(next: SyncState): void {
    if (shown?.line === next.line && shown.isPaused === next.isPaused) return;
    if (shown !== null && shown.needsAttention !== next.needsAttention) {
      tray.setImage(load(trayImage(platform, imagesDir, next.needsAttention)));
    }
    shown = next;
    tray.setToolTip(`Adjutant\n${next.line}`);
    // Linux shows a menu only as it was when it was set, and nothing at all on a right click without one.
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(next, actions)));
  }

  // macOS opens the menu on a click; elsewhere a click on the icon means the window.
  if (platform !== "darwin") tray.on("click", actions.open);
  show(state);
  return { show, destroy: () => tray.destroy() };
}

function load({ file, isTemplate }: TrayImage): Electron.NativeImage {
  const image = nativeImage.createFromPath(file);
  if (isTemplate) image.setTemplateImage(true);
  return image;
}

function trayMenu(state: SyncState, actions: DesktopActions): Electron.MenuItemConstructorOptions[] {
  return [
    { label: state.line, enabled: false },
    { type: "separator" },
    { label: "Open Adjutant", click: actions.open },
    { label: "Check all now", click: actions.checkAll },
    pauseItem(state.isPaused, actions),
    { type: "separator" },
    { label: "Quit", click: actions.quit },
  ];
}
