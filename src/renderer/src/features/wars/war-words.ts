/** Wars in words. Pure. */
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { WarDetail, WarSummary } from "#shared/contract/wars.ts";
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";
import type { WarPhase } from "./war-phase.ts";

/** A name inside a sentence. */
export const nameInText = (name: string) => isolateName(shownName(name));

/** `War against Hollow Banner`. */
export const warTitle = (war: Pick<WarSummary, "opponent">) => `War against ${nameInText(war.opponent.name)}`;

const RESULTS = { win: "Won", lose: "Lost", tie: "Tied", unknown: "Result not seen" } as const;
const PHASES: Readonly<Record<WarPhase, string>> = {
  preparation: "Preparation",
  battle: "Battle day",
  awaiting: "Awaiting result",
  ended: "Ended",
};

/** How a war ended, or where it stands. */
export function resultText(result: WarSummary["result"], phase: WarPhase): string {
  return result === null ? PHASES[phase] : RESULTS[result];
}

/** `58 to 57`. */
export const starsText = ({ clan, opponent }: Pick<WarSummary, "clan" | "opponent">) =>
  `${numbers.count(clan.stars)} to ${numbers.count(opponent.stars)}`;

/** `84.9 % to 82.4 %`. */
export const destructionText = ({ clan, opponent }: Pick<WarSummary, "clan" | "opponent">) =>
  `${numbers.percent(clan.destruction, 1)} to ${numbers.percent(opponent.destruction, 1)}`;

/** All attacks that one side has in a war. */
export const attacksTotal = (war: Pick<WarSummary, "teamSize" | "attacksPerMember">) =>
  war.teamSize * war.attacksPerMember;

/** Length of an attack: `2:54`. */
export function lengthText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

/** Newest first: the game numbers attacks in the order they were made. */
export const newestFirst = (attacks: WarDetail["attacks"]) => attacks.toSorted((a, b) => b.order - a.order);

/** What somebody attacked, in order: `Cordor 3 stars, 100 % · Ørn 1 star, 52 %`. */
export function madeText(attacks: WarDetail["attacks"], ref: string): string {
  return attacks
    .filter((attack) => attack.attackerRef === ref)
    .toSorted((a, b) => a.order - b.order)
    .map(
      ({ defenderName, stars, destruction }) =>
        `${nameInText(defenderName)} ${stars} ${plural(stars, "star", "stars")}, ${numbers.percent(destruction)}`,
    )
    .join(" · ");
}
