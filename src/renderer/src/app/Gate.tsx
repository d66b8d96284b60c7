import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Access, takeToken } from "#renderer/api/access.ts";
import { useBackend } from "#renderer/api/client-context.ts";
import { useConnection } from "#renderer/api/connection-store.ts";
import { type Follower, followChanges } from "#renderer/api/follow-changes.ts";
import { isAffected, type QueryName } from "#renderer/api/topics.ts";
import { useTicker } from "#renderer/ui/use-now.ts";
import { AccessPage } from "./AccessPage.tsx";
import { FollowerProvider } from "./follower-context.ts";
import { Workspace } from "./Workspace.tsx";

/** Lets the window in once the host answers, and keeps following what changes. */
export function Gate({ access }: { readonly access: Access | null }) {
  const { client } = useBackend();
  const queries = useQueryClient();
  const ticker = useTicker();
  const state = useConnection((connection) => connection.state);
  const setState = useConnection((connection) => connection.set);
  const [token, setToken] = useState(() => access?.token() ?? null);
  const [follower, setFollower] = useState<Follower | null>(null);
  const isKnown = access === null || token !== null;

  // A new address in the same tab only changes what stands after the #.
  useEffect(() => {
    if (access === null) return;
    const onHashChange = () => {
      if (takeToken(access, window)) setToken(access.token());
    };
    window.addEventListener("hashchange", onHashChange);
    return () => window.removeEventListener("hashchange", onHashChange);
  }, [access]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with another token everything starts again.
  useEffect(() => {
    if (!isKnown) return;
    setState("opening");
    const following = followChanges({
      client,
      after: ticker.after,
      onState: setState,
      onChanges: (notices) =>
        void queries.invalidateQueries(
          notices === "all" ? {} : { predicate: ({ queryKey }) => isAffected(queryKey as QueryName, notices) },
        ),
    });
    following.setVisible(ticker.isVisible());
    const unlisten = ticker.onVisibilityChange(() => following.setVisible(ticker.isVisible()));
    setFollower(following);
    return () => {
      unlisten();
      following.stop();
    };
  }, [client, queries, ticker, token, isKnown, setState]);

  if (access !== null && (!isKnown || state === "refused")) {
    return (
      <AccessPage
        wasRefused={state === "refused"}
        onToken={(next) => {
          access.keep(next);
          setState("opening");
          setToken(next);
        }}
      />
    );
  }
  return (
    <FollowerProvider value={follower}>
      <Workspace />
    </FollowerProvider>
  );
}
