/**
 * Instances of activities. What players' own histories tell comes together in any order to the same; what the report says
 * goes before it.
 */
import type { Judgement, PlayedActivity, Report, ReportContext, ReportState } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { AccountId, ActivityId, GameId } from "#shared/ids.ts";
import { type Instant, SECOND } from "#shared/time.ts";
import { forgetAllPlayed, forgetPlayedAt, forgetPlayedOf } from "./played-days.ts";

/** An instance as it is stored: booleans are 0 and 1, `modes` is a JSON list of numbers. */
export interface StoredActivity {
  readonly id: ActivityId;
  readonly instance: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly durationSeconds: number;
  readonly activity: string;
  readonly director: string;
  readonly modes: string;
  readonly kind: string | null;
  readonly isPrivate: 0 | 1;
  readonly isObjectiveReached: 0 | 1;
  readonly reportState: ReportState;
  readonly reads: number;
  readonly readAt: Instant | null;
  readonly hash: string | null;
  readonly playerCount: number | null;
  readonly startedFromBeginning: 0 | 1 | null;
  readonly startingPhase: number | null;
  readonly isCleared: 0 | 1 | null;
  readonly start: Judgement["start"] | null;
  readonly isFlawless: 0 | 1 | null;
  readonly people: number | null;
}

/** Columns of a `StoredActivity`, for the queries of this area. */
export const ACTIVITY_COLUMNS = `activities.id, activities.instance, activities.started_at as startedAt,
  activities.ended_at as endedAt, activities.duration_seconds as durationSeconds, activities.activity,
  activities.director, activities.modes, activities.kind, activities.is_private as isPrivate,
  activities.is_objective_reached as isObjectiveReached, activities.report_state as reportState, activities.reads,
  activities.read_at as readAt, activities.hash, activities.player_count as playerCount,
  activities.started_from_beginning as startedFromBeginning, activities.starting_phase as startingPhase,
  activities.is_cleared as isCleared, activities.start, activities.is_flawless as isFlawless, activities.people`;

export function endOf({ startedAt, durationSeconds }: Pick<PlayedActivity, "startedAt" | "durationSeconds">): Instant {
  return startedAt + Math.max(0, Math.round(durationSeconds)) * SECOND;
}

export function findActivity(reader: Reader, game: GameId, id: ActivityId): StoredActivity | undefined {
  return queryFirst(reader, `select ${ACTIVITY_COLUMNS} from activities where id = ? and game = ?`, id, game);
}

export function findInstance(reader: Reader, game: GameId, instance: string): StoredActivity | undefined {
  return queryFirst(
    reader,
    `select ${ACTIVITY_COLUMNS} from activities where game = ? and instance = ?`,
    game,
    instance,
  );
}

/** Of some instances those that are stored, by instance. */
export function listInstances(
  reader: Reader,
  game: GameId,
  instances: readonly string[],
): ReadonlyMap<string, StoredActivity> {
  const rows = queryAll<StoredActivity>(
    reader,
    `select ${ACTIVITY_COLUMNS} from json_each(:instances) as asked
     cross join activities on activities.game = :game and activities.instance = asked.value`,
    { game, instances: JSON.stringify(instances) },
  );
  return new Map(rows.map((row) => [row.instance, row]));
}

/** How the report of an instance stands; null where the instance is not known. */
export function reportContextOf(reader: Reader, game: GameId, instance: string): ReportContext | null {
  return (
    queryFirst<ReportContext>(
      reader,
      `select report_state as state, reads, ended_at as endedAt from activities where game = ? and instance = ?`,
      game,
      instance,
    ) ?? null
  );
}

/** Writes an instance that was not known. */
export function insertActivity(
  tx: Tx,
  game: GameId,
  played: PlayedActivity,
  kind: string | null,
  at: Instant,
): ActivityId {
  return execute(
    tx,
    `insert into activities (game, instance, started_at, ended_at, duration_seconds, activity, director, modes, kind,
       is_private, is_objective_reached, report_state, first_seen_at)
     values (:game, :instance, :startedAt, :endedAt, :durationSeconds, :activity, :director, :modes, :kind,
       :isPrivate, :isObjectiveReached, 'awaited', :at)`,
    { game, instance: played.instance, ...rowOf(played, kind), at },
  ).lastId as ActivityId;
}

function rowOf(played: PlayedActivity, kind: string | null) {
  return {
    startedAt: played.startedAt,
    endedAt: endOf(played),
    durationSeconds: played.durationSeconds,
    activity: played.activity,
    director: played.director,
    modes: JSON.stringify(played.modes),
    kind,
    isPrivate: Number(played.isPrivate),
    isObjectiveReached: Number(played.isObjectiveReached),
  };
}

/** One history more tells of an instance without a report: the longest that any tells, and reached where any says so. */
export function widenActivity(
  tx: Tx,
  id: ActivityId,
  told: Pick<PlayedActivity, "startedAt" | "durationSeconds" | "isObjectiveReached">,
): void {
  forgetPlayedOf(tx, id);
  forgetPlayedAt(tx, endOf(told));
  execute(
    tx,
    `update activities set duration_seconds = :durationSeconds, ended_at = :endedAt,
       is_objective_reached = max(is_objective_reached, :isObjectiveReached) where id = :id`,
    {
      id,
      durationSeconds: told.durationSeconds,
      endedAt: endOf(told),
      isObjectiveReached: Number(told.isObjectiveReached),
    },
  );
  execute(tx, "update activity_players set ended_at = ? where activity_id = ?", endOf(told), id);
}

export interface ReportRead {
  readonly state: ReportState;
  readonly reads: number;
  readonly at: Instant;
}

/** Notes that a report was read, or that there is none, and leaves what it says as it is. */
export function saveReportState(tx: Tx, id: ActivityId, { state, reads, at }: ReportRead): void {
  execute(tx, "update activities set report_state = ?, reads = ?, read_at = ? where id = ?", state, reads, at, id);
}

/** Puts what a report says of the instance in the place of what was known. */
export function saveReport(tx: Tx, id: ActivityId, report: Report, kind: string | null, hash: string): void {
  forgetPlayedOf(tx, id);
  forgetPlayedAt(tx, endOf(report));
  execute(
    tx,
    `update activities set started_at = :startedAt, ended_at = :endedAt, duration_seconds = :durationSeconds,
       activity = :activity, director = :director, modes = :modes, kind = :kind, is_private = :isPrivate,
       is_objective_reached = :isObjectiveReached, hash = :hash, player_count = :playerCount,
       started_from_beginning = :startedFromBeginning, starting_phase = :startingPhase
     where id = :id`,
    {
      id,
      ...rowOf(report, kind),
      hash,
      playerCount: report.playerCount,
      startedFromBeginning: report.startedFromBeginning === null ? null : Number(report.startedFromBeginning),
      startingPhase: report.startingPhase,
    },
  );
}

/** What a report comes to. */
export function saveJudgement(tx: Tx, id: ActivityId, judgement: Judgement): void {
  forgetPlayedOf(tx, id);
  execute(
    tx,
    "update activities set is_cleared = ?, start = ?, is_flawless = ?, people = ? where id = ?",
    Number(judgement.isCleared),
    judgement.start,
    Number(judgement.isFlawless),
    judgement.people,
    id,
  );
}

/** Counts again who of ours is in instances. */
export function countAccounts(tx: Tx, ids: readonly ActivityId[]): void {
  execute(
    tx,
    `update activities set accounts = (select count(distinct account_id) from activity_players
       where activity_id = activities.id) where id in (select value from json_each(?))`,
    JSON.stringify(ids),
  );
}

/** An activity of a game as instances name it, with what its kind was taken to be. */
export interface NamedActivity {
  readonly activity: string;
  readonly director: string;
  readonly modes: string;
  readonly kind: string | null;
}

/** All that was played, each once. */
export function listPlayed(reader: Reader, game: GameId): NamedActivity[] {
  return queryAll(reader, "select distinct activity, director, modes, kind from activities where game = ?", game);
}

/** Gives instances another kind, and says who of ours is in them. */
export function saveKind(tx: Tx, game: GameId, named: NamedActivity, kind: string | null): AccountId[] {
  const { activity, director, modes } = named;
  const asked = { game, activity, director, modes };
  const where = "game = :game and activity = :activity and director = :director and modes = :modes";
  forgetAllPlayed(tx);
  execute(tx, `update activities set kind = :kind where ${where}`, { ...asked, kind });
  return queryAll<{ id: AccountId }>(
    tx,
    `select distinct account_id as id from activity_players where account_id is not null
       and activity_id in (select id from activities where ${where})`,
    asked,
  ).map((row) => row.id);
}

/** Forgets instances that nobody of ours is in any more, with their reports' resources. Says how many. */
export function forgetStrangers(tx: Tx, game: GameId): number {
  const gone = queryAll<{ id: ActivityId; instance: string }>(
    tx,
    `select id, instance from activities where game = ? and not exists (
       select 1 from activity_players where activity_id = activities.id and account_id is not null)`,
    game,
  );
  const instances = JSON.stringify(gone.map((one) => one.instance));
  execute(
    tx,
    "delete from resources where game = ? and about = 'activity' and owner in (select value from json_each(?))",
    game,
    instances,
  );
  execute(
    tx,
    "delete from activities where id in (select value from json_each(?))",
    JSON.stringify(gone.map((one) => one.id)),
  );
  execute(
    tx,
    `update activities set accounts = (select count(distinct account_id) from activity_players
       where activity_id = activities.id) where game = ? and accounts > 1`,
    game,
  );
  return gone.length;
}
