import { useConnection } from "#renderer/api/connection-store.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { usePreferences } from "#renderer/api/preferences.ts";
import { useClans, useGames, useStatus } from "#renderer/api/queries.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { SingleKeysProvider } from "#renderer/ui/hotkeys.ts";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import { Toasts } from "#renderer/ui/Toasts.tsx";
import { Pages } from "./Pages.tsx";
import { useLook } from "./theme.ts";

const LOOK = { theme: "system", density: "comfortable" } as const;

/** What every page stands on, read once before the first of them is drawn. */
export function Workspace() {
  const status = useStatus();
  const preferences = usePreferences();
  const games = useGames();
  const clans = useClans();
  const connection = useConnection((store) => store.state);
  useLook(preferences.data ?? LOOK);

  if (status.data && preferences.data && games.data && clans.data) {
    return (
      <SingleKeysProvider value={preferences.data.areSingleKeysOn}>
        <Pages status={status.data} preferences={preferences.data} games={games.data} clans={clans.data} />
        <Toasts />
      </SingleKeysProvider>
    );
  }
  const failed = [status, preferences, games, clans].find((query) => query.isError);
  return (
    <main>
      {connection === "lost" ? (
        <EmptyState title="Adjutant does not answer">
          It was closed or is starting. This page tries again by itself and goes on when it is there.
        </EmptyState>
      ) : connection === "live" && failed !== undefined ? (
        <ReadFailure what="The workspace" failure={failureOf(failed.error)} onRetry={() => void failed.refetch()} />
      ) : (
        <Skeleton label="Opening Adjutant" />
      )}
    </main>
  );
}
