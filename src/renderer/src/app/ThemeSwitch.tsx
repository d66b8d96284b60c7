import { useSetPreferences } from "#renderer/api/preferences.ts";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import { useScene } from "./scene.ts";
import { otherTheme } from "./theme.ts";

/** Between dark and light; the settings know "as the system" too. */
export function ThemeSwitch() {
  const { preferences } = useScene();
  const setPreferences = useSetPreferences();
  return (
    <IconButton
      icon="theme"
      label="Switch between dark and light"
      onClick={() => {
        const isSystemDark = matchMedia("(prefers-color-scheme: dark)").matches;
        setPreferences({ theme: otherTheme(preferences.theme, isSystemDark) });
      }}
    />
  );
}
