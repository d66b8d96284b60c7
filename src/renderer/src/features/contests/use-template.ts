import { useHashLocation } from "wouter/use-hash-location";
import { useClan } from "#renderer/api/queries.ts";
import { contestPath } from "#renderer/ui/route.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useTicker } from "#renderer/ui/use-now.ts";
import type { ContestDetail } from "#shared/contract/contests.ts";
import type { ClanId } from "#shared/ids.ts";
import { draftKey, useBuilderStore } from "./builder-store.ts";
import { templateOf } from "./contest-form.ts";

/** Begins a new contest with what another one says; null until the clan's zone is known. */
export function useTemplate(clan: ClanId, contest: ContestDetail): (() => void) | null {
  const ticker = useTicker();
  const [, navigate] = useHashLocation();
  const { drafts, keep } = useBuilderStore();
  const zone = useClan(clan).data?.zone;
  if (zone === undefined) return null;
  return () => {
    const key = draftKey(clan, null);
    const before = drafts[key] ?? null;
    keep(key, templateOf(contest, zone, ticker.now()));
    navigate(contestPath(clan, "new"));
    // What was being written is not lost to it.
    if (before !== null) showToast("The new contest is filled in anew", { undo: () => keep(key, before) });
  };
}
