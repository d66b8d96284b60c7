import { join } from "node:path";

export interface TrayImage {
  readonly file: string;
  /** macOS draws it in the colour of the menu bar. */
  readonly isTemplate: boolean;
}

/**
 * The tray's image by platform. macOS finds the sharper `@2x` file beside it and wants the name to end in "Template";
 * Windows wants all sizes in one .ico (PLATFORM.md 2.5).
 */
export function trayImage(platform: NodeJS.Platform, dir: string, needsAttention: boolean): TrayImage {
  const name = needsAttention ? "attention" : "tray";
  switch (platform) {
    case "darwin":
      return { file: join(dir, `${name}Template.png`), isTemplate: true };
    case "win32":
      return { file: join(dir, `${name}.ico`), isTemplate: false };
    default:
      return { file: join(dir, `${name}.png`), isTemplate: false };
  }
}
