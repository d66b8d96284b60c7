/** What a list, its lines and a rename say, in plain words. Pure. */
import type { Failure } from "#renderer/api/failures.ts";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { RenameEvidence, RenameProposal, RosterDifference } from "#shared/contract/roster.ts";
import type { GameInfo, RosterPlace } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";
import { failureWords } from "#shared/words/failure.ts";
import { troubleWords } from "#shared/words/trouble.ts";

type Told = Pick<GameInfo, "metrics" | "rosterSources" | "upstreams">;

/** What the game's public tables of players are called: its first service, which every member is asked of. */
export function boardsOf({ upstreams }: Pick<GameInfo, "upstreams">): string {
  return upstreams[0]?.name.toLowerCase() ?? "boards";
}

export interface EvidenceWords {
  readonly text: string;
  /** It speaks against the two being one player. */
  readonly isAgainst: boolean;
}

/** One thing that speaks for or against a rename. */
export function evidenceWords(game: Told, { kind, metric, before, after }: RenameEvidence): EvidenceWords {
  const label = game.metrics.find((one) => one.key === metric)?.label ?? metric ?? "a number";
  const both = before === null || after === null ? null : ([numbers.count(before), numbers.count(after)] as const);
  const speaksFor = (text: string) => ({ text, isAgainst: false });
  switch (kind) {
    case "same-id":
      return speaksFor(`same ${game.rosterSources[0]?.name ?? "lasting"} id`);
    case "old-name-gone":
      return speaksFor(`the old name is not on the ${boardsOf(game)} any more`);
    case "nothing-lower":
      return speaksFor(both === null ? "nothing is lower" : `nothing is lower: ${label} ${both[0]}, then ${both[1]}`);
    case "close":
      return speaksFor("no more was gained than one can gain meanwhile");
    case "same-joined-day":
      return speaksFor("both joined on the same day");
    case "took-the-place":
      return speaksFor("the new name is in the list and the old one is not");
    case "something-lower":
      return {
        text: `${label} is lower${both === null ? "" : `: ${both[1]} < ${both[0]}`}, so it is somebody else`,
        isAgainst: true,
      };
  }
}

export const CONFIDENCE_WORDS: Readonly<Record<RenameProposal["confidence"], string>> = {
  sure: "Sure",
  likely: "Likely",
  possible: "Possible",
  unlikely: "Unlikely",
};

const FORMAT_WORDS: Readonly<Record<RosterDifference["format"], string>> = {
  names: "names, one a line",
  csv: "a table (CSV)",
  json: "an export of a plugin (JSON)",
  group: "a group",
};

/** What was read: `Read as a table (CSV): 48 players, 44 as they are`. */
export function readWords({
  format,
  listed,
  unchanged,
}: Pick<RosterDifference, "format" | "listed" | "unchanged">): string {
  const players = `${numbers.count(listed)} ${plural(listed, "player", "players")}`;
  const same = unchanged === 0 ? "" : `, ${numbers.count(unchanged)} as they are`;
  return `Read as ${FORMAT_WORDS[format]}: ${players}${same}`;
}

type Refused = RosterDifference["refused"][number];

const REFUSED_WORDS: Readonly<Record<Refused["why"], string>> = {
  "no-name": "names nobody",
  "invalid-name": "cannot be a player's name",
  twice: "is in the list twice",
};

/** `Line 7: “=HYPERLINK()” cannot be a player's name`. */
export function refusedWords({ line, text, why }: Refused): string {
  const quoted = plainText(text).trim();
  return `Line ${numbers.count(line)}${quoted === "" ? "" : `: “${quoted}”`} ${REFUSED_WORDS[why]}`;
}

export interface FailedWords {
  readonly cause: string;
  readonly next: string | null;
}

/** Why a list could not be read or taken. `place` is where it was asked for, if anywhere. */
export function sourceFailure({ code, data }: Failure, place: RosterPlace | undefined): FailedWords {
  const name = place?.name ?? "The service";
  switch (code) {
    case "UNREADABLE":
      return unreadable(String(data.why));
    case "INVALID_REF":
      return {
        cause: `“${plainText(String(data.ref))}” cannot be a group there.`,
        next: `One looks like this: ${plainText(String(data.example))}`,
      };
    case "NOT_TOLD": {
      const outcome = data.outcome as OutcomeKind;
      if (outcome === "not-found")
        return { cause: `${name} knows no such group.`, next: "Compare the number with its address." };
      const words = troubleWords(name, { outcome, detail: data.detail === null ? null : String(data.detail) });
      return { cause: words.cause, next: "Nothing was changed. Try again later, or paste the names." };
    }
    default:
      return failureWords(code, data);
  }
}

function unreadable(why: string): FailedWords {
  switch (why) {
    case "broken-json":
      return { cause: "It begins like JSON and is none.", next: "Export it again, or paste the names alone." };
    case "no-names":
      return { cause: "No player's name was found in it.", next: "One name a line, or a table with a column rsn." };
    case "too-many":
      return { cause: "It has more names than a clan can have members.", next: "Paste the list of members alone." };
    default:
      return { cause: "There is nothing in it.", next: null };
  }
}

/** A member and the name that they shall have. */
export type Renaming = Pick<RenameProposal, "account" | "name" | "toName" | "toAccount">;

/** What a rename does, before it is done. */
export function renameConsequence(proposal: Omit<Renaming, "account">): readonly string[] {
  const [from, to] = [plainText(proposal.name), plainText(proposal.toName)];
  const kept = `${from} stays the same member under the name ${to}: joined, role and everything recorded stay.`;
  if (proposal.toAccount === null) {
    return [kept, `From now on ${to} is checked. A wrong rename is set right by renaming back.`];
  }
  return [
    kept,
    `${to} is known already. Both histories become one: values and events of both are told of one player.`,
    "Two joined histories cannot be taken apart again.",
  ];
}

/** `2 names are not on the hiscores.` */
export function notFoundWords(game: Pick<GameInfo, "upstreams">, count: number): string {
  return `${numbers.count(count)} ${plural(count, "name is", "names are")} not on the ${boardsOf(game)}.`;
}
