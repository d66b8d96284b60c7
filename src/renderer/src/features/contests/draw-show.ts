/** The showing of a draw: how long it lasts, what decides it, and the winners in words. */
import type { Grade } from "#shared/contract/contests.ts";
import type { PickLine } from "#shared/draw/explain.ts";

/** The whole draw is over after this, however many are drawn. */
export const SHOW_MS = 3_600;
const LONGEST_STEP_MS = 900;

/** How long each position has, in milliseconds. */
export function stepMs(count: number): number {
  return Math.min(LONGEST_STEP_MS, SHOW_MS / Math.max(1, count));
}

const SOURCES: Readonly<Record<Grade, string>> = {
  beacon: "The public random number",
  witness: "What the witnesses said, the secret that was committed to",
  operator: "The organiser's secret that was committed to",
};

/** What the numbers come from: nothing random and public takes part where there is no beacon. */
export const sourceWords = (grade: Grade): string =>
  `${SOURCES[grade]} and the locked list give one number for each place; whoever holds it is drawn.`;

/** The winners in one sentence, for who does not see them. */
export function winnersSentence(
  picks: readonly Pick<PickLine, "kind" | "name">[],
  nameOf: (name: string) => string,
): string {
  const list = (kind: PickLine["kind"]) => picks.filter((one) => one.kind === kind).map((one) => nameOf(one.name));
  const [winners, alternates] = [list("winner"), list("alternate")];
  const said = `${winners.length === 1 ? "The winner is" : "The winners are"} ${inWords(winners)}.`;
  return alternates.length === 0 ? said : `${said} Alternates: ${alternates.join(", then ")}.`;
}

/** `A`, `A and B`, `A, B and C`. */
function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
