import { z } from "zod";
import { GameId } from "./ids.ts";
import { MetricDefinition, MetricDerived, MetricKey, MetricSum } from "./metric.ts";
import { ROLES } from "./role.ts";

/** Roles of Adjutant itself. A role inside a game grants nothing here. */
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Who calls: every call over the contract has one. */
export const Actor = z.object({ name: z.string().min(1).max(100), role: Role }).readonly();
export type Actor = z.infer<typeof Actor>;

/** A page that a game can have. A tab that a game lacks is absent. */
export const Tab = z.enum(["members", "activities", "wars", "leaderboards", "inactivity", "feed", "contests"]);
export type Tab = z.infer<typeof Tab>;

/** What of a clan can be followed or left alone, beside its roster. A game has some of them. */
export const Monitor = z.enum(["wars", "games", "donations", "raids"]);
export type Monitor = z.infer<typeof Monitor>;

export const GameRole = z.object({ id: z.string(), label: z.string(), role: Role });
export type GameRole = z.infer<typeof GameRole>;

/** A group of metrics whose gain shows that somebody played. */
export const Signal = z.object({ id: z.string(), label: z.string() });
export type Signal = z.infer<typeof Signal>;

/** A service that keeps rosters of this game's clans. */
export const RosterPlace = z.object({
  id: z.string(),
  name: z.string(),
  /** What a clan is told by there. */
  refLabel: z.string(),
  example: z.string(),
  /** Whether it also has the past of its members' numbers. */
  hasHistory: z.boolean(),
});
export type RosterPlace = z.infer<typeof RosterPlace>;

/** What members of a game can compete in: gains of some of its metrics. */
export const ContestRuleType = z.object({
  id: z.string(),
  label: z.string(),
  /** What is counted, in a sentence. */
  description: z.string(),
  /** What one is: "troops", "XP". */
  unit: z.string(),
  /**
   * Keys of metrics, sums or derived metrics; one that ends in `*` stands for all that begin so. A rule that names none means every
   * metric among them that is no sum of others.
   */
  metrics: z.array(z.string().regex(/^[a-z0-9_.]+\*?$/)),
  /** The one of them that counts all the others already: it is what all of them together mean, and is never added to others. */
  total: MetricKey.nullable(),
  /** Whether a rule names some of them; without, it is always all of them together. */
  hasTargets: z.boolean(),
  /** How much of it gives an entry in a new rule; a hundred where absent. */
  step: z.number().positive().optional(),
});
export type ContestRuleType = z.infer<typeof ContestRuleType>;

/** Whether a server wants a key. */
export const Credentials = z.enum(["none", "token", "optional"]);
export type Credentials = z.infer<typeof Credentials>;

/** What a window and a script need to know of a game; the game's code stays in the main process. */
export const GameInfo = z.object({
  id: GameId,
  name: z.string(),
  tabs: z.array(Tab),
  monitors: z.array(Monitor),
  /** How often the game suggests to check a clan at ordinary hours. */
  intervalMs: z.number(),
  /** Highest first. */
  roles: z.array(GameRole),
  /** Whether the game says who is online, or it is inferred from changes between two checks. */
  presence: z.enum(["exact", "inferred"]),
  clanRef: z.object({ label: z.string(), example: z.string(), hint: z.string() }),
  /** `token`: some server of it answers nobody without a key. `optional`: with one it answers more. */
  credentials: Credentials,
  /** How to get a key, one step a line; empty where none is needed. */
  keySteps: z.array(z.string()),
  keyUrl: z.string().nullable(),
  upstreams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      baseUrl: z.string(),
      credentials: Credentials,
      /** Requests that the game suggests at most, without a key where it is optional, and with one. */
      perMinute: z.number(),
      perMinuteWithKey: z.number(),
    }),
  ),
  /** Those that every clan of the game can have, and those that an answer of its servers showed. */
  metrics: z.array(MetricDefinition),
  sums: z.array(MetricSum),
  derived: z.array(MetricDerived),
  /** What a board shows first. */
  firstMetric: MetricKey,
  /** Columns of the members table where nobody chose others: metric keys, and ids of the window's own columns. */
  columns: z.array(z.string()),
  /** What shows that somebody played, in groups that an officer chooses from. */
  signals: z.array(Signal),
  hasSeasons: z.boolean(),
  /** Empty where it has no contests. */
  contestRules: z.array(ContestRuleType),
  /** Where the roster comes from: the game tells it, or officers keep it by hand. */
  roster: z.enum(["api", "hand"]),
  /** Where else a roster can be taken from, with one request; empty where there is no such place. */
  rosterSources: z.array(RosterPlace),
  /** Types of accounts that the game tells apart, such as ironman; empty where it has none. */
  accountTypes: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Why values of this game can be older than the check that read them, in a sentence; null where they cannot. */
  lagNote: z.string().nullable(),
  /** Kinds of activities that people tell apart, such as raids; empty where the game tells of none. */
  activityKinds: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type GameInfo = z.infer<typeof GameInfo>;
