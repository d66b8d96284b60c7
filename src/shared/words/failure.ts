/** Why something that was asked for was not done: what happened, and what to do next. */
import type { HaltReason } from "#shared/contract/base.ts";
import type { ContestAction, Hindrance } from "#shared/contract/contests.ts";
import type { CronProblem } from "#shared/contract/schedules.ts";
import { plainText } from "#shared/plain-text.ts";
import { cronProblemWords } from "./cron.ts";
import { haltWords } from "./halt.ts";
import { hindranceWords } from "./hindrance.ts";

export interface FailureWords {
  readonly cause: string;
  /** What to do; null where the cause says it. */
  readonly next: string | null;
}

/** Words for an error of the contract, by its code and data (`src/shared/contract/base.ts` and beside the procedures). */
export function failureWords(code: string, data: Readonly<Record<string, unknown>>): FailureWords {
  const text = (key: string) => plainText(String(data[key] ?? ""));
  switch (code) {
    case "NOT_FOUND":
      return { cause: `There is no ${text("what")} ${text("ref")} here (any more).`, next: null };
    case "INVALID_REF":
      return {
        cause: `“${text("ref")}” cannot be a clan of this game.`,
        next: `One looks like this: ${text("example")}`,
      };
    case "NOT_FOUND_BY_NAME":
      return {
        cause: `No clan was found by the name “${text("ref")}”. ${data.detail === null ? "" : text("detail")}`.trim(),
        next: "Its number leads there too.",
      };
    case "ALREADY_TRACKED":
      return { cause: `${text("name")} is in the list already.`, next: null };
    case "NO_KEY_NEEDED":
      return { cause: "This game needs no key.", next: null };
    case "INVALID_KEY":
      return {
        cause: "That cannot be a key: it holds blanks or characters that no key has.",
        next: "Copy the whole token again.",
      };
    case "UNKNOWN_SETTING":
      return { cause: `There is no setting ${text("key")}.`, next: null };
    case "INVALID_VALUE":
      return { cause: `This takes ${text("expected")}.`, next: null };
    case "UNKNOWN_ZONE":
      return { cause: `“${text("zone")}” is no time zone.`, next: "One looks like this: Europe/Berlin" };
    case "INVALID_CRON":
      return cronProblemWords(data as unknown as CronProblem);
    case "NOT_BY_HAND":
      return { cause: "The game tells who is in this clan.", next: "Nothing of its roster can be changed here." };
    case "INVALID_NAME":
      return { cause: `“${text("name")}” cannot be a player's name.`, next: null };
    case "NAMES_SWAPPED":
      return {
        cause: `Members are to have one another's names, “${text("name")}” among them.`,
        next: "Give one of them a name that nobody has first.",
      };
    case "UNKNOWN_PLACE":
      return { cause: `Nothing is known of ${text("place")}.`, next: null };
    case "ALREADY_PASSED":
      return { cause: "That instant has passed already.", next: "A last check needs one that is still to come." };
    case "UNREADABLE_ANSWER":
      return { cause: text("detail"), next: "Give the file as it was answered, and the time at which it was." };
    case "UNKNOWN_METRIC":
      return { cause: `Boards of this game have no metric ${text("metric")} (yet).`, next: null };
    case "INVALID_WINDOW":
      return data.why === "no-seasons"
        ? { cause: "This game has no seasons.", next: "Choose another span." }
        : { cause: "The span ends before it begins.", next: "Choose another span." };
    case "HINDERED":
      return hindranceWords(text("why") as Hindrance, text("action") as ContestAction);
    case "BAD_SIGNATURE":
      return {
        cause: `That is not what the beacon said in round ${text("round")}.`,
        next: "Copy the signature of exactly this round: 96 hexadecimal digits.",
      };
    case "AMBIGUOUS":
      return { cause: `Several in the list are called “${text("ref")}”.`, next: "Give the id in the draw." };
    case "NO_ENTRIES":
      return { cause: `${text("name")} has no entries in the locked list.`, next: null };
    case "BAD_PASSPHRASE":
      return passphraseWords(text("why"));
    case "ALREADY_HERE":
      return { cause: "This contest is in the workspace already.", next: null };
    case "CLAN_NOT_TRACKED":
      return {
        cause: `The contest belongs to ${text("name")} (${text("ref")}), which is not followed here.`,
        next: "Add that clan first.",
      };
    case "FORBIDDEN":
      return { cause: "This needs a role that you do not have.", next: `Ask a ${text("least")} of the clan.` };
    case "BAD_REQUEST":
      return { cause: "That was not understood.", next: "Check what you entered." };
    case "STORE_UNAVAILABLE":
      return {
        cause: haltWords(text("why") as HaltReason).cause,
        next: "Nothing was changed. Try again when that is over.",
      };
    case "DEFECT":
      return {
        cause: "That failed, which it should not.",
        next: `Nothing was changed. The log has the reference ${text("reference")}.`,
      };
    case "UNREACHABLE":
      return { cause: "Adjutant does not answer.", next: "Try again when the connection is back." };
    default:
      return { cause: "That failed, which it should not.", next: text("message") === "" ? null : text("message") };
  }
}

function passphraseWords(why: string): FailureWords {
  if (why === "too-short") return { cause: "The passphrase is too short.", next: "Take a longer one." };
  return why === "wrong"
    ? { cause: "The passphrase does not open this file.", next: "Enter the one that it was sealed with." }
    : { cause: "This file is no sealed copy of a contest, or it was changed.", next: "Choose the whole file again." };
}
