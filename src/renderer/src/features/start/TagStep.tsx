import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { GameInfo } from "#shared/game.ts";
import type { Added } from "./AddClan.tsx";
import { LookupAnswer } from "./LookupAnswer.tsx";
import { LookupSign } from "./LookupSign.tsx";
import { lookupResult } from "./lookup-words.ts";
import styles from "./Start.module.css";
import { useLookup } from "./use-lookup.ts";

export interface TagStepProps {
  readonly game: GameInfo;
  /** Back to the key; null where there is nothing to enter. */
  readonly onEnterKey: (() => void) | null;
  readonly onAdded: (added: Added) => void;
}

/** The tag of the clan, looked up while it is typed: what is added was seen first. */
export function TagStep({ game, onEnterKey, onAdded }: TagStepProps) {
  const client = useClient();
  const [typed, setTyped] = useState("");
  const isByHand = game.roster === "hand";
  const { lookup, error, isLooking, askNow, askAgain } = useLookup(game.id, typed);
  const result = lookup === undefined ? null : lookupResult(game.name, lookup);
  const canAdd = result?.kind === "found" || (result?.kind === "trouble" && result.canAdd);

  const add = useMutation({
    async mutationFn(ref: string): Promise<Added> {
      const clan = await client.clans.add({ game: game.id, ref });
      // Nobody is in a roster by hand yet, so there is nobody to ask for.
      if (isByHand) return { clan, batch: null };
      // It is checked in any case; asked for, it is checked now and with everybody in it.
      const asked = await client.sync.request({ clan: clan.id }).catch(() => null);
      return { clan, batch: asked?.batches[0]?.id ?? null };
    },
    onSuccess: onAdded,
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (canAdd && !isLooking) add.mutate(typed);
    else askNow();
  }

  return (
    <form className={styles.body} onSubmit={submit}>
      <TextField
        label={game.clanRef.label}
        placeholder={game.clanRef.example}
        value={typed}
        width={208}
        onChange={(event) => {
          setTyped(event.target.value);
          add.reset();
        }}
        aside={!isByHand && <LookupSign isLooking={isLooking} result={result} />}
        hint={game.clanRef.hint}
        error={error === null || isLooking ? null : <FailureText failure={failureOf(error)} />}
      />
      {result !== null && lookup !== undefined && (
        <LookupAnswer game={game} lookup={lookup} result={result} onAskAgain={askAgain} onEnterKey={onEnterKey} />
      )}
      {add.isError && (
        <p role="alert">
          <FailureText failure={failureOf(add.error)} />
        </p>
      )}
      {canAdd && (
        <div className={styles.buttons}>
          <Button kind="main" type="submit" disabled={add.isPending || isLooking}>
            {result?.kind === "found" ? "Add this clan" : "Add without checking"}
          </Button>
          <Button kind="plain" onClick={() => setTyped("")}>
            {isByHand ? "Another name" : "Another tag"}
          </Button>
        </div>
      )}
    </form>
  );
}
