import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Preferences } from "#shared/contract/settings.ts";
import { useClient } from "./client-context.ts";
import type { QueryName } from "./topics.ts";

const PREFERENCES: QueryName = ["preferences", null];

export function usePreferences() {
  const client = useClient();
  return useQuery({ queryKey: PREFERENCES, queryFn: () => client.preferences.get() });
}

/** Changes preferences: shown at once, kept by the host. What it returns ends when the host answered, and never fails. */
export function useSetPreferences(): (changes: Partial<Preferences>) => Promise<unknown> {
  const client = useClient();
  const queries = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (changes: Partial<Preferences>) => client.preferences.set(changes),
    onMutate: async (changes) => {
      await queries.cancelQueries({ queryKey: PREFERENCES });
      queries.setQueryData<Preferences>(PREFERENCES, (known) => known && { ...known, ...changes });
    },
    onError: () => queries.invalidateQueries({ queryKey: PREFERENCES }),
  });
  return useCallback((changes) => mutateAsync(changes).catch(() => undefined), [mutateAsync]);
}
