import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine, failureOf } from "#renderer/api/failures.ts";
import { useClan } from "#renderer/api/queries.ts";
import { dismissToast, showToast } from "#renderer/ui/toast-store.ts";
import { useTicker } from "#renderer/ui/use-now.ts";
import type { ClanSettings, ClanSummary } from "#shared/contract/clans.ts";
import { plainText } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";
import { type Series, seriesOf } from "./series.ts";
import { changeText, costText } from "./settings-words.ts";

interface Change {
  readonly changes: Partial<ClanSettings>;
  /** What an undo puts back; null where this is one. */
  readonly series: Series<Partial<ClanSettings>> | null;
}

/** The settings of a clan as they are and as they are about to be, and the ways to change them. */
export function useClanSettings(clan: ClanSummary) {
  const client = useClient();
  const queries = useQueryClient();
  const stored = useClan(clan.id).data?.settings;
  const ticker = useTicker();
  /** The last change by a list, and the toast that tells of its series. */
  const last = useRef<Change["series"]>(null);
  const told = useRef<{ readonly toast: number; readonly before: Partial<ClanSettings> } | null>(null);
  const name = isolateName(plainText(clan.name));

  const configure = useMutation({
    // One after the other: what was chosen last is what is kept.
    scope: { id: `settings of clan ${clan.id}` },
    mutationFn: ({ changes }: Change) => client.clans.configure({ clan: clan.id, settings: changes }),
    onSuccess({ requestsPerMinute }, { changes, series }) {
      if (told.current !== null && told.current.before === series?.before) dismissToast(told.current.toast);
      const toast = showToast(
        `${changeText(name, changes)}${costText(series?.costBefore ?? clan.requestsPerMinute, requestsPerMinute)}`,
        series === null ? {} : { undo: () => takeBack(series) },
      );
      told.current = series && { toast, before: series.before };
      return queries.invalidateQueries({ queryKey: ["clans"] });
    },
    onError(error) {
      // A zone that is none is told beside its field.
      if (failureOf(error).code !== "UNKNOWN_ZONE") showToast(failureLine(error), { icon: "fail" });
    },
  });

  function takeBack({ before }: Series<Partial<ClanSettings>>): void {
    last.current = null;
    configure.mutate({ changes: before, series: null });
  }

  /** The change with what it takes the place of. */
  const changeOf = (changes: Partial<ClanSettings>) => ({
    changes,
    series: {
      before: Object.fromEntries(Object.keys(changes).map((key) => [key, stored?.[key as keyof ClanSettings]])),
      costBefore: clan.requestsPerMinute,
      changedAt: ticker.realNow(),
    },
  });

  /** By a list, which arrow keys may step through. */
  function change(changes: Partial<ClanSettings>): void {
    last.current = seriesOf(last.current, changeOf(changes).series);
    configure.mutate({ changes, series: last.current });
  }

  return {
    // What was chosen is seen at once; a field that were disabled meanwhile would lose the focus.
    settings: stored && { ...stored, ...(configure.isPending && configure.variables.changes) },
    failure: configure.isError ? failureOf(configure.error) : null,
    forgetFailure: configure.reset,
    change,
    /** The same for what waits until it is kept. */
    save: (changes: Partial<ClanSettings>) => configure.mutateAsync(changeOf(changes)),
  };
}
