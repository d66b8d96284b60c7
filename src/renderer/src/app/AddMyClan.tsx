import { KeyForm } from "#renderer/features/keys/KeyForm.tsx";
import { KeySteps } from "#renderer/features/keys/KeySteps.tsx";
import { FirstRoster } from "#renderer/features/roster/FirstRoster.tsx";
import { AddClan, type AddClanProps } from "#renderer/features/start/AddClan.tsx";
import { useScene } from "./scene.ts";

/** The way to a clan of one's own, with the form for keys in its place. */
export function AddMyClan({
  isTitled = false,
  onAdded,
}: Partial<Pick<AddClanProps, "isTitled">> & Pick<AddClanProps, "onAdded">) {
  const { games } = useScene();
  return (
    <AddClan
      games={games}
      keyForm={(game, onDone) => (
        <>
          <KeySteps game={game} />
          <KeyForm key={game.id} game={game} onDone={onDone} isMain />
        </>
      )}
      rosterForm={(game, clan, onDone) => <FirstRoster clan={clan} game={game} onDone={onDone} />}
      onAdded={onAdded}
      isTitled={isTitled}
    />
  );
}
