/** Columns of the members table: what a game has, what is shown, and what fits. Pure. */
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import { gainColumn } from "./gain-columns.ts";
import { lastSeenAbout } from "./members-activity.ts";
import { whereaboutsOf } from "./members-groups.ts";
import { type Column, metricColumn } from "./metric-column.ts";
import { doingText } from "./presence-words.ts";

/** Ids of columns that are not a metric of their own. */
export const ATTACKS = "attacks-left";
export const ACTIVITY = "last-activity";
export const NOW = "now";
export const CLASS = "class";
const RATIO = "ratio";
const JOINED = "joined";

const DONATED = "donations";
const RECEIVED = "donations_received";

/** Donated for each received; unknown where nothing was received. */
export function ratioOf(row: Pick<MemberRow, "values">): number | null {
  const [given, received] = [row.values[DONATED] ?? null, row.values[RECEIVED] ?? null];
  return given === null || received === null || received === 0 ? null : given / received;
}

const PLAIN = { group: "Member", isNumber: true, digits: 0 } as const;

/** Everything that can be shown of the members of a game, beside their names. */
export function columnsOf(game: GameInfo): Column[] {
  const metrics = game.metrics.filter((metric) => metric.scope !== "clan");
  const has = (key: string) => metrics.some((metric) => metric.key === key);
  const columns = [...metrics, ...game.derived].map(metricColumn);
  if (has(DONATED) && has(RECEIVED)) {
    const ratio = { ...PLAIN, id: RATIO, head: "Ratio", title: "Donated for each received", width: 76 };
    columns.splice(columns.findIndex((column) => column.id === RECEIVED) + 1, 0, {
      ...ratio,
      group: "Donations",
      digits: 2,
      value: ratioOf,
    });
  }
  if (game.tabs.includes("wars")) {
    columns.unshift({
      ...PLAIN,
      id: ATTACKS,
      head: "Attacks",
      title: "Attacks left in the war",
      group: "War",
      width: 132,
      isNumber: false,
      value: (row) => row.war?.attacksLeft ?? null,
    });
  }
  const ranked = [...metrics.filter((metric) => metric.isRanked), ...game.sums];
  return [
    ...(game.presence === "exact" ? PRESENCE_COLUMNS : []),
    ...columns,
    ...ranked.map(gainColumn),
    { ...PLAIN, id: JOINED, head: "Joined", title: "Joined the clan", width: 104, value: (row) => row.joinedAt },
    game.presence === "exact"
      ? { ...ACTIVITY_COLUMN, head: "Online for", title: "Online for, or last seen", width: 116, value: onlineOrder }
      : { ...ACTIVITY_COLUMN, head: "Last activity", title: "Last activity", width: 132, value: lastSeenAbout },
  ];
}

const ACTIVITY_COLUMN = { ...PLAIN, id: ACTIVITY } as const;

/** What a game that tells who plays says of each member. */
const PRESENCE_COLUMNS: readonly Column[] = [
  {
    ...PLAIN,
    id: NOW,
    head: "Now",
    title: "What runs now",
    width: 168,
    isElastic: true,
    isNumber: false,
    value: doingText,
  },
  {
    ...PLAIN,
    id: CLASS,
    head: "Class",
    title: "Class",
    width: 96,
    isNumber: false,
    value: (row) => row.presence?.class ?? null,
  },
];

/** Later than any instant, so that who is in the game comes before who is not. */
const IN_GAME = 1e15;

/** Who has been in the game the longest, then who left it last. */
function onlineOrder(row: MemberRow): number | null {
  if (whereaboutsOf(row) !== "in-game") return lastSeenAbout(row);
  return IN_GAME - (row.presence?.onlineSince ?? IN_GAME / 2);
}

/** Ids of the columns that a game starts with; what it names and does not have is left out. */
export function standardColumns(game: GameInfo): string[] {
  const all = new Set(columnsOf(game).map((column) => column.id));
  return game.columns.filter((id) => all.has(id));
}

/** The chosen columns in their order; what an older choice names and the game lost is left out. */
export function chosenColumns(game: GameInfo, chosen: readonly string[] | undefined): Column[] {
  const all = columnsOf(game);
  return (chosen ?? standardColumns(game)).flatMap((id) => all.find((column) => column.id === id) ?? []);
}

/** The choice after one column was shown or hidden; a new one goes before the last activity. */
export function toggled(chosen: readonly string[], id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  const last = id === ACTIVITY ? -1 : chosen.indexOf(ACTIVITY);
  return last < 0 ? [...chosen, id] : [...chosen.slice(0, last), id, ...chosen.slice(last)];
}

/** The choice after one column moved by `by` places. */
export function shifted(chosen: readonly string[], id: string, by: 1 | -1): string[] {
  const from = chosen.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= chosen.length) return [...chosen];
  const rest = chosen.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

const CHECK_WIDTH = 44;
const NAME_WIDTH = 172;

/** The columns that a list of this width has room for: the last activity stays, then the first ones. */
export function fitColumns(columns: readonly Column[], available: number): Column[] {
  let left = available - CHECK_WIDTH - NAME_WIDTH;
  const kept = new Set<string>();
  const activity = columns.find((column) => column.id === ACTIVITY);
  for (const column of activity === undefined ? columns : [activity, ...columns.filter((one) => one !== activity)]) {
    if (column.width > left && column !== activity) break;
    left -= column.width;
    kept.add(column.id);
  }
  return columns.filter((column) => kept.has(column.id));
}
