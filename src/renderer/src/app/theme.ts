import { useEffect } from "react";
import type { Preferences } from "#shared/contract/settings.ts";

type Look = Pick<Preferences, "theme" | "density">;

/** Puts the chosen look on the page. The host does the same for the first paint. */
export function useLook({ theme, density }: Look): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === "system") delete dataset.theme;
    else dataset.theme = theme;
    dataset.density = density;
  }, [theme, density]);
}

/** The other theme than the one that is seen now. */
export function otherTheme(theme: Preferences["theme"], isSystemDark: boolean): "dark" | "light" {
  const isDark = theme === "system" ? isSystemDark : theme === "dark";
  return isDark ? "light" : "dark";
}
