import { useMemo } from "react";
import { useContestPreview } from "#renderer/api/contest-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useNow, useSettled } from "#renderer/ui/use-now.ts";
import type { EntryList } from "#shared/contract/contests.ts";
import { type Duration, HOUR } from "#shared/time.ts";
import type { ContestForm } from "./contest-form.ts";
import { errorsOf, type FoundProblem } from "./contest-problems.ts";
import { type FormErrors, type TermsScene, termsOf } from "./contest-terms.ts";
import { trialOf } from "./preview-words.ts";

/** A person who types is not told at each letter. */
const SETTLED_MS: Duration = 400;

export interface Preview {
  /** Null: nothing could be asked for yet. */
  readonly list: EntryList | null;
  /** What stands in for a contest that has not begun, such as `the last 2 d`. */
  readonly span: string | null;
  readonly rulesText: string | null;
  /** It shows what was before: new figures are on their way, or the form is not whole. */
  readonly isOld: boolean;
  /** Of a form that is not whole, what is missing first. */
  readonly missing: string | null;
  /** What the host finds wrong, at the fields. */
  readonly errors: FormErrors;
}

const NO_ERRORS: FormErrors = {};

/** Who would have entries by the form as it stands; the old answer stays while a new one is fetched. */
export function usePreview(form: ContestForm, scene: TermsScene): Preview {
  const settled = useSettled(form, SETTLED_MS);
  const now = useNow(HOUR / 6);
  // Without a title everything else can be tried.
  const read = useMemo(
    () => termsOf({ ...settled, title: settled.title.trim() || "(no title yet)" }, scene),
    [settled, scene],
  );
  const terms = read.ok ? read.terms : null;
  const trial = useMemo(() => (terms === null ? null : trialOf(terms, now)), [terms, now]);
  const asked = useContestPreview(scene.clan, terms);
  const tried = useContestPreview(scene.clan, trial?.terms ?? null);
  const refused = failureOf(asked.error);
  const problems =
    terms === null || asked.isPlaceholderData
      ? []
      : (asked.data?.problems ?? (refused.code === "INVALID_TERMS" ? (refused.data.problems as FoundProblem[]) : []));
  return {
    list: tried.data ?? null,
    span: trial?.span ?? null,
    rulesText: asked.data?.rulesText ?? null,
    isOld: terms === null || tried.isPlaceholderData || settled !== form,
    missing: read.ok ? null : (Object.values(read.errors)[0] ?? null),
    errors: problems.length === 0 ? NO_ERRORS : errorsOf(problems, settled),
  };
}
