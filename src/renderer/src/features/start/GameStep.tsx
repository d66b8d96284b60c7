import { Button } from "#renderer/ui/Button.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Start.module.css";

export interface GameStepProps {
  readonly games: readonly GameInfo[];
  readonly onChoose: (game: GameInfo) => void;
}

/** Which game the clan plays. */
export function GameStep({ games, onChoose }: GameStepProps) {
  return (
    <div className={styles.buttons}>
      {games.map((game) => (
        <Button key={game.id} onClick={() => onChoose(game)}>
          <GameMark game={game.id} />
          {game.name}
        </Button>
      ))}
    </div>
  );
}
