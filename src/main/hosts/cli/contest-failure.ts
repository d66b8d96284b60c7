/** Why something about a contest was not done: what it means, and which command comes next. */
import type { ContestAction, Hindrance, TermsProblem } from "#shared/contract/contests.ts";
import { type Instant, toIso } from "#shared/time.ts";
import { failureWords } from "#shared/words/failure.ts";

/** By the members of the file that describes a contest. */
const TERMS_WORDS: Readonly<Record<TermsProblem, string>> = {
  "start-not-before-end": "startAt must be before endAt.",
  "lock-before-end": "lockBy must not be before endAt.",
  "already-ended": "endAt has passed: a contest is announced before it ends.",
  "lock-passed": "lockBy has passed.",
  "round-too-early": "round comes too soon: the beacon speaks at the least one minute after lockBy.",
  "round-passed": "round has passed: its random number is known already.",
  "round-offline": "round is of online draws only. Leave it out.",
  "round-too-late": "round is too far away.",
  "witness-twice": "witnesses holds somebody twice.",
  "witnesses-online": "witnesses are of offline draws only. Leave them out.",
  "title-too-long": "title is too long.",
  "title-not-plain": "title holds characters that cannot be seen.",
  "unknown-rule": "rules: this game has no rule of that type.",
  "unknown-metric": "rules: nothing is known of a target.",
  "target-not-of-rule": "rules: a target is not one of that type of rule.",
  "grace-after-lock": "graceMs reaches beyond lockBy: the last check would come after the lock.",
  "too-many-entries": "rules: they give more entries than a draw can tell apart.",
};

export interface FoundProblem {
  readonly problem: TermsProblem;
  readonly detail: string | null;
}

/** `endAt has passed: … (2026-08-06T12:00:00.000Z)`. */
export function problemLine({ problem, detail }: FoundProblem): string {
  return `${TERMS_WORDS[problem]}${detail === null ? "" : ` (${detail})`}`;
}

/** Words for the errors of the contract that only contests have, by code and data. */
export function contestFailure(code: string, data: Readonly<Record<string, unknown>>): string {
  if (code === "INVALID_TERMS") {
    return ["These terms cannot be kept.", ...(data.problems as FoundProblem[]).map(problemLine)].join(" ");
  }
  const { cause, next } = failureWords(code, data);
  const words = [cause];
  if (code === "HINDERED") {
    words.push(...timeWords(data.why as Hindrance, (data.at ?? null) as Instant | null));
    if (data.why === "wrong-state") words.push(`It is ${data.state}, which does not allow: ${data.action}.`);
  }
  if (code === "AMBIGUOUS") words.push(`Such as: ${(data.entryIds as string[]).join(", ")}.`);
  if (code === "ALREADY_HERE") words.push(`Look at it with: adjutant contests show ${data.id}`);
  if (next !== null) words.push(next);
  const command = code === "HINDERED" ? commandFor(data.why as Hindrance, data.action as ContestAction) : null;
  if (command !== null) words.push(`The command: adjutant contests ${command}`);
  return words.join(" ");
}

function timeWords(why: Hindrance, at: Instant | null): string[] {
  if (at === null) return [];
  if (why === "too-late") return [`It was possible until ${toIso(at)}.`];
  return why === "too-early" || why === "last-check-running" ? [`It is possible from ${toIso(at)} on.`] : [];
}

function commandFor(why: Hindrance, action: ContestAction): string | null {
  switch (why) {
    case "commitment-not-published":
      return "publish ID commitment --place P";
    case "lock-not-published":
      return "publish ID lock --place P";
    case "witness-silent":
      return "witness ID NAME VALUE";
    case "beacon-missing":
      return "beacon ID SIGNATURE";
    case "ledger-unconfirmed":
      return "ledger --confirm head|new";
    case "no-entries":
      return "correct ID REF WEIGHT --reason R";
    case "too-late":
      return action === "lock" ? "rearm ID --lock-by T --reason R" : null;
    default:
      return null;
  }
}
