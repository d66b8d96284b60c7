/**
 * Whether the system starts Adjutant at login. What is shown is always what the system answers when it is asked back: macOS
 * may want an approval, Windows lets a person switch it off elsewhere.
 */
import { app } from "electron";
import { createAutostartFile } from "./autostart-file.ts";
import { HIDDEN_SWITCH } from "./launch.ts";

export type LoginItemState = "on" | "off" | "needs-approval" | "switched-off-by-system";

export interface LoginItem {
  readonly state: () => LoginItemState;
  readonly set: (isOn: boolean) => void;
}

export interface LoginItemOptions {
  readonly platform: NodeJS.Platform;
  /** Only what is installed can be started by the system. */
  readonly isPackaged: boolean;
  /** The folder that was asked for on the command line. */
  readonly dataDir: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly executable: string;
}

/** Null where there is no honest way: from a source tree, and inside Flatpak and Snap, whose portal is another matter. */
export function findLoginItem(options: LoginItemOptions): LoginItem | null {
  const { platform, isPackaged, dataDir, env, homeDir, executable } = options;
  if (!isPackaged || env.FLATPAK_ID !== undefined || env.SNAP !== undefined) return null;
  const args = [HIDDEN_SWITCH, ...(dataDir === undefined ? [] : [`--data-dir=${dataDir}`])];
  switch (platform) {
    case "darwin":
      return macLoginItem();
    case "win32":
      return windowsLoginItem(args);
    case "linux": {
      const file = createAutostartFile({
        dir: env.XDG_CONFIG_HOME || `${homeDir}/.config`,
        // An AppImage runs from a mount that is gone after a restart; APPIMAGE names the file itself.
        command: [env.APPIMAGE || executable, ...args],
      });
      file.heal();
      return { state: () => (file.isOn() ? "on" : "off"), set: file.set };
    }
    default:
      return null;
  }
}

function macLoginItem(): LoginItem {
  return {
    state() {
      switch (app.getLoginItemSettings().status) {
        case "enabled":
          return "on";
        case "requires-approval":
          return "needs-approval";
        default:
          return "off";
      }
    },
    set: (isOn) => app.setLoginItemSettings({ openAtLogin: isOn }),
  };
}

function windowsLoginItem(args: string[]): LoginItem {
  return {
    state() {
      // Read with the arguments it was written with: Windows compares them.
      const settings = app.getLoginItemSettings({ args });
      if (!settings.openAtLogin) return "off";
      return settings.executableWillLaunchAtLogin ? "on" : "switched-off-by-system";
    },
    set: (isOn) => app.setLoginItemSettings({ openAtLogin: isOn, args }),
  };
}
