import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { MemberNote, Rule, RuleDraft, Suggestion } from "#shared/contract/inactivity.ts";
import type { AccountId, ClanId, RuleId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";

const quoted = (name: string) => `“${isolateName(shownName(name))}”`;

/** What can be done with the rules of a clan and their suggestions; what is done is told, with a way back. */
export function useRuleActions(clan: ClanId) {
  const client = useClient();
  const queries = useQueryClient();
  const readAnew = () => queries.invalidateQueries({ queryKey: ["inactivity", clan] });
  const onError = (error: unknown) => void showToast(failureLine(error), { icon: "fail" });

  const save = useMutation({
    mutationFn: ({ id, rule }: { readonly id: RuleId | null; readonly rule: RuleDraft }) =>
      client.rules.save({ clan, id, rule }),
    onSuccess(kept) {
      showToast(`${quoted(kept.name)} is kept${kept.isEnabled ? "" : ", switched off"}`);
      return readAnew();
    },
    onError,
  });

  const remove = useMutation({
    mutationFn: (rule: Rule) => client.rules.remove({ clan, id: rule.id }),
    onSuccess(removed) {
      const { id: _id, createdBy: _by, createdAt: _at, ...rule } = removed;
      showToast(`${quoted(removed.name)} is removed`, { undo: () => save.mutate({ id: null, rule }) });
      return readAnew();
    },
    onError,
  });

  const dismiss = useMutation({
    mutationFn: ({ rule, account, isDismissed }: Dismissal) =>
      client.rules.dismiss({ clan, id: rule, account, isDismissed }),
    onSuccess(_, { isDismissed, name, ...suggestion }) {
      if (isDismissed) {
        showToast(`The suggestion for ${isolateName(shownName(name))} is dismissed`, {
          undo: () => dismiss.mutate({ ...suggestion, name, isDismissed: false }),
        });
      }
      return readAnew();
    },
    onError,
  });

  return { save, remove, dismiss };
}

export interface Dismissal extends Pick<Suggestion, "account" | "name"> {
  readonly rule: RuleId;
  readonly isDismissed: boolean;
}

/** What can be done with the notes about a member. */
export function useNoteActions(clan: ClanId, account: AccountId) {
  const client = useClient();
  const queries = useQueryClient();
  const readAnew = () => queries.invalidateQueries({ queryKey: ["inactivity", clan] });
  const onError = (error: unknown) => void showToast(failureLine(error), { icon: "fail" });

  const withdraw = useMutation({
    mutationFn: ({ id, isWithdrawn }: { readonly id: MemberNote["id"]; readonly isWithdrawn: boolean }) =>
      client.notes.withdraw({ clan, id, isWithdrawn }),
    onSuccess({ id, kind }, { isWithdrawn }) {
      const undo = { undo: () => withdraw.mutate({ id, isWithdrawn: false }) };
      showToast(`The ${kind} is ${isWithdrawn ? "withdrawn" : "back"}`, isWithdrawn ? undo : {});
      return readAnew();
    },
    onError,
  });

  const add = useMutation({
    mutationFn: ({ kind, text }: Pick<MemberNote, "kind" | "text">) => client.notes.add({ clan, account, kind, text }),
    onSuccess({ id, kind }) {
      showToast(`The ${kind} is kept`, { undo: () => withdraw.mutate({ id, isWithdrawn: true }) });
      return readAnew();
    },
    onError,
  });

  return { add, withdraw };
}
