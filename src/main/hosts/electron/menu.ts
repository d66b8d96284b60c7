import { app, Menu, type MenuItemConstructorOptions } from "electron";
import type { DesktopState } from "./desktop-file.ts";
import type { LoginItem, LoginItemState } from "./login-item.ts";

/** What a person can ask of the app without its window. */
export interface DesktopActions {
  readonly open: () => void;
  readonly checkAll: () => void;
  readonly setPaused: (isPaused: boolean) => void;
  readonly quit: () => void;
}

export interface AppMenuOptions {
  readonly platform: NodeJS.Platform;
  readonly hasDevTools: boolean;
  readonly actions: DesktopActions;
  readonly isPaused: () => boolean;
  readonly closing: () => DesktopState["closing"];
  /** Refreshes this menu as well. */
  readonly setClosing: (closing: "background" | "quit") => void;
  readonly loginItem: LoginItem | null;
}

const LOGIN_LABELS: Readonly<Record<LoginItemState, string>> = {
  on: "Start at login",
  off: "Start at login",
  "needs-approval": "Start at login (allow it in System Settings)",
  "switched-off-by-system": "Start at login (switched off in the Task Manager)",
};

/**
 * The window's menu. It has all that the tray has, for desktops without one, and the editing and zooming keys, which macOS
 * takes from a menu alone. Elsewhere it shows with Alt.
 */
export function createAppMenu(options: AppMenuOptions): { readonly refresh: () => void } {
  const refresh = () => Menu.setApplicationMenu(Menu.buildFromTemplate(templateOf(options, refresh)));
  refresh();
  return { refresh };
}

function templateOf(options: AppMenuOptions, refresh: () => void): MenuItemConstructorOptions[] {
  const { platform, hasDevTools, actions, isPaused, closing, setClosing, loginItem } = options;
  const isMac = platform === "darwin";
  const startAtLogin: MenuItemConstructorOptions[] =
    loginItem === null
      ? []
      : [
          {
            label: LOGIN_LABELS[loginItem.state()],
            type: "checkbox",
            checked: loginItem.state() === "on",
            click(item) {
              loginItem.set(item.checked);
              refresh();
            },
          },
        ];
  const own: MenuItemConstructorOptions[] = [
    { label: "Check all now", click: actions.checkAll },
    pauseItem(isPaused(), actions),
    { type: "separator" },
    {
      label: "Keep checking when the window is closed",
      type: "checkbox",
      checked: closing() === "background",
      click(item) {
        setClosing(item.checked ? "background" : "quit");
      },
    },
    ...startAtLogin,
    { type: "separator" },
  ];
  return [
    isMac
      ? {
          label: app.name,
          submenu: [{ role: "about" }, { type: "separator" }, ...own, ...macRest(actions)],
        }
      : { label: "&Adjutant", submenu: [...own, { label: "Quit", accelerator: "Ctrl+Q", click: actions.quit }] },
    { role: "editMenu" },
    {
      label: "&View",
      submenu: [
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        { type: "separator" },
        { role: "togglefullscreen" },
        ...(hasDevTools ? [{ role: "toggleDevTools" } as const] : []),
      ],
    },
    { role: "windowMenu" },
  ];
}

/** The one way to stop and start automatic checks, the same in the menu and in the tray. */
export function pauseItem(isPaused: boolean, { setPaused }: DesktopActions): MenuItemConstructorOptions {
  return { label: isPaused ? "Resume checking" : "Pause checking", click: () => setPaused(!isPaused) };
}

function macRest(actions: DesktopActions): MenuItemConstructorOptions[] {
  return [
    { role: "hide" },
    { role: "hideOthers" },
    { role: "unhide" },
    { type: "separator" },
    { label: "Quit Adjutant", accelerator: "Cmd+Q", click: actions.quit },
  ];
}
