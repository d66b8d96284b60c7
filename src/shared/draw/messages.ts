import { shownName } from "#shared/plain-text.ts";
import { commitmentHash } from "./commitment.ts";
import type { Commitment, Entry, Lock, Pick, Result } from "./documents.ts";
import { lockHash } from "./lock.ts";
import { timeOfRound } from "./rounds.ts";
import { toTimestamp } from "./timestamp.ts";

/** The suggested messages of section 9, to be posted as they are: every value that is searched for ends its line. */

/** A chat takes 2 000 characters; the closing line has to fit too. */
const MESSAGE_LENGTH = 1_900;

export function commitmentMessage(commitment: Commitment): string {
  const { seq, attempt, title, end_at, lock_by } = commitment;
  return lines(
    `Fair draw no. ${seq}, attempt ${attempt}: ${harmless(title)}`,
    `commitment ${commitmentHash(commitment)}`,
    `entries close ${end_at}, locked by ${lock_by}`,
    drawLine(commitment),
  );
}

export function lockMessage(commitment: Commitment, lock: Lock): string {
  return lines(
    `Fair draw no. ${commitment.seq}: entries locked (list attached)`,
    `lock ${lockHash(lock)}`,
    `${counted(lock.entry_count, "member", "members")}, ${counted(lock.total_weight, "entry", "entries")}`,
    `root ${lock.entries_root}`,
    drawLine(commitment),
  );
}

/** Picks that a chat message has no room for are counted: the proof has them all. */
export function resultMessage(commitment: Commitment, result: Result, entries: readonly Entry[]): string {
  const names = new Map(entries.map(({ id, name }) => [id, name]));
  const shown = (pick: Pick) => `${harmless(shownName(names.get(pick.id) ?? ""))} (${harmless(pick.id)})`;
  const winners = result.picks.filter((pick) => pick.kind === "winner");
  const alternates = result.picks.filter((pick) => pick.kind === "alternate");
  const [winner, alternate] = [winners[0], alternates[0]];
  const picked =
    winner !== undefined && alternate !== undefined && result.picks.length === 2
      ? [`1. ${shown(winner)}   alternate: ${shown(alternate)}`]
      : [
          ...winners.map((pick) => `${pick.position}. ${shown(pick)}`),
          ...alternates.map((pick, index) => `alternate ${index + 1}: ${shown(pick)}`),
        ];
  const head = [`Fair draw no. ${commitment.seq}: result (proof attached)`, `seed ${result.seed}`];
  return lines(...head, ...fitting(picked, MESSAGE_LENGTH - lines(...head).length));
}

/** That a number ends without a draw, which every number has to that does not end in one (section 10). */
export function voidMessage(commitment: Commitment, reason: string): string {
  return lines(
    `Fair draw no. ${commitment.seq}, attempt ${commitment.attempt}: ${harmless(commitment.title)} is void`,
    `commitment ${commitmentHash(commitment)}`,
    `there is no draw: ${harmless(reason)}`,
  );
}

function drawLine({ beacon, witnesses }: Commitment): string {
  if (beacon !== null) return `draw: drand quicknet round ${beacon.round}, ${toTimestamp(timeOfRound(beacon.round))}`;
  return witnesses.length === 0
    ? "draw: by the organiser alone, without witnesses"
    : `draw: with what these witnesses say after the lock: ${witnesses.map(harmless).join(", ")}`;
}

function fitting(picked: readonly string[], room: number): readonly string[] {
  let length = 0;
  const count = picked.findIndex((line) => {
    length += line.length + 1;
    return length > room;
  });
  return count === -1 ? picked : [...picked.slice(0, count), `and ${picked.length - count} more in the proof`];
}

const NO_SPACE = "\u200b";

/**
 * Text of somebody else that means nothing to a chat: no mention of people, no link, no hidden or crossed-out part, no code.
 * An id of a game has nothing of that and stays as it is.
 */
function harmless(text: string): string {
  return shownName(text)
    .replaceAll("`", "ˋ")
    .replace(/[@<[]/g, (sign) => `${sign}${NO_SPACE}`)
    .replace(/:\/\/|\|\||~~/g, ([first, ...rest]) => `${first}${NO_SPACE}${rest.join("")}`);
}

const lines = (...of: readonly string[]) => of.join("\n");
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
