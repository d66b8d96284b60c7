import { z } from "zod";
import { Role } from "#shared/game.ts";
import { AccountId, ClanId, FireteamId } from "#shared/ids.ts";
import { MetricKey } from "#shared/metric.ts";
import { ActivityLabel } from "./activities.ts";
import { At, ByClan, Freshness, forMembers, forOfficers, Span } from "./base.ts";
import { FeedEvent } from "./feed.ts";

export const MemberWar = z.object({ attacksUsed: z.number(), attacksLeft: z.number() });

/** Whether an instant is what the game said, or lies somewhere between two answers. */
export const Exactness = z.enum(["exact", "inferred"]);
export type Exactness = z.infer<typeof Exactness>;

/** Where a member of a game that tells it is. A timer is an instant: what it shows is derived. */
export const MemberPresence = z.object({
  /** `stale`: it has been told for so long without another sign of life that it is probably not so. */
  state: z.enum(["playing", "orbit", "online", "offline", "private", "stale", "unknown"]),
  onlineSince: At.nullable(),
  onlineExactness: Exactness.nullable(),
  /** What is played, or was played last where the state is `stale`. */
  activity: ActivityLabel.nullable(),
  activitySince: At.nullable(),
  activityExactness: Exactness.nullable(),
  /** Set: it is over, and the member is still in it. */
  activityEndedAt: At.nullable(),
  fireteam: FireteamId.nullable(),
  class: z.string().nullable(),
  light: z.number().nullable(),
  /** When the game says that the member last played. */
  lastPlayedAt: At.nullable(),
  /** The answer that all this is from. */
  checkedAt: At.nullable(),
});
export type MemberPresence = z.infer<typeof MemberPresence>;

/** People who play together now. */
export const FireteamView = z.object({
  id: FireteamId,
  activity: ActivityLabel.nullable(),
  /** Earliest start that can be relied on. */
  since: At.nullable(),
  exactness: Exactness.nullable(),
  isStale: z.boolean(),
  /** Members of the clan whose own presence has them in the game. */
  members: z.array(AccountId),
  /** Members of the clan whom the others' party lists name, while their own presence does not show it, or hides it. */
  unseen: z.array(z.object({ ref: z.string(), name: z.string().nullable() })),
  /** People whom the clan does not have; names where they are known. */
  guests: z.array(z.object({ ref: z.string(), name: z.string().nullable() })),
});
export type FireteamView = z.infer<typeof FireteamView>;

export const MemberRow = z.object({
  id: AccountId,
  ref: z.string(),
  name: z.string(),
  gameRole: z.string().nullable(),
  role: Role,
  /** False for a former member. */
  active: z.boolean(),
  joinedAt: At.nullable(),
  leftAt: At.nullable(),
  state: z.enum(["online", "offline", "unknown"]),
  /** Since when the state holds; null where the game does not say. */
  since: At.nullable(),
  activity: z.string().nullable(),
  /** Null in games that do not tell it. */
  presence: MemberPresence.nullable(),
  /** The type of the account by the game's `accountTypes`; null where that is not known. */
  type: z.string().nullable(),
  /** Since when the game's servers certainly do not know the name; null where they do, or where that is not certain. */
  notFoundSince: At.nullable(),
  /** The member was last active somewhere after `lastSeenFrom` and not after `lastSeenTo`; null: not seen since we look. */
  lastSeenFrom: At.nullable(),
  lastSeenTo: At.nullable(),
  /** The running war; null where there is none or the member is not in it. */
  war: MemberWar.nullable(),
  /** Numbers by metric key; null is unknown, which is not zero. */
  values: z.record(z.string(), z.number().nullable()),
  lastUpdated: At.nullable(),
  isStale: z.boolean(),
});
export type MemberRow = z.infer<typeof MemberRow>;

export const MemberList = z.object({
  clan: ClanId,
  freshness: Freshness,
  /** Since when this clan is watched: "not seen" means since then. */
  watchedSince: At.nullable(),
  /** Groups of two and more, of those who are in the game now; the rest is on its own. */
  fireteams: z.array(FireteamView),
  /** Since when the game's servers are down, and every timer stands still; null while they are not. */
  frozenSince: At.nullable(),
  rows: z.array(MemberRow),
});
export type MemberList = z.infer<typeof MemberList>;

export const PresenceDay = z.object({
  /** `YYYY-MM-DD` in the clan's zone. */
  day: z.string(),
  /** Different hours with activity; hours in the game where it tells. Null where the day was not checked. */
  activeHours: z.number().nullable(),
});
export type PresenceDay = z.infer<typeof PresenceDay>;

export const MemberDetail = MemberRow.extend({
  clan: ClanId,
  names: z.array(z.object({ name: z.string(), from: At.nullable(), to: At.nullable() })),
  stays: z.array(z.object({ clan: ClanId, clanName: z.string(), joinedAt: At.nullable(), leftAt: At.nullable() })),
  days: z.array(PresenceDay),
  /** Activity by hour of the day in the clan's zone, 24 counts. */
  hours: z.array(z.number()),
  events: z.array(FeedEvent),
  freshness: Freshness,
});
export type MemberDetail = z.infer<typeof MemberDetail>;

export const SeriesPoint = z.object({ at: At, value: z.number().nullable(), total: z.number() });

export const MemberSeries = z.object({
  metric: MetricKey,
  from: At,
  to: At,
  /** The value that held at `from` first (where known), then each change inside the span. */
  points: z.array(SeriesPoint),
  /** Spans inside the window that nobody checked; a line breaks there. */
  gaps: z.array(Span),
  gained: z.number().nullable(),
  /** Why `gained` is null. */
  why: z.enum(["no-baseline"]).nullable(),
  /** The samples that the gain was computed from. */
  startAt: At.nullable(),
  endAt: At.nullable(),
  checkedAt: At.nullable(),
});
export type MemberSeries = z.infer<typeof MemberSeries>;

const ByMember = ByClan.extend({ account: AccountId });

export const members = {
  list: forMembers.input(ByClan.extend({ former: z.boolean().default(false) })).output(MemberList),
  show: forMembers.input(ByMember).output(MemberDetail),
  series: forMembers.input(ByMember.extend({ metric: MetricKey, from: At, to: At })).output(MemberSeries),
  /** Asks the game for this member next. */
  refresh: forOfficers.input(ByMember).output(z.object({ isAsked: z.boolean(), goodUntil: At.nullable() })),
};
