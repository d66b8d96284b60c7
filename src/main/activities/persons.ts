/** People in an instance, out of its entries: somebody may have come with several characters. */
import type { StoredPlayer } from "#main/store/activities/players.ts";

export interface Person {
  /** Empty for somebody whom the report does not name. */
  readonly ref: string;
  readonly entries: readonly StoredPlayer[];
}

/** Each person once, who came first before the others. Entries without a player are a person each. */
export function personsOf(entries: readonly StoredPlayer[]): Person[] {
  const byPerson = Map.groupBy(entries, ({ ref, character }) => (ref === "" ? `character ${character}` : ref));
  return [...byPerson.values()]
    .map((own) => ({ ref: own[0]?.ref ?? "", entries: own }))
    .sort((a, b) => firstSecond(a) - firstSecond(b));
}

export function firstSecond({ entries }: Person): number {
  return Math.min(...entries.map((entry) => entry.startSeconds));
}

/**
 * Own time of a person: spans of several characters once where they overlap. The game cuts a start off at 32 767 seconds, so
 * what came later than that begins there.
 */
export function secondsOf(entries: readonly Pick<StoredPlayer, "startSeconds" | "timePlayedSeconds">[]): number {
  let seconds = 0;
  let reached = 0;
  for (const { startSeconds, timePlayedSeconds } of entries.toSorted((a, b) => a.startSeconds - b.startSeconds)) {
    const until = startSeconds + timePlayedSeconds;
    seconds += Math.max(0, until - Math.max(startSeconds, reached));
    reached = Math.max(reached, until);
  }
  return seconds;
}
