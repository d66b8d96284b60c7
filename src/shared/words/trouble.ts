/** Why something is not up to date, as an officer needs it: what happened, what it means, what to do next. */
import type { OutcomeKind, Trouble } from "#shared/contract/base.ts";
import { plainText } from "#shared/plain-text.ts";

export interface TroubleWords {
  readonly cause: string;
  readonly meaning: string;
  /** What to do; null where waiting is all there is to do. */
  readonly next: string | null;
}

/** A few words for a table. */
export const OUTCOME_WORDS: Readonly<Record<OutcomeKind, string>> = {
  fresh: "changed",
  unchanged: "unchanged",
  "not-found": "not found",
  private: "private",
  throttled: "asked to wait",
  maintenance: "maintenance",
  unauthorized: "key refused",
  malformed: "unreadable answer",
  unreachable: "no answer",
};

const RETRY = "Adjutant tries again by itself.";

export function troubleWords(game: string, trouble: Pick<Trouble, "outcome" | "detail">): TroubleWords {
  const detail = trouble.detail === null ? "" : ` ${sentence(plainText(trouble.detail))}`;
  switch (trouble.outcome) {
    case "unauthorized":
      return trouble.detail === "No key is set."
        ? {
            cause: `There is no ${game} key yet.`,
            meaning: "Without one the game answers nobody.",
            next: "Enter a key in the settings.",
          }
        : {
            cause: `The ${game} key was refused.${detail}`,
            meaning: "Nothing new comes until a key works; what you see is from before.",
            next: "Make a new key and enter it in the settings.",
          };
    case "maintenance":
      return {
        cause: `${game} is in maintenance.`,
        meaning: "Nothing new comes until it is over; what the game itself ends may end later.",
        next: null,
      };
    case "throttled":
      return { cause: `${game} asked to wait.${detail}`, meaning: `Too much was asked at once. ${RETRY}`, next: null };
    case "unreachable":
      return {
        cause: `${game} does not answer.${detail}`,
        meaning: RETRY,
        next: "Check the internet connection, and the address in the settings if you changed it.",
      };
    case "malformed":
      return {
        cause: `${game} sent an answer that cannot be read.${detail}`,
        meaning: `Nothing of it was kept. ${RETRY}`,
        next: null,
      };
    case "not-found":
      return {
        cause: `${game} does not know it (any more).${detail}`,
        meaning: "Nothing new can come.",
        next: "Check how it is written.",
      };
    case "private":
      return {
        cause: "The war log is not public.",
        meaning: "Wars cannot be seen.",
        next: "Make the war log public in the game.",
      };
    case "fresh":
    case "unchanged":
      return { cause: "All is well.", meaning: "", next: null };
  }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
