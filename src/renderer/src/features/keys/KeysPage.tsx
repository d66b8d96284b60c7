import { useKeys } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import text from "#renderer/ui/text.module.css";
import type { AppStatus } from "#shared/contract/app.ts";
import type { GameInfo } from "#shared/game.ts";
import { secretsWords } from "#shared/words/secrets.ts";
import { GameKeys } from "./GameKeys.tsx";
import styles from "./Keys.module.css";

export interface KeysPageProps {
  readonly games: readonly GameInfo[];
  readonly secrets: AppStatus["workspace"]["secrets"];
}

/** Keys of all games that want one, and where they are kept. */
export function KeysPage({ games, secrets }: KeysPageProps) {
  const { data } = useKeys();
  const mayChange = useMay("leader");
  const words = secretsWords(secrets);
  const isWeak = secrets.place === "os-weak" || secrets.isLocked;
  return (
    <div className={layout.page}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same, with more boxes. */}
      <div className={layout.scroll} tabIndex={0} role="group" aria-label="Keys">
        <div className={styles.page}>
          <p className={styles.place}>
            <Icon
              name={isWeak ? "warn" : "shield"}
              size="small"
              {...(secrets.isLocked ? { tone: "bad" as const } : isWeak ? { tone: "warn" as const } : {})}
            />
            <span>
              <span className={text.strong}>{words.place}.</span> {words.strength}
              {!mayChange && " Only a leader may change them."}
            </span>
          </p>
          {data === undefined ? (
            <Skeleton label="Loading keys" />
          ) : (
            games.map((game) =>
              game.credentials === "none" ? (
                <p key={game.id} className={text.quiet}>
                  {game.name} needs no key.
                </p>
              ) : (
                <GameKeys key={game.id} game={game} keys={data.filter((key) => key.game === game.id)} />
              ),
            )
          )}
        </div>
      </div>
    </div>
  );
}
