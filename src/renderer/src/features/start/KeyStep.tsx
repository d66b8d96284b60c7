import type { ReactNode } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Start.module.css";
import type { KeysState } from "./setup-steps.ts";

export interface KeyStepProps {
  readonly game: GameInfo;
  /** Of the keys that are there. */
  readonly state: KeysState;
  readonly mayEnter: boolean;
  readonly onGoOn: () => void;
  /** Where a key is entered. */
  readonly children: ReactNode;
}

const GO_ON: Readonly<Record<KeysState, string>> = {
  none: "Skip, I have no key yet",
  refused: "Skip, I make a new key later",
  untested: "Go on with this key",
  works: "Keep the key",
};

/** A key before anything is asked: it is why the next step can check the tag. */
export function KeyStep({ game, state, mayEnter, onGoOn, children }: KeyStepProps) {
  return (
    <div className={styles.body}>
      <p className={styles.hint}>
        {game.name} answers only who has a key. It is free, and bound to the address of your internet connection.
        Without one the tag of your clan cannot be checked, and nothing is known of it.
      </p>
      {mayEnter ? children : <p>Only a leader can enter one. The clan can be added before that.</p>}
      <div className={styles.aside}>
        <Button kind="plain" onClick={onGoOn}>
          {mayEnter ? GO_ON[state] : "Go on"}
        </Button>
      </div>
    </div>
  );
}
