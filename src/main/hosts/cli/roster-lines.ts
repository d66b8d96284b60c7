import type { RenameProposal, RosterApplied, RosterDifference } from "#shared/contract/roster.ts";
import { toIsoOrNull } from "#shared/time.ts";
import { CONFIDENCE_WORDS, evidenceWords, REFUSED_WORDS } from "#shared/words/roster.ts";

type Label = (metric: string) => string;

/** A difference as people read one: `+` joins, `-` leaves, `~` is changed, `?` may be a rename, `!` was not understood. */
export function differenceLines(difference: RosterDifference, label: Label): string[] {
  const { joins, leaves, roles, renames, refused } = difference;
  return [
    `${difference.listName === null ? "The list" : `“${difference.listName}”`} names ${players(difference.listed)}.`,
    ...joins.map(
      (one) =>
        `+ ${one.name}${roleWords(one.gameRole)}${one.isReturning ? ", was here before" : ""}${dayWords(one.joinedAt)}`,
    ),
    ...leaves.map(
      (one) => `- ${one.name}${roleWords(one.gameRole)}${one.isFromGame ? ", stays: the game says they are here" : ""}`,
    ),
    ...roles.map((one) => `~ ${one.name}: ${one.before ?? "no role"} → ${one.after ?? "no role"}`),
    ...renames.flatMap((one) => proposalLines(one, label).map((line, index) => `${index === 0 ? "?" : " "} ${line}`)),
    ...refused.map((one) => `! line ${one.line} ${REFUSED_WORDS[one.why]}: ${one.text}`),
    `${joins.length} join, ${leaves.filter((one) => !one.isFromGame).length} leave, ${roles.length} change role, ${difference.unchanged} stay as they are.`,
  ];
}

/** A proposal on one line, and what speaks for it and against it below. */
export function proposalLines(one: RenameProposal, label: Label): string[] {
  const known = one.toAccount === null ? "" : ", whose own history would be joined";
  return [
    `${one.name} → ${one.toName}: ${CONFIDENCE_WORDS[one.confidence]}${known}`,
    ...one.evidence.map((evidence) => `    ${evidenceWords(evidence, { label, number: String })}`),
  ];
}

export function appliedLine({ joined, left, rolesChanged, renamed, merged }: RosterApplied): string {
  const merging = merged === 0 ? "" : ` (${merged} with a history of its own)`;
  return `${joined} joined, ${left} left, ${rolesChanged} changed role, ${renamed} renamed${merging}.`;
}

export function differenceJson(difference: RosterDifference) {
  return {
    ...difference,
    joins: difference.joins.map((one) => ({ ...one, joinedAt: toIsoOrNull(one.joinedAt) })),
  };
}

function players(count: number): string {
  return count === 1 ? "1 player" : `${count} players`;
}

const roleWords = (role: string | null) => (role === null ? "" : `, ${role}`);
const dayWords = (at: number | null) => (at === null ? "" : `, since ${(toIsoOrNull(at) ?? "").slice(0, 10)}`);
