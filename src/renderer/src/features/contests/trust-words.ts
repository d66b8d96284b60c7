/** The grade of a draw beside its entries, short; the protocol's own sentences stand behind "What is left to trust". */
import type { ContestState, Grade } from "#shared/contract/contests.ts";

export interface TrustWords {
  readonly head: string;
  readonly text: string;
}

/** Before the draw and after it. A draw of grade `operator` is never called fair. */
export function trustWords(grade: Grade, state: ContestState): TrustWords {
  const isDrawn = state === "drawn";
  switch (grade) {
    case "beacon":
      return {
        head: `Nobody ${isDrawn ? "could" : "can"} choose the result`,
        text: `The winners follow from the locked entries and a public random number${
          isDrawn ? "" : " that does not exist when they are locked"
        }. Officers and this app can neither know it early nor change it. Anyone can repeat the draw from the proof file.`,
      };
    case "witness":
      return {
        head: "One honest witness is enough",
        text: `The winners follow from the locked entries and what the witnesses ${
          isDrawn ? "said" : "say"
        } after the lock. Whoever organises the draw knows the result first and could hold it back, which everybody would see.`,
      };
    case "operator":
      return {
        head: "The organiser has to be trusted",
        text: "The organiser knew the secret while fixing the entry list, and could have tried other secrets before the commitment or other entry lists before the lock. Both are fixed once they are posted.",
      };
  }
}
