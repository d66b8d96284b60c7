import type { Game } from "#main/games/game.ts";
import type { StoredActivity } from "#main/store/activities/activities.ts";
import { describeActivity } from "#main/store/activities/definitions.ts";
import { listActivities, listMembersIn } from "#main/store/activities/lists.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { listEvents } from "#main/store/feed/events.ts";
import { listHistory } from "#main/store/samples/samples.ts";
import { listWarsBefore } from "#main/store/wars/wars.ts";
import type { MemberList } from "#shared/contract/members.ts";
import type { ExportWhat } from "#shared/contract/transfer.ts";
import type { ActivityId, EventSeq, WarId } from "#shared/ids.ts";
import type { Cell } from "#shared/words/table-text.ts";

export interface ExportPage {
  readonly columns: string[];
  readonly rows: Cell[][];
  /** The last row, where there may be more after it. */
  readonly next: number[] | null;
}

/** Rows of one page: small enough for one answer over any transport. */
const PAGE = 2_000;

/**
 * One page of a table of what is stored of a clan, after the row that the page before ended with; members are one page, as
 * the window reads them. Instants are milliseconds; the command line writes them out.
 */
export function exportPage(
  { reader, game, clan }: { readonly reader: Reader; readonly game: Game; readonly clan: StoredClan },
  what: ExportWhat,
  after: readonly number[] | null,
  members: () => MemberList,
): ExportPage {
  switch (what) {
    case "members":
      return memberTable(members());
    case "wars":
      return warsPage(reader, clan, after);
    case "activities":
      return activitiesPage(reader, game, clan, after);
    case "feed":
      return feedPage(reader, clan, after);
    case "samples":
      return samplesPage(reader, clan, after);
  }
}

/** @param place what finds a row again */
function pageOf<Row>(
  columns: string[],
  found: readonly Row[],
  cells: (row: Row) => Cell[],
  place: (row: Row) => number[],
): ExportPage {
  const last = found.length < PAGE ? undefined : found.at(-1);
  return { columns, rows: found.map(cells), next: last === undefined ? null : place(last) };
}

function memberTable(list: MemberList): ExportPage {
  const metrics = [...new Set(list.rows.flatMap((row) => Object.keys(row.values)))].sort();
  const columns = [
    "ref",
    "name",
    "gameRole",
    "role",
    "active",
    "joinedAt",
    "leftAt",
    "lastSeenFrom",
    "lastSeenTo",
    "lastUpdated",
  ];
  return {
    columns: [...columns, ...metrics],
    rows: list.rows.map((row) => [
      row.ref,
      row.name,
      row.gameRole,
      row.role,
      row.active,
      row.joinedAt,
      row.leftAt,
      row.lastSeenFrom,
      row.lastSeenTo,
      row.lastUpdated,
      ...metrics.map((metric) => row.values[metric] ?? null),
    ]),
    next: null,
  };
}

function warsPage(reader: Reader, clan: StoredClan, after: readonly number[] | null): ExportPage {
  return pageOf(
    [
      "opponentRef",
      "opponentName",
      "state",
      "result",
      "teamSize",
      "preparationStartAt",
      "startAt",
      "endAt",
      "stars",
      "opponentStars",
      "destruction",
      "opponentDestruction",
      "attacksUsed",
    ],
    listWarsBefore(reader, clan.id, (after?.[0] ?? null) as WarId | null, PAGE),
    (war) => [
      war.opponent.ref,
      war.opponent.name,
      war.state,
      war.result,
      war.teamSize,
      war.preparationStartAt,
      war.startAt,
      war.endAt,
      war.own.stars,
      war.opponent.stars,
      war.own.destruction,
      war.opponent.destruction,
      war.own.attacksUsed,
    ],
    (war) => [war.id],
  );
}

function activitiesPage(reader: Reader, game: Game, clan: StoredClan, after: readonly number[] | null): ExportPage {
  const [endedAt, id] = after ?? [];
  const found = listActivities(
    reader,
    { game: game.id, clan: clan.id, kind: null, withoutKind: true, account: null, onlyCleared: false, leastMembers: 1 },
    endedAt === undefined || id === undefined ? null : { endedAt, id: id as ActivityId },
    PAGE,
  );
  const ids = found.map((row) => row.id);
  const members = Map.groupBy(listMembersIn(reader, clan.id, ids), (member) => member.activity);
  const names = new Map<string, string>();
  const nameOf = ({ director, activity, modes }: StoredActivity): string => {
    const key = `${director} ${activity} ${modes}`;
    const name =
      names.get(key) ?? describeActivity(reader, game, [director, activity], JSON.parse(modes) as number[]).name;
    names.set(key, name);
    return name;
  };
  return pageOf(
    [
      "instance",
      "activity",
      "kind",
      "startAt",
      "endAt",
      "durationSeconds",
      "isPrivate",
      "isCleared",
      "start",
      "isFlawless",
      "people",
      "members",
      "finishers",
      "names",
      "report",
    ],
    found,
    (row) => {
      const own = members.get(row.id) ?? [];
      const finishers = own.filter((member) => member.isCompleted === 1).length;
      return [
        row.instance,
        nameOf(row),
        row.kind,
        row.startedAt,
        row.endedAt,
        row.durationSeconds,
        row.isPrivate === 1,
        row.isCleared === null ? null : row.isCleared === 1,
        row.start,
        row.isFlawless === null ? null : row.isFlawless === 1,
        row.people,
        own.length,
        finishers,
        own.map((member) => member.name).join(", "),
        row.reportState,
      ];
    },
    (row) => [row.endedAt, row.id],
  );
}

function feedPage(reader: Reader, clan: StoredClan, after: readonly number[] | null): ExportPage {
  const filter = { clan: clan.id, account: null, types: null, since: null };
  return pageOf(
    ["seq", "type", "ref", "name", "happenedFrom", "happenedTo", "detectedAt", "data"],
    listEvents(reader, filter, (after?.[0] ?? null) as EventSeq | null, PAGE),
    (event) => [
      event.seq,
      event.type,
      event.ref,
      event.name,
      event.happenedFrom,
      event.happenedTo,
      event.detectedAt,
      event.data,
    ],
    (event) => [event.seq],
  );
}

function samplesPage(reader: Reader, clan: StoredClan, after: readonly number[] | null): ExportPage {
  const [series, at] = after ?? [];
  return pageOf(
    ["ref", "name", "metric", "at", "value", "total"],
    listHistory(reader, clan.id, series === undefined || at === undefined ? null : { series, at }, PAGE),
    (row) => [row.ref, row.name, row.metric, row.at, row.value, row.total],
    (row) => [row.series, row.at],
  );
}
