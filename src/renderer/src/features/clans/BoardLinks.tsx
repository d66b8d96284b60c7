import { boardPath, hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import type { ClanCard } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Clans.module.css";

export interface BoardLinksProps {
  readonly clans: readonly Pick<ClanCard, "game">[];
  readonly games: readonly GameInfo[];
}

/** Boards over all clans of a game, where there is more than one to be compared. */
export function BoardLinks({ clans, games }: BoardLinksProps) {
  const shared = games.filter(
    (game) => game.tabs.includes("leaderboards") && clans.filter((clan) => clan.game === game.id).length > 1,
  );
  if (shared.length === 0) return null;
  return (
    <p className={styles.boards}>
      {shared.map((game) => (
        <a key={game.id} className={text.link} href={hrefOf(boardPath({ game: game.id }))}>
          Leaderboards of all {game.name} clans
        </a>
      ))}
    </p>
  );
}
