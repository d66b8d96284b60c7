import { createContext, useContext } from "react";

export interface ShellActions {
  readonly openPalette: () => void;
  /** The rail as a menu, where the window is too narrow for it. */
  readonly openRail: () => void;
}

export const ShellContext = createContext<ShellActions>({ openPalette() {}, openRail() {} });

export const useShell = () => useContext(ShellContext);
