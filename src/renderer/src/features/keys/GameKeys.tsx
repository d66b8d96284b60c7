import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Card } from "#renderer/ui/Card.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useKeptFocus } from "#renderer/ui/use-kept-focus.ts";
import type { KeyStatus } from "#shared/contract/sync.ts";
import type { GameInfo } from "#shared/game.ts";
import { optionalKeyWords } from "#shared/words/optional-key.ts";
import { KeyForm } from "./KeyForm.tsx";
import { KeyRow } from "./KeyRow.tsx";
import { KeySteps } from "./KeySteps.tsx";
import styles from "./Keys.module.css";
import { testLine } from "./key-words.ts";
import { RemoveKeys } from "./RemoveKeys.tsx";

export interface GameKeysProps {
  readonly game: GameInfo;
  readonly keys: readonly KeyStatus[];
}

/** The keys of a game: whether they work, and how they are tested, replaced and removed. */
export function GameKeys({ game, keys }: GameKeysProps) {
  const client = useClient();
  const mayChange = useMay("leader");
  const isOptional = game.credentials === "optional";
  const [isReplacing, setReplacing] = useState(keys.length === 0 && !isOptional);
  /** Another form for each time that all keys are taken away. */
  const [round, setRound] = useState(0);
  const test = useMutation({
    mutationFn: () => client.keys.test({ game: game.id }),
    onSuccess(tested) {
      const { text: found, isWell } = testLine(tested);
      showToast(found, { icon: isWell ? "ok" : "warn" });
    },
    onError: (error) => showToast(failureLine(error), { icon: "fail" }),
  });
  // A key that works closes the form, and one that is removed takes its buttons along.
  const kept = useKeptFocus<HTMLDivElement>(({ container, next }) => next ?? container);
  const isEmpty = keys.length === 0;
  // The form that took the first key stays until one works.
  if (isEmpty && !isReplacing && !isOptional) setReplacing(true);
  const isFormShown = mayChange && isReplacing;
  return (
    <Card
      mark={<GameMark game={game.id} />}
      title={game.name}
      aside={
        isEmpty
          ? isOptional
            ? "no key, which is optional"
            : "no key yet"
          : `${numbers.count(keys.length)} ${plural(keys.length, "key", "keys")}`
      }
    >
      <div className={styles.game} {...kept}>
        {isOptional ? (
          <p className={text.table}>{optionalKeyWords(game)}</p>
        ) : (
          isEmpty && <p className={text.table}>Without a key {game.name} answers nobody, so nothing can be checked.</p>
        )}
        {isEmpty && isOptional && mayChange && (
          <div className={styles.buttons}>
            <Button icon="key" data-place aria-expanded={isReplacing} onClick={() => setReplacing(!isReplacing)}>
              {isReplacing ? "Close" : "Enter a key"}
            </Button>
          </div>
        )}
        {keys.map((key, index) => (
          <KeyRow
            key={key.id}
            name={keys.length === 1 ? "The key" : `Key ${index + 1}`}
            status={key}
            isBound={!isOptional}
          />
        ))}
        {!isEmpty && mayChange && (
          <div className={styles.buttons}>
            <Button
              icon="sync"
              data-place
              aria-disabled={test.isPending}
              onClick={() => !test.isPending && test.mutate()}
            >
              {test.isPending ? "Testing" : "Test"}
            </Button>
            <Button data-place aria-expanded={isReplacing} onClick={() => setReplacing(!isReplacing)}>
              {isReplacing ? "Close" : "Replace"}
            </Button>
            <RemoveKeys game={game} count={keys.length} onRemoved={() => setRound(round + 1)} />
          </div>
        )}
        {isFormShown && (
          <div className={styles.enter}>
            <KeySteps game={game} />
            <KeyForm
              key={round}
              game={game}
              isListed
              onDone={() => {
                setReplacing(false);
                showToast(`A ${game.name} key works`, { icon: "key" });
              }}
            />
          </div>
        )}
      </div>
    </Card>
  );
}
