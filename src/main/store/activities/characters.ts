/** Characters of accounts, and how much of their histories is known. */
import type { CharacterContext, CharactersFact } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface StoredCharacter {
  readonly ref: string;
  readonly class: string | null;
  readonly light: number | null;
  readonly minutesPlayed: number | null;
  readonly lastPlayedAt: Instant | null;
  readonly isDeleted: 0 | 1;
  readonly knownFrom: Instant | null;
  readonly knownUntil: Instant | null;
  readonly firstReadAt: Instant | null;
  readonly readAt: Instant | null;
  readonly wantedPage: number | null;
}

const COLUMNS = `ref, class, light, minutes_played as minutesPlayed, last_played_at as lastPlayedAt,
  is_deleted as isDeleted, known_from as knownFrom, known_until as knownUntil, first_read_at as firstReadAt,
  read_at as readAt, wanted_page as wantedPage`;

/** All that an account ever had, as far as we saw, those played last first. */
export function listCharacters(reader: Reader, account: AccountId): StoredCharacter[] {
  return queryAll(
    reader,
    `select ${COLUMNS} from characters where account_id = ? order by last_played_at desc, ref`,
    account,
  );
}

export function findCharacter(reader: Reader, account: AccountId, ref: string): StoredCharacter | undefined {
  return queryFirst(reader, `select ${COLUMNS} from characters where account_id = ? and ref = ?`, account, ref);
}

/** What the freshness of a character's history depends on; null where the character is not known. */
export function characterContextOf(reader: Reader, account: AccountId, character: string): CharacterContext | null {
  const known = findCharacter(reader, account, character);
  if (known === undefined) return null;
  const { lastPlayedAt, knownUntil, wantedPage } = known;
  return { lastPlayedAt, knownUntil, wantedPage };
}

/** Takes in all characters of an account: those it lacks are deleted. Says whether anything is other than before. */
export function saveCharacters(tx: Tx, account: AccountId, told: CharactersFact["characters"]): boolean {
  let changes = execute(
    tx,
    `update characters set is_deleted = 1 where account_id = ? and not is_deleted
       and ref not in (select value from json_each(?))`,
    account,
    JSON.stringify(told.map((one) => one.ref)),
  ).changes;
  for (const { ref, class: kind, light, minutesPlayed, lastPlayedAt } of told) {
    changes += execute(
      tx,
      `insert into characters (account_id, ref, class, light, minutes_played, last_played_at)
       values (:account, :ref, :kind, :light, :minutesPlayed, :lastPlayedAt)
       on conflict do update set class = coalesce(excluded.class, class), light = coalesce(excluded.light, light),
         minutes_played = max(coalesce(minutes_played, 0), coalesce(excluded.minutes_played, minutes_played)),
         last_played_at = max(coalesce(last_played_at, 0), coalesce(excluded.last_played_at, last_played_at)),
         is_deleted = 0
       where is_deleted or coalesce(excluded.class, class) is not class or coalesce(excluded.light, light) is not light
         or excluded.minutes_played > coalesce(minutes_played, -1)
         or excluded.last_played_at > coalesce(last_played_at, -1)`,
      { account, ref, kind, light, minutesPlayed, lastPlayedAt },
    ).changes;
  }
  return changes > 0;
}

export type HistoryRead = Pick<StoredCharacter, "knownFrom" | "knownUntil" | "firstReadAt" | "readAt" | "wantedPage">;

/** How much of a character's history is known after a page of it was read; the character is made where no profile told it. */
export function saveHistoryRead(tx: Tx, account: AccountId, ref: string, read: HistoryRead): void {
  execute(
    tx,
    `insert into characters (account_id, ref, known_from, known_until, first_read_at, read_at, wanted_page)
     values (:account, :ref, :knownFrom, :knownUntil, :firstReadAt, :readAt, :wantedPage)
     on conflict do update set known_from = excluded.known_from, known_until = excluded.known_until,
       first_read_at = excluded.first_read_at, read_at = excluded.read_at, wanted_page = excluded.wanted_page`,
    { account, ref, ...read },
  );
}

/**
 * From when on everything that an account played is known: where the shortest of its characters' histories begins. Null before
 * those of all that it has were read.
 */
export function knownFromOf(characters: readonly Pick<StoredCharacter, "isDeleted" | "knownFrom">[]): Instant | null {
  if (characters.some((one) => one.isDeleted === 0 && one.knownFrom === null)) return null;
  const known = characters.flatMap((one) => one.knownFrom ?? []);
  return known.length === 0 ? null : Math.max(...known);
}
