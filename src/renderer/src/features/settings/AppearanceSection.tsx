import { usePreferences, useSetPreferences } from "#renderer/api/preferences.ts";
import { Card } from "#renderer/ui/Card.tsx";
import { SavedCheck } from "#renderer/ui/SavedCheck.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import type { Preferences } from "#shared/contract/settings.ts";
import styles from "./Settings.module.css";
import { SettingsScroll } from "./SettingsScroll.tsx";

const THEMES = [
  { value: "system", text: "As the system" },
  { value: "dark", text: "Dark" },
  { value: "light", text: "Light" },
] as const satisfies readonly { value: Preferences["theme"]; text: string }[];

const DENSITIES = [
  { value: "comfortable", text: "Comfortable" },
  { value: "compact", text: "Compact" },
] as const satisfies readonly { value: Preferences["density"]; text: string }[];

/** How the window looks and which keys it listens to: yours alone, seen at once. */
export function AppearanceSection() {
  const preferences = usePreferences().data;
  const setPreferences = useSetPreferences();
  if (preferences === undefined) return null;
  return (
    <SettingsScroll label="Appearance">
      <Card title="Look" aside="for you alone">
        <div className={styles.choices}>
          <div className={styles.labelled}>
            <span aria-hidden="true">Theme</span>
            <Segments
              label="Theme"
              value={preferences.theme}
              options={THEMES}
              onChange={(theme) => setPreferences({ theme })}
            />
          </div>
          <div className={styles.labelled}>
            <span aria-hidden="true">Rows of tables</span>
            <Segments
              label="Rows of tables"
              value={preferences.density}
              options={DENSITIES}
              onChange={(density) => setPreferences({ density })}
            />
          </div>
        </div>
      </Card>
      <Card title="Keyboard" aside="for you alone">
        <SavedCheck
          checked={preferences.areSingleKeysOn}
          onSave={(areSingleKeysOn) => setPreferences({ areSingleKeysOn })}
        >
          Keys of one letter act at once, such as / to filter and ? for the list of keys
        </SavedCheck>
        <p className={styles.lead}>
          Switch them off where a screen reader or speech input sends letters. Ctrl or ⌘ with a key, arrows, Enter and
          Escape always act.
        </p>
      </Card>
    </SettingsScroll>
  );
}
