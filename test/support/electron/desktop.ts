import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import { record, stage } from "./recorder.ts";

interface MenuItem {
  readonly label?: string;
  readonly type?: string;
  readonly checked?: boolean;
  readonly enabled?: boolean;
  readonly role?: string;
  readonly click?: (item: { checked: boolean }) => void;
  readonly submenu?: readonly MenuItem[];
}

class BuiltMenu {
  readonly items: readonly MenuItem[];

  constructor(items: readonly MenuItem[]) {
    this.items = items;
  }

  /** Chooses the item of a label, also in a menu below; a box changes its tick first, as on a desktop. */
  choose(label: string): void {
    const item = all(this.items).find((one) => one.label === label);
    if (item?.click === undefined) throw new Error(`There is nothing to choose as ${label}.`);
    item.click({ checked: item.checked !== true });
  }

  labels(): string[] {
    return all(this.items).map((item) => item.label ?? item.role ?? item.type ?? "");
  }

  isTicked(label: string): boolean {
    return all(this.items).find((one) => one.label === label)?.checked === true;
  }
}

function all(items: readonly MenuItem[]): MenuItem[] {
  return items.flatMap((item) => [item, ...all(item.submenu ?? [])]);
}

export const Menu = {
  shown: new BuiltMenu([]),
  buildFromTemplate: (items: readonly MenuItem[]) => new BuiltMenu(items),
  setApplicationMenu(menu: BuiltMenu): void {
    Menu.shown = menu;
    record("menu.set", menu.labels());
  },
};

interface Image {
  readonly file: string;
  isTemplate: boolean;
}

export const nativeImage = {
  createFromPath(file: string) {
    // Electron makes an empty picture of a file that is not there, and says nothing.
    if (!existsSync(file)) throw new Error(`There is no picture ${file}.`);
    const image = {
      file,
      isTemplate: false,
      setTemplateImage(is: boolean) {
        image.isTemplate = is;
      },
    };
    return image;
  },
};

export class Tray extends EventEmitter {
  image: Image;
  toolTip = "";
  menu = new BuiltMenu([]);

  constructor(image: Image) {
    super();
    this.image = image;
    trays.push(this);
    record("tray.new", image.file, image.isTemplate);
  }

  setImage(image: Image): void {
    this.image = image;
    record("tray.setImage", image.file);
  }

  setToolTip(text: string): void {
    this.toolTip = text;
    record("tray.setToolTip", text);
  }

  setContextMenu(menu: BuiltMenu): void {
    this.menu = menu;
    record("tray.setContextMenu", menu.labels());
  }

  destroy(): void {
    record("tray.destroy");
  }
}

export const trays: Tray[] = [];

/** Questions get the answers that the test put here, in order; one without an answer stays open. */
export const dialog = {
  answers: [] as number[],
  showMessageBox(...how: readonly unknown[]): Promise<{ response: number }> {
    record("dialog.showMessageBox", how.at(-1));
    const response = dialog.answers.shift();
    return response === undefined ? new Promise(() => {}) : Promise.resolve({ response });
  },
  showErrorBox: (title: string, text: string) => record("dialog.showErrorBox", title, text),
};

export const shell = {
  openExternal(url: string): Promise<void> {
    record("shell.openExternal", url);
    return Promise.resolve();
  },
};

export const nativeTheme = {
  chosen: "system",
  set themeSource(theme: string) {
    nativeTheme.chosen = theme;
    record("nativeTheme.themeSource", theme);
  },
  get themeSource() {
    return nativeTheme.chosen;
  },
  get shouldUseDarkColors() {
    return nativeTheme.chosen === "system" ? stage.isSystemDark : nativeTheme.chosen === "dark";
  },
};

export const screen = {
  getAllDisplays: () => stage.displays.map((workArea) => ({ workArea })),
};

export const powerMonitor = new EventEmitter();
