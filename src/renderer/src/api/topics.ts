/** Which answers are out of date after a change notice. */
import type { ChangeNotice, Topic } from "#shared/contract/app.ts";
import type { ClanId } from "#shared/ids.ts";

/** Groups of answers that change together. */
export type Area =
  | "status"
  | "games"
  | "clans"
  | "members"
  | "activities"
  | "inactivity"
  | "boards"
  | "feed"
  | "wars"
  | "contests"
  | "sync"
  | "cron"
  | "settings"
  | "preferences"
  | "keys"
  | "doctor";

/** Every query is named by its area, the clan it is about (null: more than one) and what it asks. */
export type QueryName = readonly [area: Area, clan: ClanId | null, ...question: readonly unknown[]];

/** `clans` also tells that syncing stopped or goes on, which is part of the status. */
const AREAS: Readonly<Record<Topic, readonly Area[]>> = {
  games: ["games"],
  clans: ["clans", "status"],
  members: ["members", "inactivity", "boards", "contests"],
  activities: ["activities"],
  feed: ["feed"],
  wars: ["wars"],
  contests: ["contests"],
  sync: ["sync"],
  settings: ["settings", "preferences", "sync"],
  keys: ["keys", "sync"],
  clock: ["status"],
};

/** True where one of the notices says that the answer to this query may have changed. */
export function isAffected(name: QueryName, notices: readonly ChangeNotice[]): boolean {
  const [area, clan] = name;
  return notices.some(
    (notice) => AREAS[notice.topic].includes(area) && (notice.clan === null || clan === null || notice.clan === clan),
  );
}

/** Notices of two spans of time as one list, each once. */
export function mergeNotices(a: readonly ChangeNotice[], b: readonly ChangeNotice[]): ChangeNotice[] {
  return [...new Map([...a, ...b].map((notice) => [`${notice.topic} ${notice.clan}`, notice])).values()];
}
