import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine, failureOf } from "#renderer/api/failures.ts";
import { contestPath } from "#renderer/ui/route.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useTicker } from "#renderer/ui/use-now.ts";
import type { ContestDetail, ContestTerms } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId, ContestId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";
import { draftKey, useBuilderStore } from "./builder-store.ts";
import { type ContestForm, emptyForm, formOf, isSameForm, templateOf } from "./contest-form.ts";
import { errorsOf, type FoundProblem } from "./contest-problems.ts";
import { type FormErrors, type TermsScene, termsOf } from "./contest-terms.ts";

export interface BuilderScene {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly zone: string;
  /** Null: a new one. */
  readonly contest: ContestDetail | null;
}

const NO_ERRORS: FormErrors = {};
const quoted = (title: string) => `“${isolateName(shownName(title))}”`;

/** The form of a contest: what is written is kept until it is saved or thrown away, also while other pages are looked at. */
export function useBuilder({ clan, game, zone, contest }: BuilderScene) {
  const ticker = useTicker();
  const [, navigate] = useHashLocation();
  const client = useClient();
  const queries = useQueryClient();
  const keep = useBuilderStore((store) => store.keep);
  const key = draftKey(clan, contest?.id ?? null);
  const kept = useBuilderStore((store) => store.drafts[key]);
  const [empty] = useState(() => emptyForm(game.contestRules, zone, ticker.now()));
  const base = useMemo(() => (contest === null ? empty : formOf(contest, zone)), [contest, empty, zone]);
  const [errors, setErrors] = useState(NO_ERRORS);
  const [refusals, setRefusals] = useState(0);
  const element = useRef<HTMLFormElement>(null);
  const form = kept ?? base;
  const scene = useMemo<TermsScene>(() => ({ clan, zone, game, saved: contest }), [clan, zone, game, contest]);

  useEffect(() => {
    if (refusals > 0) element.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [refusals]);

  function put(next: ContestForm): void {
    setErrors(NO_ERRORS);
    keep(key, isSameForm(next, base) ? null : next);
  }

  function refuse(found: FormErrors): void {
    setErrors(found);
    setRefusals((count) => count + 1);
  }

  const save = useMutation({
    mutationFn: (terms: ContestTerms) =>
      contest === null ? client.contests.create(terms) : client.contests.update({ id: contest.id, terms }),
    onSuccess(saved) {
      keep(key, null);
      void queries.invalidateQueries({ queryKey: ["contests"] });
      showToast(`${quoted(saved.title)} is saved as a draft`);
      navigate(contestPath(clan, saved.id));
    },
    onError(error) {
      const { code, data } = failureOf(error);
      if (code !== "INVALID_TERMS") return void showToast(failureLine(error), { icon: "fail" });
      refuse(errorsOf(data.problems as readonly FoundProblem[], form));
    },
  });

  const template = useMutation({
    mutationFn: (id: ContestId) => client.contests.show({ id }),
    onSuccess(found) {
      const before = form;
      put(templateOf(found, zone, ticker.now()));
      showToast(`Filled in from ${quoted(found.title)}`, { undo: () => put(before) });
    },
    onError: (error) => void showToast(failureLine(error), { icon: "fail" }),
  });

  return {
    form,
    scene,
    errors,
    element,
    isDirty: kept !== undefined,
    isSaving: save.isPending,
    change: (changes: Partial<ContestForm>) => put({ ...form, ...changes }),
    put,
    fillFrom: (id: ContestId) => template.mutate(id),
    discard() {
      const before = form;
      put(base);
      showToast("The changes are discarded", { undo: () => keep(key, before) });
    },
    submit() {
      if (save.isPending) return;
      const read = termsOf(form, scene);
      if (read.ok) save.mutate(read.terms);
      else refuse(read.errors);
    },
  };
}
