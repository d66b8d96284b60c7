/** What the window reads of quiet members, rules and notes. All of it is told anew with the members of a clan. */
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import type { RuleDraft } from "#shared/contract/inactivity.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { MINUTE } from "#shared/time.ts";
import { useClient } from "./client-context.ts";
import type { QueryName } from "./topics.ts";

const name = (...parts: QueryName): QueryName => parts;

/** Days pass without anything that could be announced. */
const SLOWLY = MINUTE;

export function useInactivity(clan: ClanId, signals: readonly string[]) {
  const client = useClient();
  return useQuery({
    queryKey: name("inactivity", clan, "list", signals),
    queryFn: () => client.inactivity.list({ clan, signals: [...signals] }),
    placeholderData: keepPreviousData,
    refetchInterval: SLOWLY,
  });
}

export function useRules(clan: ClanId) {
  const client = useClient();
  return useQuery({
    queryKey: name("inactivity", clan, "rules"),
    queryFn: () => client.rules.list({ clan }),
  });
}

export function useSuggestions(clan: ClanId) {
  const client = useClient();
  return useQuery({
    queryKey: name("inactivity", clan, "suggestions"),
    queryFn: () => client.rules.suggestions({ clan }),
    refetchInterval: SLOWLY,
  });
}

/** Whom a rule would suggest; null while it is not whole. */
export function useRulePreview(clan: ClanId, rule: RuleDraft | null) {
  const client = useClient();
  return useQuery({
    queryKey: name("inactivity", clan, "preview", rule),
    queryFn: rule === null ? skipToken : () => client.rules.preview({ clan, rule }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export function useNotes(clan: ClanId, account: AccountId) {
  const client = useClient();
  return useQuery({
    queryKey: name("inactivity", clan, "notes", account),
    queryFn: () => client.notes.list({ clan, account }),
  });
}
