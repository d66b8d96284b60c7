/** What members of a clan played, as windows show it: all of it out of the store. */
import type { ActivityRules, Game } from "#main/games/game.ts";
import { findActivity, type StoredActivity } from "#main/store/activities/activities.ts";
import { describeActivity } from "#main/store/activities/definitions.ts";
import {
  type ActivityMemberRow,
  type ActivityPlace,
  listActivities,
  listMembersIn,
} from "#main/store/activities/lists.ts";
import { listPlayers, type StoredPlayer } from "#main/store/activities/players.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { listNamesOf } from "#main/store/members/names-of.ts";
import { checkOf } from "#main/store/resources/clan-check.ts";
import type { ActivityDetail, ActivityPerson, ActivitySummary } from "#shared/contract/activities.ts";
import type { Freshness } from "#shared/contract/base.ts";
import type { AccountId, ActivityId } from "#shared/ids.ts";
import type { Moment } from "#shared/time.ts";
import { firstSecond, type Person, personsOf, secondsOf } from "./persons.ts";

export interface ActivityScene {
  readonly reader: Reader;
  readonly game: Game;
  readonly clan: StoredClan;
  readonly clock: Moment;
}

export interface ActivityQuery {
  /** Null: of any kind; strolls and the like, which are of none, only where `withoutKind` says so. */
  readonly kind: string | null;
  readonly withoutKind: boolean;
  readonly account: AccountId | null;
  readonly onlyCleared: boolean;
  readonly leastMembers: number;
  readonly before: ActivityPlace | null;
  readonly limit: number;
}

export interface ActivityList {
  readonly freshness: Freshness;
  readonly activities: ActivitySummary[];
  readonly hasMore: boolean;
}

/** A page of what members played, the newest end first; none in games that do not tell it. */
export function describeActivities(scene: ActivityScene, query: ActivityQuery): ActivityList {
  const { reader, game, clan, clock } = scene;
  const { freshness } = checkOf(reader, game, clan, clock);
  const rules = game.activities;
  if (rules === undefined) return { freshness, activities: [], hasMore: false };
  const filter = { ...query, game: game.id, clan: clan.id };
  const found = listActivities(reader, filter, query.before, query.limit + 1);
  const shown = found.slice(0, query.limit);
  return { freshness, activities: summariesOf(scene, rules, shown), hasMore: found.length > query.limit };
}

function summariesOf(scene: ActivityScene, rules: ActivityRules, rows: readonly StoredActivity[]): ActivitySummary[] {
  const ids = rows.map((row) => row.id);
  const members = Map.groupBy(listMembersIn(scene.reader, scene.clan.id, ids), (one) => one.activity);
  const names = createLabels(scene);
  return rows.map((row) => summaryOf(row, names(row), members.get(row.id) ?? [], rules));
}

/** Names of activities, each read once. */
export function createLabels({ reader, game }: Pick<ActivityScene, "reader" | "game">) {
  const known = new Map<string, ActivitySummary["activity"]>();
  return ({ director, activity, modes }: Pick<StoredActivity, "director" | "activity" | "modes">) => {
    const key = `${director} ${activity} ${modes}`;
    const label = known.get(key) ?? describeActivity(reader, game, [director, activity], JSON.parse(modes) as number[]);
    known.set(key, label);
    return label;
  };
}

function summaryOf(
  row: StoredActivity,
  activity: ActivitySummary["activity"],
  members: readonly ActivityMemberRow[],
  rules: ActivityRules,
): ActivitySummary {
  const { people } = row;
  return {
    id: row.id,
    instance: row.instance,
    activity,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    durationSeconds: row.durationSeconds,
    isPrivate: row.isPrivate === 1,
    isCleared: isCleared(row, members),
    start: row.start,
    isFlawless: row.isFlawless === null ? null : row.isFlawless === 1,
    people,
    isLowMan: people !== null && row.isCleared === 1 && rules.isLowMan(row.kind, people),
    members: members.map(({ account, name, isCompleted }) => ({ account, name, isFinisher: isCompleted === 1 })),
    clanShare: people === null || people === 0 ? null : Math.min(1, members.length / people),
    report: row.reportState,
  };
}

/** Before the report can be relied on it is what the members' own histories say. */
function isCleared(row: StoredActivity, members: readonly ActivityMemberRow[]): boolean {
  if (row.isCleared !== null) return row.isCleared === 1;
  return row.isObjectiveReached === 1 && members.some((member) => member.isCompleted === 1);
}

/** One instance with everybody in it; undefined where no member of the clan was. */
export function describeActivityDetail(scene: ActivityScene, id: ActivityId): ActivityDetail | undefined {
  const { reader, game, clan } = scene;
  const rules = game.activities;
  const row = rules === undefined ? undefined : findActivity(reader, game.id, id);
  if (rules === undefined || row === undefined) return undefined;
  const members = listMembersIn(reader, clan.id, [id]);
  if (members.length === 0) return undefined;
  const players = listPlayers(reader, id);
  const names = listNamesOf(
    reader,
    players.flatMap((one) => one.account ?? []),
  );
  const own = new Set<AccountId>(members.map((member) => member.account));
  return {
    ...summaryOf(row, createLabels(scene)(row), members, rules),
    clan: clan.id,
    readAt: row.readAt,
    reads: row.reads,
    playerCount: row.playerCount,
    persons: personsOf(players).map((person) => personOf(person, names, own)),
  };
}

function personOf(
  person: Person,
  names: ReadonlyMap<AccountId, string>,
  members: ReadonlySet<AccountId>,
): ActivityPerson {
  const { ref, entries } = person;
  const account = entries.find((entry) => entry.account !== null)?.account ?? null;
  const told = entries.find((entry) => entry.name !== null)?.name ?? null;
  return {
    ref,
    name: (account === null ? undefined : names.get(account)) ?? told,
    account,
    isMember: account !== null && members.has(account),
    classes: [...new Set(entries.flatMap((entry) => entry.class ?? []))],
    light: highest(entries, (entry) => entry.light),
    isFinisher: entries.some((entry) => entry.isCompleted === 1),
    kills: sum(entries, (entry) => entry.kills),
    deaths: sum(entries, (entry) => entry.deaths),
    assists: sum(entries, (entry) => entry.assists),
    score: highest(entries, (entry) => entry.score),
    timePlayedSeconds: secondsOf(entries),
    startSeconds: firstSecond(person),
    fireteam: entries.find((entry) => entry.fireteam !== null)?.fireteam ?? null,
  };
}

function sum(entries: readonly StoredPlayer[], of: (entry: StoredPlayer) => number): number {
  return entries.reduce((total, entry) => total + of(entry), 0);
}

function highest(entries: readonly StoredPlayer[], of: (entry: StoredPlayer) => number | null): number | null {
  const known = entries.flatMap((entry) => of(entry) ?? []);
  return known.length === 0 ? null : Math.max(...known);
}
