import { LeaderboardsPage } from "#renderer/features/leaderboards/LeaderboardsPage.tsx";
import type { BoardView } from "#renderer/ui/board-address.ts";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import type { GameId } from "#shared/ids.ts";
import { Header } from "./Header.tsx";
import { NowherePage } from "./NowherePage.tsx";
import { useScene } from "./scene.ts";

export interface BoardsAreaProps {
  readonly game: GameId;
  readonly board: BoardView | null;
}

/** Leaderboards over all clans of one game. */
export function BoardsArea({ game: id, board }: BoardsAreaProps) {
  const { games, clans } = useScene();
  const game = games.find((one) => one.id === id);
  const own = clans.filter((clan) => clan.game === id).map((clan) => clan.id);
  if (game === undefined || own.length === 0 || !game.tabs.includes("leaderboards")) return <NowherePage />;
  const name = `All ${game.name} clans`;
  return (
    <Header
      documentTitle={`Leaderboards, ${name}`}
      mark={<GameMark game={game.id} label={game.name} />}
      title="Leaderboards"
      note={`all ${game.name} clans`}
    >
      <LeaderboardsPage scope={{ game: id }} name={name} game={game} view={board} open={null} clans={own} />
    </Header>
  );
}
