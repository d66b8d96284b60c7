import text from "#renderer/ui/text.module.css";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Keys.module.css";

/** How to get a key of a game, one step a line. */
export function KeySteps({ game }: { readonly game: GameInfo }) {
  return (
    <>
      <ol className={styles.steps}>
        {game.keySteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {game.keyUrl !== null && (
        <p className={text.table}>
          <a className={text.link} href={game.keyUrl} target="_blank" rel="noreferrer">
            Open {new URL(game.keyUrl).host}
          </a>
        </p>
      )}
    </>
  );
}
