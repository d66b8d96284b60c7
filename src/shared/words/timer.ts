/** What a countdown counts down to, in the game's terms. */
import type { Timer } from "#shared/contract/clans.ts";
import { plainText } from "#shared/plain-text.ts";

export interface TimerWords {
  /** What is running: `War against Hollow Banner`. */
  readonly subject: string;
  /** What the countdown ends with: `battle day ends in`. */
  readonly countdown: string;
  /** The end as something that happens, for a line of several: `Battle day ends`. */
  readonly ending: string;
  /** What is said once the instant is passed and the game has not told yet. */
  readonly overdue: string;
}

/**
 * A kind that this build does not know is shown by its name.
 *
 * @param name makes a name stand safely inside a sentence, where that takes more than plain text.
 */
export function timerWords(
  timer: Pick<Timer, "kind" | "data">,
  name: (name: string) => string = (one) => one,
): TimerWords {
  const opponent = name(plainText(String(timer.data.opponent ?? "")));
  const war = opponent === "" ? "War" : `War against ${opponent}`;
  switch (timer.kind) {
    case "war-preparation":
      return {
        subject: war,
        countdown: "battle day begins in",
        ending: "Battle day begins",
        overdue: "battle day begins",
      };
    case "war-end":
      return {
        subject: war,
        countdown: "battle day ends in",
        ending: "Battle day ends",
        overdue: "ended, waiting for the final result",
      };
    default: {
      const name = timer.kind.replaceAll("-", " ");
      const subject = name.charAt(0).toUpperCase() + name.slice(1);
      return { subject, countdown: "ends in", ending: subject, overdue: "is over" };
    }
  }
}
