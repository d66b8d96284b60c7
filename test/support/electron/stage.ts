/** What the stand-in is set up with, and what it writes down: the part that both processes know. */

/** How the desktop of one run is. Given as JSON in `STAGE`. */
export interface Stage {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** Whether this is the first process of its folder. */
  readonly isFirst: boolean;
  readonly isSystemDark: boolean;
  /** What the programs print that ask the session bus for a tray; null for one that is not installed. */
  readonly bus: { readonly gdbus: string | null; readonly busctl: string | null };
  readonly displays: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly safeStorage: {
    readonly isAvailable: boolean;
    readonly backend: string;
    /** What the system's key is; another word stands for another key. */
    readonly secret: string;
    readonly shouldReEncrypt: boolean;
    /** False for a store that seals and does not give back. */
    readonly givesBack: boolean;
  };
  readonly loginItem: { readonly status: string; readonly isSwitchedOff: boolean; readonly wasOpenedAtLogin: boolean };
}

export const STAGE: Stage = {
  platform: "linux",
  isPackaged: true,
  isFirst: true,
  isSystemDark: false,
  bus: { gdbus: "(<true>,)\n", busctl: "b true\n" },
  displays: [{ x: 0, y: 0, width: 1_920, height: 1_080 }],
  safeStorage: {
    isAvailable: true,
    backend: "gnome_libsecret",
    secret: "the system's key",
    shouldReEncrypt: false,
    givesBack: true,
  },
  loginItem: { status: "not-registered", isSwitchedOff: false, wasOpenedAtLogin: false },
};

/** One thing that the main process did to Electron. */
export interface Deed {
  readonly what: string;
  readonly with: readonly unknown[];
}

/** From the test to the main process. */
export type ToMain =
  | { readonly kind: "evaluate" | "until"; readonly id: number; readonly source: string; readonly arg: unknown }
  | { readonly kind: "port-message"; readonly port: string; readonly data: unknown }
  | { readonly kind: "port-gone"; readonly port: string };

/** From the main process to the test. */
export type FromMain =
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly error: string }
  | { readonly kind: "port-message"; readonly port: string; readonly data: unknown }
  | { readonly kind: "port-closed"; readonly port: string }
  | { readonly kind: "reload"; readonly contents: number }
  | { readonly kind: "exit"; readonly code: number; readonly deeds: readonly Deed[] };
