import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import type { RosterChanges, RosterSource } from "#shared/contract/roster.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";

/** What can be done with a roster that is kept by hand. Each tells its failure where it was asked for. */
export function useRosterActions(clan: ClanId) {
  const client = useClient();
  const queries = useQueryClient();
  const readAnew = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["members"] }),
      queries.invalidateQueries({ queryKey: ["clans"] }),
    ]);

  const preview = useMutation({ mutationFn: (source: RosterSource) => client.roster.preview({ clan, source }) });
  const apply = useMutation({
    mutationFn: (changes: Partial<RosterChanges>) => client.roster.apply({ clan, changes }),
    onSuccess: readAnew,
  });
  const rename = useMutation({
    mutationFn: ({ account, name }: { readonly account: AccountId; readonly name: string }) =>
      client.roster.rename({ clan, account, name }),
    onSuccess: readAnew,
  });
  const importHistory = useMutation({
    mutationFn: (place: string) => client.roster.importHistory({ clan, place }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sync"] }),
  });
  return { preview, apply, rename, importHistory };
}
