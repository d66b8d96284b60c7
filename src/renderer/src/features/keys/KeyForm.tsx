import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { SecretArea } from "#renderer/ui/SecretArea.tsx";
import text from "#renderer/ui/text.module.css";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Keys.module.css";
import { KeyVerdict } from "./KeyVerdict.tsx";
import { enteredKeys, testLine, testWords } from "./key-words.ts";

export interface KeyFormProps {
  readonly game: GameInfo;
  /** Called once a key that was entered works. */
  readonly onDone?: () => void;
  /** The keys stand beside the form with what is known of each, so it does not say that again. */
  readonly isListed?: boolean;
  /** The form is the one thing to do on its page: its button is the filled one. */
  readonly isMain?: boolean;
}

/** Takes the keys of a game, seals them, asks the game once with each, and says what came of it. */
export function KeyForm({ game, onDone, isListed = false, isMain = false }: KeyFormProps) {
  const client = useClient();
  const [entered, setEntered] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  const test = useMutation({
    mutationFn: () => client.keys.test({ game: game.id }),
    onSuccess(tested) {
      if (tested.some((key) => testWords(key).state === "works")) onDone?.();
    },
  });
  const save = useMutation({
    mutationFn: (keys: readonly string[]) => client.keys.set({ game: game.id, keys: [...keys] }),
    onSuccess() {
      setEntered("");
      test.mutate();
    },
  });

  const isBusy = save.isPending || test.isPending;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isBusy) return;
    const found = enteredKeys(entered);
    setProblem(found.ok ? null : found.problem);
    if (!found.ok) return;
    test.reset();
    save.mutate(found.keys);
  }

  const tested = test.data ?? [];
  const nameOf = (index: number) => (tested.length === 1 ? "The key" : `Key ${index + 1}`);
  const isUnsure = tested.some((key) => testWords(key).tone === "warn") || test.isError;
  return (
    <form className={styles.form} onSubmit={submit}>
      <SecretArea
        label={`${game.name} key`}
        value={entered}
        readOnly={isBusy}
        onChange={(event) => {
          setEntered(event.target.value);
          setProblem(null);
          save.reset();
        }}
        error={problem ?? (save.isError ? <FailureText failure={failureOf(save.error)} /> : null)}
        hint="Paste the token. Several, one a line, share the work. It is sealed at once and never shown again."
      />
      <div className={styles.verdicts} role="status">
        {isListed
          ? tested.length > 0 && <p className={text.table}>{testLine(tested).text}.</p>
          : tested.map((key, index) => (
              <KeyVerdict key={key.id} name={nameOf(index)} words={testWords(key)} seenAddress={key.seenAddress} />
            ))}
        {test.isError && <FailureText failure={failureOf(test.error)} />}
      </div>
      <div className={styles.buttons}>
        <Button type="submit" kind={isMain ? "main" : "quiet"} icon="key" data-place aria-disabled={isBusy}>
          {save.isPending ? "Saving" : test.isPending ? "Testing" : "Save and test"}
        </Button>
        {isUnsure && !isBusy && <Button onClick={() => test.mutate()}>Test again</Button>}
      </div>
    </form>
  );
}
