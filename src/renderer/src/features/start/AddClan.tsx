import { type ReactNode, useState } from "react";
import { useKeys } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import type { SnapshotId } from "#shared/ids.ts";
import { FirstCheck } from "./FirstCheck.tsx";
import { GameStep } from "./GameStep.tsx";
import { KeyStep } from "./KeyStep.tsx";
import { SetupStep } from "./SetupStep.tsx";
import styles from "./Start.module.css";
import { KEYS_WORDS, keysState, type SetupStep as Step, setupSteps } from "./setup-steps.ts";
import { TagStep } from "./TagStep.tsx";

export interface Added {
  readonly clan: ClanSummary;
  /** The first check; null where it could not be asked for. */
  readonly batch: SnapshotId | null;
}

export interface AddClanProps {
  readonly games: readonly GameInfo[];
  /** Takes a key of a game and tests it. */
  readonly keyForm: (game: GameInfo, onDone: () => void) => ReactNode;
  readonly onAdded: () => void;
  /** The page has a heading that says it already. */
  readonly isTitled: boolean;
}

/** From a tag to a clan that is watched. */
export function AddClan({ games, keyForm, onAdded, isTitled }: AddClanProps) {
  const keys = useKeys().data;
  const mayEnterKeys = useMay("leader");
  // With one game there is nothing to choose.
  const [chosen, setChosen] = useState(games.length === 1 ? games[0] : undefined);
  const [isKeyDone, setKeyDone] = useState(false);
  const [reopened, setReopened] = useState<"game" | "key" | null>(null);
  const [added, setAdded] = useState<Added | null>(null);

  if (keys === undefined) return null;
  const known = keysState(keys.filter((key) => key.game === chosen?.id));
  const steps = setupSteps({
    isGameChosen: chosen !== undefined,
    needsKey: chosen?.credentials === "token",
    isKeySettled: known === "works" || isKeyDone,
    isAdded: added !== null,
    reopened,
  });
  const stepNow = steps.findIndex((step) => step.state === "now") + 1;
  const progress = `${stepNow} of ${steps.length}`;
  const finishKey = () => {
    setKeyDone(true);
    setReopened(null);
  };
  const change = (id: "game" | "key", label: string) =>
    added === null && (
      <Button kind="plain" aria-label={label} onClick={() => setReopened(id)}>
        Change
      </Button>
    );
  const numbered = (id: Step["id"]) => {
    const index = steps.findIndex((step) => step.id === id);
    return { number: index + 1, state: steps[index]?.state ?? "later" };
  };

  return (
    <section className={styles.way} aria-label="Add my clan">
      <SectionHead title={isTitled ? `Step ${progress}` : "Add my clan"} aside={!isTitled && `step ${progress}`} />
      <ol>
        <SetupStep
          {...numbered("game")}
          title="Game"
          note="which one your clan plays"
          result={
            chosen && (
              <>
                <GameMark game={chosen.id} /> {chosen.name}
                {games.length > 1 && change("game", "Change the game")}
              </>
            )
          }
        >
          <GameStep
            games={games}
            onChoose={(game) => {
              setChosen(game);
              setKeyDone(false);
              setReopened(null);
            }}
          />
        </SetupStep>
        {chosen?.credentials === "token" && (
          <SetupStep
            {...numbered("key")}
            title="Key"
            note={`free; ${chosen.name} answers only who has one`}
            result={
              <>
                {KEYS_WORDS[known]}
                {mayEnterKeys && change("key", "Change the key")}
              </>
            }
          >
            <KeyStep game={chosen} state={known} mayEnter={mayEnterKeys} onGoOn={finishKey}>
              {keyForm(chosen, finishKey)}
            </KeyStep>
          </SetupStep>
        )}
        <SetupStep
          {...numbered("tag")}
          title="Clan"
          note="looked up while you type its tag"
          result={
            added && (
              <>
                <Name text={added.clan.name} /> <span className={text.quiet}>{added.clan.ref}</span>
              </>
            )
          }
        >
          {chosen && (
            <TagStep
              game={chosen}
              onEnterKey={mayEnterKeys && chosen.credentials === "token" ? () => setReopened("key") : null}
              onAdded={(next) => {
                setAdded(next);
                onAdded();
              }}
            />
          )}
        </SetupStep>
        <SetupStep {...numbered("check")} title="First check" note="everybody in the clan, once" result={null}>
          {added && <FirstCheck added={added} />}
        </SetupStep>
      </ol>
    </section>
  );
}
