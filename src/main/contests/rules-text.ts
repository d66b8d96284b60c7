/**
 * The rules of a contest in plain English: the text that `rules_hash` of the commitment binds.
 *
 * 1. The same terms give the same text, wherever and whenever it is made: instants are in UTC, numbers are plain decimals.
 * 2. It says everything that it takes to work out the entries again from the samples of the evidence file.
 * 3. What a re-armed draw may change is not in it: when the list is locked, and the round (FAIR-DRAW.md section 7).
 */
import type { Game } from "#main/games/game.ts";
import { type Catalogue, catalogueOf } from "#main/store/samples/catalogue.ts";
import type { Comparator, ContestRule, ContestTerms } from "#shared/contract/contests.ts";
import { plainLines, plainText } from "#shared/plain-text.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { decimalText } from "./decimal.ts";
import { type ResolvedRule, resolveRule } from "./targets.ts";

/** What of a contest the text tells. */
export type RulesTerms = Pick<
  ContestTerms,
  | "title"
  | "prize"
  | "description"
  | "startAt"
  | "endAt"
  | "winners"
  | "alternates"
  | "afterWin"
  | "baseline"
  | "graceMs"
  | "joiners"
  | "leavers"
  | "rules"
>;

export function rulesTextOf(
  terms: RulesTerms,
  game: Pick<Game, "name" | "contestRules" | "metrics">,
  clanName: string,
): string {
  // Labels come from the game alone: what its servers showed meanwhile would make another text of the same terms.
  const catalogue = catalogueOf(game, [], () => true);
  const blocks = [
    headOf(terms, game.name, clanName),
    entriesBlock(terms, game, catalogue),
    numbersBlock(terms),
    membersBlock(terms),
    drawBlock(terms),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`.toWellFormed();
}

function headOf({ title, prize, description, startAt, endAt }: RulesTerms, game: string, clan: string): string[] {
  return [
    plainText(title),
    `A contest of the clan ${plainText(clan)} in ${game}.`,
    `It counts what members gain after ${timeText(startAt)} and until ${timeText(endAt)}.`,
    ...(prize === "" ? [] : [`Prize: ${plainText(prize)}`]),
    ...(description === "" ? [] : ["", ...plainLines(description)]),
  ];
}

function entriesBlock(
  { rules }: RulesTerms,
  game: Pick<Game, "contestRules" | "metrics">,
  catalogue: Catalogue,
): string[] {
  return [
    rules.length === 1 ? "Entries" : "Entries (those of all rules are added up)",
    ...rules.map((rule, index) => {
      const resolved = resolveRule(game, catalogue, rule);
      const what = resolved.ok ? countedText(resolved.rule) : plainText([rule.type, ...rule.targets].join(" "));
      return `${index + 1}. ${what} ${conditionText(rule)}${givenText(rule)}`;
    }),
    "Entries are whole numbers; every division is rounded down.",
  ];
}

/** What is compared: one number, several added up, or each of several. */
function countedText({ rule, type, targets }: ResolvedRule): string {
  const unit = type.unit === "" ? "" : ` (${type.unit})`;
  const [only] = targets;
  const isOne = targets.length === 1 && only !== undefined;
  if (rule.targets.length === 0 && !isOne) {
    const all = `${type.label}${unit}, all that the game shows`;
    return rule.match === "any" ? `${all}: ${EACH_ALONE}.` : `${all}, added up.`;
  }
  if (isOne) return `${plainText(only.label)}${unit}.`;
  const list = targets.map((target) => plainText(target.label)).join(", ");
  return rule.match === "any" ? `${list}${unit}: ${EACH_ALONE}.` : `${list}${unit}, added up.`;
}

const EACH_ALONE = "each by itself, and the one that gives most entries counts";

const COMPARATORS: Readonly<Record<Comparator, string>> = {
  ">=": "at least",
  ">": "more than",
  "<=": "at most",
  "<": "less than",
  "=": "exactly",
};

function conditionText({ comparator, threshold }: ContestRule): string {
  return comparator === ">=" && threshold === 0
    ? "Everybody whose gain is known"
    : `Whoever gains ${COMPARATORS[comparator]} ${decimalText(threshold)}`;
}

function givenText({ weight, per, cap }: ContestRule): string {
  const entries = `${decimalText(weight)} ${weight === 1 ? "entry" : "entries"}`;
  const each = per === null ? "" : ` for every ${decimalText(per)} gained`;
  return ` gets ${entries}${each}${cap === null ? "" : `, at most ${decimalText(cap)}`}.`;
}

function numbersBlock({ startAt, endAt, graceMs, baseline: { maxAgeMs, otherwise } }: RulesTerms): string[] {
  const age =
    maxAgeMs === null
      ? "however long before the start it was last checked"
      : `if it was checked not more than ${spanText(maxAgeMs)} before the start`;
  const instead =
    otherwise === "first-inside"
      ? "Otherwise the gain counts from the first value that a check after the start shows."
      : "Otherwise that number counts nothing.";
  const until =
    graceMs === 0
      ? `The last value read until ${timeText(endAt)} is the one at the end.`
      : `The last value read until ${timeText(endAt + graceMs)} (${spanText(graceMs)} after the end) is the one at the end.`;
  return [
    "Gains",
    `A gain counts from the value that held at ${timeText(startAt)}, ${age}. ${instead}`,
    "A value that is checked and has not changed is as old as its last check.",
    until,
    "A number that starts again at zero goes on: what it shows after the fall has been gained.",
    "A number that can only rise and falls counts again once it exceeds its highest value, unless an officer says that it began again.",
    "Any other number that is lower at the end than at the start counts as no gain. Nobody loses entries by it.",
    "A value that is not known is not zero. In a sum, what was never known of a member is left out, and what has no value to count from adds nothing; such a sum meets no rule that asks for less than something or for exactly something.",
  ];
}

function membersBlock({ startAt, endAt, joiners, leavers }: RulesTerms): string[] {
  return [
    "Members",
    joiners === "count"
      ? "Who joined after the start takes part."
      : `Who joined after ${timeText(startAt)} has no entries.`,
    leavers === "exclude"
      ? `Who left until ${timeText(endAt)} and did not come back by then has no entries.`
      : "Who left keeps the entries.",
    "What counts in the clan alone, such as donations, counts for the stays there, each from the first value that it shows where it began after the start; everything else counts wherever the member was.",
    "A member who changes the name stays the same member.",
    "Officers can correct entries before the list is locked, and who does not want to take part has none; the evidence file tells each such change with its author and reason.",
  ];
}

function drawBlock({ winners, alternates, afterWin }: RulesTerms): string[] {
  const picks = `${countText(winners, "winner")}${alternates === 0 ? "" : ` and ${countText(alternates, "alternate")}`}`;
  return [
    "Draw",
    `${picks}, drawn by clan-draw/1: each entry has the same chance.`,
    afterWin === "remove_member"
      ? "Who is drawn leaves the draw with all entries."
      : "Who is drawn loses one entry and can be drawn again.",
  ];
}

const countText = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** `2026-08-07 00:00:00 UTC`. */
function timeText(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

const UNITS: readonly (readonly [Duration, string])[] = [
  [DAY, "day"],
  [HOUR, "hour"],
  [MINUTE, "minute"],
  [SECOND, "second"],
];

/** `1 day 2 hours`; exact. */
function spanText(ms: Duration): string {
  let rest = ms;
  const words = UNITS.flatMap(([unit, noun]) => {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    return count === 0 ? [] : [countText(count, noun)];
  });
  if (rest > 0) words.push(countText(rest, "millisecond"));
  return words.length === 0 ? "0 seconds" : words.join(" ");
}
