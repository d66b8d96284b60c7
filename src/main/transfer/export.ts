import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { listEvents } from "#main/store/feed/events.ts";
import { listHistory } from "#main/store/samples/samples.ts";
import { listWars } from "#main/store/wars/wars.ts";
import type { MemberList } from "#shared/contract/members.ts";
import type { ExportWhat } from "#shared/contract/transfer.ts";

type Cell = string | number | boolean | null;

export interface ExportPage {
  readonly columns: string[];
  readonly rows: Cell[][];
  readonly nextOffset: number | null;
}

/** Rows of one page: small enough for one answer over any transport. */
const PAGE = 2_000;

/** One page of a table of what is stored of a clan. Instants are milliseconds; the command line writes them out. */
export function exportPage(
  reader: Reader,
  clan: StoredClan,
  what: ExportWhat,
  offset: number,
  members: () => MemberList,
): ExportPage {
  switch (what) {
    case "members":
      return pageOf(memberTable(members()), offset);
    case "wars":
      return pageOf(warTable(reader, clan), offset);
    case "feed":
      return pageOf(feedTable(reader, clan), offset);
    case "samples":
      return samplesPage(reader, clan, offset);
  }
}

function pageOf(table: { columns: string[]; rows: Cell[][] }, offset: number): ExportPage {
  const rows = table.rows.slice(offset, offset + PAGE);
  const nextOffset = offset + PAGE < table.rows.length ? offset + PAGE : null;
  return { columns: table.columns, rows, nextOffset };
}

function memberTable(list: MemberList): { columns: string[]; rows: Cell[][] } {
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
  };
}

function warTable(reader: Reader, clan: StoredClan): { columns: string[]; rows: Cell[][] } {
  return {
    columns: [
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
    rows: listWars(reader, clan.id, Number.MAX_SAFE_INTEGER).map((war) => [
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
    ]),
  };
}

function feedTable(reader: Reader, clan: StoredClan): { columns: string[]; rows: Cell[][] } {
  const filter = { clan: clan.id, account: null, types: null, since: null };
  return {
    columns: ["seq", "type", "ref", "name", "happenedFrom", "happenedTo", "detectedAt", "data"],
    rows: listEvents(reader, filter, null, Number.MAX_SAFE_INTEGER).map((event) => [
      event.seq,
      event.type,
      event.ref,
      event.name,
      event.happenedFrom,
      event.happenedTo,
      event.detectedAt,
      event.data,
    ]),
  };
}

function samplesPage(reader: Reader, clan: StoredClan, offset: number): ExportPage {
  const rows = listHistory(reader, clan.id, offset, PAGE);
  return {
    columns: ["ref", "name", "metric", "at", "value", "total"],
    rows: rows.map((row) => [row.ref, row.name, row.metric, row.at, row.value, row.total]),
    nextOffset: rows.length < PAGE ? null : offset + PAGE,
  };
}
