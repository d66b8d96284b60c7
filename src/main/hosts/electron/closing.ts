import type { DesktopState } from "./desktop-file.ts";

/** What follows when the window is closed. */
export type Closing = "hide" | "quit" | "ask";

export interface ClosingFacts {
  readonly preference: DesktopState["closing"];
  readonly platform: NodeJS.Platform;
  /** Linux: whether something shows tray icons. */
  readonly hasTrayHost: boolean;
}

/**
 * Closes to the tray only where somebody said so. Without a place for the icon (stock GNOME) an app that goes on unseen
 * seems to have vanished, so there closing quits unless the menu says otherwise.
 */
export function closingOf({ preference, platform, hasTrayHost }: ClosingFacts): Closing {
  if (preference === "background") return "hide";
  if (preference === "quit" || (platform === "linux" && !hasTrayHost)) return "quit";
  return "ask";
}

/** The question of the first close, and what its buttons mean, in order. */
export const CLOSING_QUESTION = {
  type: "question",
  title: "Adjutant",
  message: "Keep checking your clans in the background?",
  detail: "Adjutant then stays in the tray. You can change this in its menu at any time.",
  buttons: ["Keep checking in the background", "Quit", "Cancel"],
  defaultId: 0,
  cancelId: 2,
  noLink: true,
} as const;

export const CLOSING_ANSWERS: readonly Exclude<DesktopState["closing"], "ask">[] = ["background", "quit"];
