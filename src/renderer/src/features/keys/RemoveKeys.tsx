import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { GameInfo } from "#shared/game.ts";
import { optionalKeyWords } from "#shared/words/optional-key.ts";

export interface RemoveKeysProps {
  readonly game: GameInfo;
  readonly count: number;
  readonly onRemoved: () => void;
}

/** A key cannot be shown again, so removing it is asked about first. */
export function RemoveKeys({ game, count, onRemoved }: RemoveKeysProps) {
  const client = useClient();
  const [isAsking, setAsking] = useState(false);
  const keys = plural(count, "key", "keys");
  const remove = useMutation({
    mutationFn: () => client.keys.remove({ game: game.id }),
    onSuccess({ removed }) {
      showToast(`${numbers.count(removed)} ${plural(removed, "key", "keys")} removed`, { icon: "key" });
      onRemoved();
    },
    onError: (error) => showToast(failureLine(error), { icon: "fail" }),
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button data-place onClick={() => setAsking(true)}>
        Remove
      </Button>
      <Dialog
        title={`Remove the ${game.name} ${keys}?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep {plural(count, "it", "them")}</Button>
            <Button kind="main" disabled={remove.isPending} onClick={() => remove.mutate()}>
              Remove {count === 1 ? "the key" : `${numbers.count(count)} keys`}
            </Button>
          </>
        }
      >
        <p>
          {game.credentials === "optional"
            ? optionalKeyWords(game)
            : `Nothing of ${game.name} is checked until another key is entered. What is known stays.`}{" "}
          The {keys} cannot be brought back from here, but {plural(count, "it stays", "they stay")} valid at the game
          until you delete {plural(count, "it", "them")} there.
        </p>
      </Dialog>
    </>
  );
}
