import { type Command, Option } from "commander";
import type { Client } from "#main/hosts/client.ts";
import type { Board, BoardRow, BoardScope, Timeframe, WindowChoice } from "#shared/contract/leaderboards.ts";
import type { GameId } from "#shared/ids.ts";
import { toIso, toIsoOrNull } from "#shared/time.ts";
import { type Cell, csvText } from "#shared/words/table-text.ts";
import { resolveClan } from "./clan-name.ts";
import { parseLimit, parseTime } from "./members.ts";
import { tableLines, usageError } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

export interface WindowOptions {
  readonly timeframe?: Timeframe;
  readonly from?: number;
  readonly to?: number;
}

interface Given extends WindowOptions {
  readonly metric: string;
  readonly game?: string;
  readonly by: Board["by"];
  readonly bottom: boolean;
  readonly limit?: number;
  readonly format?: "csv" | "json";
}

/** `leaderboard`: who gained what in a window. */
export function addLeaderboardCommands(program: Command, run: Run): void {
  const command = program
    .command("leaderboard")
    .description("who gained how much of a metric in a window")
    .argument("[clan]", "id, tag or name; or all clans of a game with --game")
    .option("--game <game>", "members of all clans of this game")
    .requiredOption("--metric <keys>", "metric, or several with a plus between them, which are added up");
  addWindowOptions(command)
    .addOption(new Option("--by <what>", "ordered by").choices(["gained", "value", "per-hour"]).default("gained"))
    .option("--bottom", "the least first", false)
    .option("--limit <n>", "at most so many rows", parseLimit)
    .addOption(new Option("--format <format>", "how").choices(["csv", "json"]))
    .action(
      run(async (session, name: string | undefined, options: Given) => {
        const window = windowOf(options);
        await withClient(session, { fetches: false }, async ({ client }) => {
          const board = await client.leaderboards.board({
            scope: await scopeOf(client, name, options.game),
            metrics: options.metric.split("+").map((key) => key.trim()),
            window,
            by: options.by,
            order: options.bottom ? "bottom" : "top",
          });
          const rows = board.rows.slice(0, options.limit);
          if (options.format === "csv") return session.output.raw(boardCsv(board, rows));
          const json = boardJson(board, rows, options.metric);
          if (options.format === "json") return session.output.raw(`${JSON.stringify(json, null, 2)}\n`);
          session.output.print(json, () => boardLines(board, rows));
          if (board.freshness.isStale)
            session.output.say("The data is out of date. Fetch it with: adjutant sync --wait");
        });
      }),
    );
}

/** Adds `--timeframe`, `--from` and `--to`, of which a command needs one window. */
export function addWindowOptions(command: Command): Command {
  return command
    .addOption(new Option("--timeframe <name>", "which window").choices(["7d", "30d", "mtd", "season", "all"]))
    .option("--from <time>", "begins after it: ISO 8601 with zone", parseTime)
    .option("--to <time>", "ends with it: ISO 8601 with zone", parseTime);
}

export function windowOf({ timeframe, from, to }: WindowOptions): WindowChoice {
  if (timeframe !== undefined && from === undefined && to === undefined) return { timeframe };
  if (timeframe === undefined && from !== undefined && to !== undefined) return { from, to };
  throw usageError("A window is told by --timeframe, or by --from and --to.");
}

async function scopeOf(client: Client, name: string | undefined, game: GameId | undefined): Promise<BoardScope> {
  if (name === undefined && game !== undefined) return { game };
  if (name !== undefined && game === undefined) return { clan: (await resolveClan(client, name)).id };
  throw usageError("Name a clan, or a game with --game.");
}

/** The fields that scripts rely on, and more beside them. */
function boardJson(board: Board, rows: readonly BoardRow[], metric: string) {
  const { window, before } = board;
  return {
    metric,
    from: toIsoOrNull(window.from),
    to: toIso(window.to),
    rows: rows.map((row) => ({
      rank: row.rank,
      ref: row.ref,
      name: row.name,
      start: row.start,
      end: row.end,
      gained: row.gained,
      startAt: toIsoOrNull(row.startAt),
      endAt: toIsoOrNull(row.endAt),
      checkedAt: toIsoOrNull(row.checkedAt),
      clan: row.clan,
      clanName: row.clanName,
      perHour: row.perHour,
      share: row.share,
      levels: row.levels,
      rankBefore: row.rankBefore,
      gainedBefore: row.gainedBefore,
    })),
    unknown: board.unknown.map(({ ref, name, why, since }) => ({ ref, name, why, since: toIsoOrNull(since) })),
    label: board.label,
    unit: board.unit,
    by: board.by,
    timeframe: window.timeframe,
    zone: window.zone,
    season: window.season,
    before: before && { from: toIso(before.from), to: toIso(before.to) },
    totals: board.totals,
    lastUpdated: toIsoOrNull(board.freshness.lastUpdated),
    isStale: board.freshness.isStale,
  };
}

const CSV_COLUMNS = [
  "rank",
  "ref",
  "name",
  "clan",
  "start",
  "end",
  "gained",
  "perHour",
  "share",
  "rankBefore",
  "gainedBefore",
  "startAt",
  "endAt",
  "checkedAt",
  "unknown",
];

/** Those of whom it is unknown come last, without a rank, with the reason. */
function boardCsv(board: Board, rows: readonly BoardRow[]): string {
  const known = rows.map((row): Cell[] => [
    row.rank,
    row.ref,
    row.name,
    row.clanName,
    row.start,
    row.end,
    row.gained,
    row.perHour,
    row.share,
    row.rankBefore,
    row.gainedBefore,
    toIsoOrNull(row.startAt),
    toIsoOrNull(row.endAt),
    toIsoOrNull(row.checkedAt),
    null,
  ]);
  const unknown = board.unknown.map(({ ref, name, why }): Cell[] =>
    CSV_COLUMNS.map((column) => ({ ref, name, unknown: why })[column] ?? null),
  );
  return csvText(CSV_COLUMNS, [...known, ...unknown]);
}

function boardLines(board: Board, rows: readonly BoardRow[]): string[] {
  const { window, totals, unknown } = board;
  const table = tableLines(
    [
      { head: "", align: "right" },
      { head: "name" },
      { head: "tag" },
      { head: "start", align: "right" },
      { head: "end", align: "right" },
      { head: "gained", align: "right" },
      { head: "an hour", align: "right" },
      { head: "share", align: "right" },
    ],
    rows.map((row) => [
      row.rank,
      row.name,
      row.ref,
      row.start,
      row.end,
      row.gained,
      row.perHour === null ? null : row.perHour.toFixed(2),
      row.share === null ? null : `${(100 * row.share).toFixed(1)} %`,
    ]),
  );
  const begin = window.from === null ? "from the first known value of each" : `after ${toIso(window.from)}`;
  return [
    `${board.label}, ${begin}, until ${toIso(window.to)}`,
    ...table,
    `${totals.gained} in all by ${totals.gainers}, nothing by ${totals.zero}, unknown of ${unknown.length}.`,
    ...unknown.map(({ name, why, since }) => `${name}: ${whyWords(why, since)}`),
  ];
}

function whyWords(why: Board["unknown"][number]["why"], since: number | null): string {
  switch (why) {
    case "never-known":
      return "never known";
    case "no-baseline":
      return since === null ? "not known at the start" : `known since ${toIso(since)} only`;
    case "unknown-at-start":
      return "known before, but not then";
  }
}
