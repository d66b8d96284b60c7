import { Countdown } from "#renderer/ui/Countdown.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import styles from "./Clans.module.css";
import type { Ending } from "./next-hours.ts";

export interface EndingListProps {
  readonly endings: readonly Ending[];
  readonly gameName: (game: string) => string | undefined;
}

/** What ends soon, one a row. */
export function EndingList({ endings, gameName }: EndingListProps) {
  return (
    <ul className={styles.rows}>
      {endings.map((ending) => (
        <li key={ending.key}>
          <a className={styles.ending} href={hrefOf(ending.path)}>
            <GameMark game={ending.game} label={gameName(ending.game)} />
            <span className={text.clip}>
              <span className={text.strong}>{ending.text}</span> <Name text={ending.clanName} className={text.quiet} />
            </span>
            <Countdown to={ending.at} label={ending.text} />
          </a>
        </li>
      ))}
    </ul>
  );
}
