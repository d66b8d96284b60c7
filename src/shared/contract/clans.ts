import { z } from "zod";
import { ClanId, GameId } from "#shared/ids.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { At, ByClan, Freshness, forMembers, forOfficers, OutcomeKind } from "./base.ts";

/** A countdown. Words are composed from `kind` where it is shown. */
export const Timer = z.object({
  kind: z.string(),
  endsAt: At,
  /** True where the instant is passed and the game has not said yet how it ended. */
  isOverdue: z.boolean(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type Timer = z.infer<typeof Timer>;

/** Something that needs an officer, the worst first. */
export const Attention = z.object({
  kind: z.enum([
    "key-missing",
    "key-refused",
    "not-found",
    "failing",
    "stale",
    "attacks-left",
    "review",
    "not-seen",
    "members-not-found",
  ]),
  level: z.enum(["warn", "bad"]),
  count: z.number().nullable(),
  detail: z.string().nullable(),
});
export type Attention = z.infer<typeof Attention>;

/** Number of people there now: exact where the game says it, inferred from recent changes otherwise. */
export const Presence = z.object({
  count: z.number().nullable(),
  exactness: z.enum(["exact", "inferred"]),
  /** When the count was true; null while nothing is known. */
  asOf: At.nullable(),
});

/** Hour of a clan's day. */
const Hour = z.int().min(0).max(23);

export const ClanSettings = z.object({
  enabled: z.boolean(),
  /** −10 to 10: orders the requests of clans within a class, higher first. */
  priority: z.int().min(-10).max(10),
  /** IANA name; null is the system's zone. */
  zone: z.string().nullable(),
  /** Whether wars are asked for. */
  monitorWars: z.boolean(),
  /** Whether members are asked more often while clan games run, and all of them just before these begin and end. */
  monitorGames: z.boolean(),
  /** Whether the clan is asked at its interval; else only so often that its roster is right. */
  monitorDonations: z.boolean(),
  /** Whether who raids is asked more often during a raid weekend, and everybody after it. */
  monitorRaids: z.boolean(),
  /**
   * How old what the clan itself tells may get at ordinary hours; all other ages of the clan follow in proportion.
   * Null: as its game suggests.
   */
  intervalMs: z
    .int()
    .min(2 * MINUTE)
    .max(8 * HOUR)
    .nullable(),
  /** Checked more often from `peakFrom` until before `peakTo`, over midnight too. Equal: no such hours. */
  peakFrom: Hour,
  peakTo: Hour,
  /** Checked less often from `nightFrom` until before `nightTo`. Where both hold it is peak. */
  nightFrom: Hour,
  nightTo: Hour,
});
export type ClanSettings = z.infer<typeof ClanSettings>;

export const ClanSummary = z.object({
  id: ClanId,
  game: GameId,
  ref: z.string(),
  name: z.string(),
  members: z.number().nullable(),
  enabled: z.boolean(),
  freshness: Freshness,
  presence: Presence,
  timers: z.array(Timer),
  attention: z.array(Attention),
  requestsPerMinute: z.number(),
});
export type ClanSummary = z.infer<typeof ClanSummary>;

/** Members seen active in one hour of the clan's day; null where the hour was not checked. */
export const ActivityHour = z.object({ startAt: At, active: z.number().nullable() });
export type ActivityHour = z.infer<typeof ActivityHour>;

export const ClanCard = ClanSummary.extend({ activity: z.array(ActivityHour) });
export type ClanCard = z.infer<typeof ClanCard>;

export const ClanDetail = ClanCard.extend({
  description: z.string().nullable(),
  addedAt: At,
  settings: ClanSettings,
  zone: z.string(),
  /** Clan-wide numbers by metric key; null is unknown. */
  values: z.record(z.string(), z.number().nullable()),
});
export type ClanDetail = z.infer<typeof ClanDetail>;

/** What a live look at a clan that is not tracked yet found. */
export const ClanLookup = z.object({
  ref: z.string(),
  outcome: OutcomeKind,
  detail: z.string().nullable(),
  /** Present where the clan was found. */
  clan: z
    .object({
      name: z.string(),
      members: z.number(),
      level: z.number().nullable(),
      isWarLogPublic: z.boolean().nullable(),
      requestsPerMinute: z.number(),
    })
    .nullable(),
  /** Set where the clan is tracked already. */
  trackedAs: ClanId.nullable(),
});
export type ClanLookup = z.infer<typeof ClanLookup>;

const RefInput = z.object({ game: GameId, ref: z.string().min(1).max(200) });
const REF_ERRORS = {
  INVALID_REF: { status: 422, data: z.object({ game: GameId, ref: z.string(), example: z.string() }) },
} as const;

export const clans = {
  list: forMembers.output(z.array(ClanSummary)),
  /** All clans with the last 24 hours of activity, for the dashboard. */
  cards: forMembers.output(z.array(ClanCard)),
  show: forMembers.input(ByClan).output(ClanDetail),
  /** One live request through the lane; stores nothing, and an `add` soon after uses its answer. */
  lookup: forOfficers.input(RefInput).output(ClanLookup).errors(REF_ERRORS),
  add: forOfficers
    .input(RefInput)
    .output(ClanSummary)
    .errors({
      ...REF_ERRORS,
      ALREADY_TRACKED: { status: 409, data: z.object({ clan: ClanId, name: z.string() }) },
      /** It was looked for by its name, and the game did not tell which clan that is. */
      NOT_FOUND_BY_NAME: {
        status: 409,
        data: z.object({ game: GameId, ref: z.string(), outcome: OutcomeKind, detail: z.string().nullable() }),
      },
    }),
  configure: forOfficers
    .input(z.object({ clan: ClanId, settings: ClanSettings.partial() }))
    .output(ClanDetail)
    .errors({ UNKNOWN_ZONE: { status: 422, data: z.object({ zone: z.string() }) } }),
  /** Stops tracking and forgets the clan with all that is known only through it. */
  remove: forOfficers.input(ByClan).output(z.object({ name: z.string(), events: z.number(), members: z.number() })),
};
