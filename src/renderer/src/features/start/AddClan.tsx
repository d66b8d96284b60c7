import { type ReactNode, useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { useKeys } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import text from "#renderer/ui/text.module.css";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId, SnapshotId } from "#shared/ids.ts";
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
  /** Takes the first roster of a clan that is kept by hand; `null` where it was skipped. */
  readonly rosterForm: (game: GameInfo, clan: ClanId, onDone: (joined: number | null) => void) => ReactNode;
  readonly onAdded: () => void;
  /** The page has a heading that says it already. */
  readonly isTitled: boolean;
}

/** From a tag to a clan that is watched. */
export function AddClan({ games, keyForm, rosterForm, onAdded, isTitled }: AddClanProps) {
  const client = useClient();
  const keys = useKeys().data;
  const mayEnterKeys = useMay("leader");
  // With one game there is nothing to choose.
  const [chosen, setChosen] = useState(games.length === 1 ? games[0] : undefined);
  const [isKeyDone, setKeyDone] = useState(false);
  const [reopened, setReopened] = useState<"game" | "key" | null>(null);
  const [added, setAdded] = useState<Added | null>(null);
  /** Members of a roster by hand; null once that step was skipped. */
  const [joined, setJoined] = useState<number | null | undefined>(undefined);
  const isByHand = chosen?.roster === "hand";

  if (keys === undefined) return null;
  const known = keysState(keys.filter((key) => key.game === chosen?.id));
  const steps = setupSteps({
    isGameChosen: chosen !== undefined,
    needsKey: chosen?.credentials === "token",
    isKeySettled: known === "works" || isKeyDone,
    isAdded: added !== null,
    isByHand,
    isRosterSettled: joined !== undefined,
    reopened,
  });
  const stepNow = steps.findIndex((step) => step.state === "now") + 1;
  const progress = `${stepNow} of ${steps.length}`;
  const finishKey = () => {
    setKeyDone(true);
    setReopened(null);
  };
  /** Everybody who is in the list now is asked for at once. */
  async function finishRoster(known: Added, count: number | null): Promise<void> {
    if (count !== null) {
      const asked = await client.sync.request({ clan: known.clan.id }).catch(() => null);
      setAdded({ ...known, batch: asked?.batches[0]?.id ?? null });
    }
    setJoined(count);
  }

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
          note={isByHand ? "as you call it" : "looked up while you type its tag"}
          result={
            added && (
              <>
                <Name text={added.clan.name} /> {!isByHand && <span className={text.quiet}>{added.clan.ref}</span>}
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
        {isByHand && (
          <SetupStep
            {...numbered("roster")}
            title="Members"
            note="names, a file or a group"
            result={joined === undefined || joined === null ? "skipped" : membersText(joined)}
          >
            {added && rosterForm(chosen, added.clan.id, (count) => void finishRoster(added, count))}
          </SetupStep>
        )}
        <SetupStep {...numbered("check")} title="First check" note="everybody in the clan, once" result={null}>
          {added && <FirstCheck added={added} isEmpty={joined === null} />}
        </SetupStep>
      </ol>
    </section>
  );
}

const membersText = (count: number) => `${numbers.count(count)} ${plural(count, "member", "members")}`;
