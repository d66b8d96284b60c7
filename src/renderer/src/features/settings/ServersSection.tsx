import { useSettings } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Card } from "#renderer/ui/Card.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import type { GameInfo } from "#shared/game.ts";
import { SettingForm } from "./SettingForm.tsx";
import styles from "./Settings.module.css";
import { SettingsScroll } from "./SettingsScroll.tsx";
import { groupSettings } from "./settings-words.ts";

/** How the games' servers are asked; the defaults are right but for a proxy or a test. */
export function ServersSection({ games }: { readonly games: readonly GameInfo[] }) {
  const { data } = useSettings();
  const mayChange = useMay("leader");
  return (
    <SettingsScroll label="Servers">
      <p className={styles.lead}>
        The defaults are right unless you use a proxy or a test server.
        {!mayChange && " Only a leader may change them."}
      </p>
      {data === undefined ? (
        <Skeleton label="Loading settings" />
      ) : (
        groupSettings(data, games).map(({ head, game, settings }) => (
          <Card key={head} title={head} mark={game !== null && <GameMark game={game} />}>
            <div className={styles.settings}>
              {settings.map((setting) => (
                <SettingForm key={setting.key} setting={setting} isFixed={!mayChange} />
              ))}
            </div>
          </Card>
        ))
      )}
    </SettingsScroll>
  );
}
