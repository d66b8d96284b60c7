/** What one account did, instance by instance: what its counters are made of. */
import type { Judgement, PlayedActivity, PlayerResult } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { AccountId, ActivityId, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { ACTIVITY_COLUMNS, type StoredActivity } from "./activities.ts";
import { knownFromOf, type StoredCharacter } from "./characters.ts";

export interface CountedInstance {
  readonly id: ActivityId;
  readonly endedAt: Instant;
  readonly played: PlayedActivity;
  /** Of all the person's characters. */
  readonly results: readonly PlayerResult[];
  /** Null before the report can be relied on. Of those who finished it has the person alone. */
  readonly judgement: Judgement | null;
}

interface Row extends StoredActivity {
  readonly ref: string;
  readonly character: string;
  readonly isCompleted: 0 | 1;
  readonly kills: number;
  readonly deaths: number;
  readonly assists: number;
  readonly score: number | null;
  readonly timePlayedSeconds: number;
  readonly startSeconds: number;
}

/** The instances of an account that ended at `from` or later, each once, in the order of their ends. */
export function listCounted(reader: Reader, account: AccountId, from: Instant): CountedInstance[] {
  const rows = queryAll<Row>(
    reader,
    `select ${ACTIVITY_COLUMNS}, activity_players.ref, activity_players.character,
       activity_players.is_completed as isCompleted, activity_players.kills, activity_players.deaths,
       activity_players.assists, activity_players.score, activity_players.time_played_seconds as timePlayedSeconds,
       activity_players.start_seconds as startSeconds
     from activity_players cross join activities on activities.id = activity_players.activity_id
     where activity_players.account_id = ? and activity_players.ended_at >= ?
     order by activity_players.ended_at, activities.id, activity_players.start_seconds, activity_players.character`,
    account,
    from,
  );
  const instances: (CountedInstance & { readonly results: PlayerResult[] })[] = [];
  for (const row of rows) {
    const last = instances.at(-1);
    const { character, kills, deaths, assists, score, timePlayedSeconds, startSeconds } = row;
    const isCompleted = row.isCompleted === 1;
    const result = { character, isCompleted, kills, deaths, assists, score, timePlayedSeconds, startSeconds };
    if (last?.id === row.id) last.results.push(result);
    else {
      instances.push({
        id: row.id,
        endedAt: row.endedAt,
        played: playedOf(row),
        results: [result],
        judgement: judgementOf(row, isCompleted ? [row.ref] : []),
      });
    }
  }
  return instances;
}

export function playedOf(row: StoredActivity): PlayedActivity {
  return {
    instance: row.instance,
    startedAt: row.startedAt,
    durationSeconds: row.durationSeconds,
    activity: row.activity,
    director: row.director,
    modes: JSON.parse(row.modes) as number[],
    isPrivate: row.isPrivate === 1,
    isObjectiveReached: row.isObjectiveReached === 1,
  };
}

function judgementOf(row: StoredActivity, finishers: readonly string[]): Judgement | null {
  const { isCleared, start, isFlawless, people } = row;
  if (isCleared === null || start === null || isFlawless === null || people === null) return null;
  return { isCleared: isCleared === 1, start, isFlawless: isFlawless === 1, people, finishers };
}

/** Accounts whose histories are known, with from when on. */
export function listKnownAccounts(reader: Reader, game: GameId): ReadonlyMap<AccountId, Instant> {
  const rows = queryAll<Pick<StoredCharacter, "isDeleted" | "knownFrom"> & { readonly account: AccountId }>(
    reader,
    `select account_id as account, is_deleted as isDeleted, known_from as knownFrom from characters
     join accounts on accounts.id = characters.account_id where accounts.game = ?`,
    game,
  );
  const known = new Map<AccountId, Instant>();
  for (const [account, characters] of Map.groupBy(rows, (row) => row.account)) {
    const from = knownFromOf(characters);
    if (from !== null) known.set(account, from);
  }
  return known;
}
