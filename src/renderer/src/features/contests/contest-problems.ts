/** What the host finds wrong with terms: at which field it stands, what it means and what to do. Pure. */
import type { TermsProblem } from "#shared/contract/contests.ts";
import { plainText } from "#shared/plain-text.ts";
import type { ContestForm } from "./contest-form.ts";
import type { FormErrors } from "./contest-terms.ts";

export interface FoundProblem {
  readonly problem: TermsProblem;
  /** What it is about: a metric, a name, a rule. */
  readonly detail: string | null;
}

interface ProblemWords {
  readonly field: "title" | "start" | "end" | "lockBy" | "drawAt" | "mode" | "witnesses" | "graceMinutes" | "rule";
  readonly words: string;
}

const PROBLEMS: Readonly<Record<TermsProblem, ProblemWords>> = {
  "start-not-before-end": { field: "end", words: "The end must come after the start." },
  "lock-before-end": { field: "lockBy", words: "Entries are locked after the end, not before." },
  "already-ended": { field: "end", words: "The end has passed. Choose one that is to come." },
  "lock-passed": { field: "lockBy", words: "This time has passed. Choose one that is to come." },
  "round-too-early": {
    field: "drawAt",
    words: "The draw comes too soon after the lock. Leave members at least ten minutes to look at the list.",
  },
  "round-passed": { field: "drawAt", words: "The random number of this time is known already. Choose a later one." },
  "round-too-late": { field: "drawAt", words: "The draw is too far away. Choose an earlier time." },
  "round-offline": { field: "mode", words: "A draw with witnesses takes no public random number." },
  "witness-twice": { field: "witnesses", words: "A witness stands there twice." },
  "witnesses-online": { field: "mode", words: "A draw with the public random number has no witnesses." },
  "title-too-long": { field: "title", words: "The title is too long for the messages. Shorten it." },
  "title-not-plain": {
    field: "title",
    words: "The title holds characters that cannot be seen. Type it anew.",
  },
  "too-many-entries": {
    field: "rule",
    words: "This gives more entries than can be drawn from. Ask for more for each entry, or set a limit.",
  },
  "unknown-rule": { field: "rule", words: "This game has no such rule. Choose another." },
  "unknown-metric": { field: "rule", words: "Nothing is known of what is counted here. Choose something else." },
  "target-not-of-rule": { field: "rule", words: "This rule does not count that. Take it out." },
  "grace-after-lock": {
    field: "graceMinutes",
    words: "The last check would come after the lock. Make this shorter or lock later.",
  },
};

/** Problems as the form shows them, by field; of a rule at what it counts. */
export function errorsOf(problems: readonly FoundProblem[], form: ContestForm): FormErrors {
  const errors: Record<string, string> = {};
  for (const { problem, detail } of problems) {
    const { field, words } = PROBLEMS[problem];
    const about = detail === null ? "" : ` (${plainText(detail)})`;
    const name = field === "rule" ? `${ruleAbout(form, detail)} targets` : field;
    errors[name] ??= `${words}${field === "rule" ? about : ""}`;
  }
  return errors;
}

/** The rule that a detail is about: the one that counts it, else the first. */
function ruleAbout({ rules }: ContestForm, detail: string | null): number {
  const named = rules.find((rule) => detail !== null && (rule.type === detail || rule.targets.includes(detail)));
  return (named ?? rules[0])?.id ?? 0;
}
