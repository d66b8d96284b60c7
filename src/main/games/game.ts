/**
 * What a game is: data plus small pure functions. Adding a game is a folder beside this file, a line in the registry and
 * a simulator; nothing else asks which game it is.
 */
import type { ZodType } from "zod";
import type { ContestRuleType, GameRole, Monitor, RosterPlace, Signal, Tab } from "#shared/game.ts";
import type { GameId } from "#shared/ids.ts";
import type { MetricDefinition, MetricDerived, MetricSum } from "#shared/metric.ts";
import type { Duration, Instant } from "#shared/time.ts";

export type UpstreamId = string;
/** What one request fetches, as the game names it: `clan`, `player`, `current-war`. */
export type ResourceKind = string;

/** At most `requests` in every half-open window of `perMs`. */
export interface LaneLimit {
  readonly requests: number;
  readonly perMs: Duration;
}

/** One server of a game: everything behind it shares its limits. */
export interface Upstream {
  readonly name: string;
  readonly baseUrl: string;
  readonly limits: readonly LaneLimit[];
  /** `optional`: it answers without a key too, but only so often as `limits` says. */
  readonly credentials: "none" | "token" | "optional";
  /** What holds with a key, where that is more. */
  readonly limitsWithKey?: readonly LaneLimit[];
  /** Whether each key has the whole limits for itself, or all requests from one address share them. */
  readonly budget: "per-key" | "per-address";
  /** More addresses that share its limits and its keys, such as one for reports alone; each can be set like `baseUrl`. */
  readonly otherHosts?: Readonly<Record<string, { readonly name: string; readonly baseUrl: string }>>;
  /** A cheap request that every valid key may make; its ref is empty. It tests a key. */
  readonly probe: Resource;
}

export interface RequestConfig {
  readonly baseUrl: string;
  /** Addresses of the upstream's other hosts; absent where it has none. */
  readonly otherHosts?: Readonly<Record<string, string>>;
  /** The key in clear; null where none is needed. */
  readonly token: string | null;
}

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One whole answer. `json` is undefined where the body is not JSON. */
export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly json: unknown;
  readonly text: string;
}

/** What an answer means by its status, headers and, for errors, its body; `ok` says that there is a body to read. `goodForMs`: how long it says it holds; null where it does not say. */
export type Verdict =
  | { readonly kind: "ok"; readonly goodForMs: Duration | null }
  | { readonly kind: "not-found"; readonly goodForMs: Duration | null; readonly detail: string }
  | { readonly kind: "private"; readonly goodForMs: Duration | null; readonly detail: string }
  | { readonly kind: "throttled"; readonly retryAfterMs: Duration | null; readonly detail: string }
  /** `isPartial`: only what this kind of resource is asked for is closed, the rest of the upstream answers. */
  | { readonly kind: "maintenance"; readonly detail: string; readonly isPartial?: true }
  | { readonly kind: "unauthorized"; readonly detail: string; readonly seenAddress: string | null }
  | { readonly kind: "malformed"; readonly goodForMs: Duration | null; readonly detail: string }
  | { readonly kind: "unreachable"; readonly detail: string };

// --- Facts: what a reading can say. Each has one writer in the store. ---

export interface ClanFact {
  readonly type: "clan";
  readonly ref: string;
  readonly name: string;
  readonly description: string | null;
  readonly memberCount: number;
  /** Null where the game has no such thing. */
  readonly isWarLogPublic: boolean | null;
}

/** All members of a clan: who is not in it is not in the clan. */
export interface RosterFact {
  readonly type: "roster";
  readonly clan: string;
  readonly members: readonly RosterEntry[];
}

export interface RosterEntry {
  readonly ref: string;
  readonly name: string;
  readonly gameRole: string | null;
  /** What the service that told the roster knows the player by, where that outlives a change of name. */
  readonly externalId?: string;
  readonly joinedAt?: Instant;
  /** Whether the member is in the game, as the roster has it; absent where rosters do not say. */
  readonly online?: RosterOnline;
}

/** What a roster says of somebody's presence: late by minutes, and now and then wrong. */
export interface RosterOnline {
  readonly isOnline: boolean;
  /** When that last changed; null where it does not say. */
  readonly changedAt: Instant | null;
}

/** Numbers of a clan, of an account, or of an account's stay in a clan. Null is unknown; an absent key says nothing. */
export interface ValuesFact {
  readonly type: "values";
  readonly of:
    | { readonly scope: "clan"; readonly clan: string }
    | { readonly scope: "account"; readonly account: string }
    | { readonly scope: "stay"; readonly clan: string; readonly account: string };
  readonly values: Readonly<Record<string, number | null>>;
}

/** A metric that this answer shows and the catalogue does not name. From then on the game has it. */
export interface MetricFact {
  readonly type: "metric";
  readonly metric: MetricDefinition;
}

/** What somebody else recorded of an account in the past: taken in as an import is. */
export interface HistoryFact {
  readonly type: "history";
  readonly account: string;
  readonly samples: readonly { readonly at: Instant; readonly values: Readonly<Record<string, number | null>> }[];
}

/** The war of a clan now; null where there is none. */
export interface WarFact {
  readonly type: "war";
  readonly clan: string;
  readonly war: War | null;
}

export interface War {
  /** What the game tells a war by; the same in every reading of it. */
  readonly key: string;
  readonly state: "preparation" | "inWar" | "warEnded";
  readonly teamSize: number;
  readonly attacksPerMember: number;
  readonly preparationStartAt: Instant | null;
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
  readonly own: WarTeam;
  readonly opponent: WarTeam;
  readonly attacks: readonly Attack[];
  /** Null while it runs. `unknown`: it was gone before its final answer was seen. */
  readonly result: "win" | "lose" | "tie" | "unknown" | null;
}

export interface WarTeam {
  readonly ref: string | null;
  readonly name: string;
  readonly stars: number;
  /** Percent of the whole team, 0 to 100. */
  readonly destruction: number;
  readonly attacksUsed: number;
  readonly members: readonly {
    readonly ref: string;
    readonly name: string;
    readonly position: number | null;
    readonly townHall: number | null;
  }[];
}

export interface Attack {
  readonly order: number;
  readonly side: "own" | "opponent";
  readonly attackerRef: string;
  readonly defenderRef: string;
  readonly stars: number;
  /** Percent, 0 to 100. */
  readonly destruction: number;
  readonly durationSeconds: number | null;
}

/** Where an account is now, as one answer about it shows. */
export interface PresenceFact {
  readonly type: "presence";
  readonly account: string;
  /** When the game made what it tells; null where it does not say. What is older than what is known says nothing. */
  readonly mintedAt: Instant | null;
  /** `private`: the player does not let others see. Absent fields of `playing` are not told. */
  readonly sight: PresenceSight;
  /** Null: not told, or private. */
  readonly party: PartySight | null;
  readonly lastPlayedAt: Instant | null;
}

export type PresenceSight =
  | { readonly kind: "private" }
  /** No character is in any activity. */
  | { readonly kind: "nowhere" }
  | {
      readonly kind: "somewhere";
      readonly character: string;
      /** By the game's definitions. */
      readonly activity: string;
      /** What was chosen, where the activity is only the place; null where it is the same. */
      readonly playlist: string | null;
      readonly modes: readonly number[];
      /** Between activities. */
      readonly isOrbit: boolean;
      readonly startedAt: Instant | null;
    };

/** Who plays together with the account, itself included. */
export interface PartySight {
  readonly mintedAt: Instant | null;
  readonly members: readonly { readonly ref: string; readonly name: string | null; readonly isLeader: boolean }[];
  readonly activityStartedAt: Instant | null;
  /** Set: the activity is over, though its players are still in it. */
  readonly activityEndedAt: Instant | null;
}

/** The characters of an account: all it has. */
export interface CharactersFact {
  readonly type: "characters";
  readonly account: string;
  readonly characters: readonly {
    readonly ref: string;
    readonly class: string | null;
    readonly light: number | null;
    readonly minutesPlayed: number | null;
    readonly lastPlayedAt: Instant | null;
  }[];
}

/** What one player did in one instance of an activity, with one character. */
export interface PlayerResult {
  readonly character: string;
  readonly isCompleted: boolean;
  readonly kills: number;
  readonly deaths: number;
  readonly assists: number;
  readonly score: number | null;
  /** The player's own stay; cut off at 32 767 by the game. */
  readonly timePlayedSeconds: number;
  /** When the player came, counted from the start of the instance. */
  readonly startSeconds: number;
}

/** An instance of an activity, whoever tells of it. */
export interface PlayedActivity {
  readonly instance: string;
  readonly startedAt: Instant;
  /** Of the instance, not of a player. */
  readonly durationSeconds: number;
  /** What was played, and what was launched, by the game's definitions. */
  readonly activity: string;
  readonly director: string;
  readonly modes: readonly number[];
  readonly isPrivate: boolean;
  /** Whether its objective was reached. */
  readonly isObjectiveReached: boolean;
}

/** A page of what one character played, the newest start first. */
export interface ActivitiesFact {
  readonly type: "activities";
  readonly account: string;
  readonly character: string;
  /** From 0. */
  readonly page: number;
  /** Whether there is nothing behind this page. */
  readonly isLast: boolean;
  readonly activities: readonly (PlayedActivity & { readonly own: PlayerResult })[];
}

export interface ReportEntry extends PlayerResult {
  /** Null for a stub without a player. */
  readonly ref: string | null;
  readonly name: string | null;
  readonly class: string | null;
  readonly light: number | null;
  /** Equal for those who played together; null where it is not told. */
  readonly fireteam: string | null;
}

/** What happened in one instance, as told after its end. */
export interface Report extends PlayedActivity {
  /** How many entries there should be; null where it is not told. */
  readonly playerCount: number | null;
  readonly startedFromBeginning: boolean | null;
  readonly startingPhase: number | null;
  readonly entries: readonly ReportEntry[];
}

export interface ReportFact {
  readonly type: "report";
  readonly report: Report;
}

/** Names and kinds of what a game's ids stand for: one list of them, whole. */
export interface DefinitionsFact {
  readonly type: "definitions";
  readonly list: string;
  readonly version: string;
  readonly entries: readonly {
    readonly ref: string;
    readonly name: string;
    /** Of an activity: what kind it is. */
    readonly modes: readonly number[];
  }[];
}

export type Fact =
  | ClanFact
  | RosterFact
  | ValuesFact
  | MetricFact
  | HistoryFact
  | WarFact
  | PresenceFact
  | CharactersFact
  | ActivitiesFact
  | ReportFact
  | DefinitionsFact;

export interface ResourceRef {
  readonly kind: ResourceKind;
  readonly ref: string;
  /** Ref of the clan or account whose it is, where its own ref says more than that. */
  readonly owner?: string;
}

/** The facts of one answer, and what else it showed to be worth fetching. */
export interface Reading {
  readonly facts: readonly Fact[];
  readonly follow: readonly ResourceRef[];
  /** What people should know of it beside the facts: that there is more than is read, for example. */
  readonly note?: string;
}

export type ReadResult =
  | { readonly ok: true; readonly reading: Reading }
  /** A body with fewer facts than expected: nothing of it is written. */
  | { readonly ok: false; readonly detail: string };

/** A span of the game's calendar that clans may follow: clan games, a raid weekend. */
export interface CalendarWindow {
  readonly kind: string;
  /** Which of a clan's settings asks for it. */
  readonly monitor: Monitor;
  readonly startAt: Instant;
  readonly endAt: Instant;
  /** Spans in each of which every member is asked once: what they had at the start or at the end is known from then on. */
  readonly sweeps: readonly { readonly from: Instant; readonly to: Instant }[];
}

/** What freshness may depend on. Everything is what one interested clan says; the most demanding clan decides. */
export interface FreshnessContext {
  readonly now: Instant;
  /** Which part of the clan's day it is, by its own settings. */
  readonly hours: "peak" | "ordinary" | "night";
  readonly monitors: Readonly<Record<Monitor, boolean>>;
  /** Of the game's calendar what the clan follows. */
  readonly windows: readonly CalendarWindow[];
  /** Where in a span that many resources share this one has its turn: from 0 up to 1, always the same. */
  readonly turn: number;
  readonly isWarLogPublic: boolean | null;
  /** The clan's latest war. */
  readonly war: Pick<War, "state" | "startAt" | "endAt"> | null;
  /** Whether somebody has the clan on the screen. */
  readonly isWatched: boolean;
  /** The last answer; null before the first. */
  readonly lastCheckedAt: Instant | null;
  /** When the account last showed activity; null for clans, or where none was seen. */
  readonly lastActiveAt: Instant | null;
  /** When it will have become likely that the account played since the last answer; null for clans and before the first. */
  readonly likelyChangeAt: Instant | null;
  /** Where the account is; null for what is not an account's, before that is known, and in games that do not tell. */
  readonly presence: PresenceContext | null;
  /** Of a character's history: what is known of the character. */
  readonly character: CharacterContext | null;
  /** Of a report: what is known of it. */
  readonly report: ReportContext | null;
  /** The upstream certainly does not have it. Whether that still holds may be asked more rarely than anything else is: once a day. */
  readonly isNotFound: boolean;
}

/** What an account does: `online` is in the game without being in an activity or between two. */
export type PresenceState = "playing" | "orbit" | "online" | "offline" | "private" | "unknown";

export interface PresenceContext {
  readonly state: PresenceState;
  /** What the latest roster said; null: nothing. */
  readonly roster: RosterOnline | null;
  /** The newest party list of somebody who plays with the account in it; null while nobody's names it. */
  readonly listedAt: Instant | null;
  readonly lastPlayedAt: Instant | null;
  /** When the last activity that was seen ended; null where none was seen to end. */
  readonly activityEndedAt: Instant | null;
}

export interface CharacterContext {
  readonly lastPlayedAt: Instant | null;
  /** End of the newest activity that its history told; null before the first. */
  readonly knownUntil: Instant | null;
  /** The page of its history behind the first that is to be read now; null: none. */
  readonly wantedPage: number | null;
}

/** `awaited`: not read yet. `incomplete`: it lacked players. `complete`: read, to be read once more. `final`: kept as it is. */
export type ReportState = "awaited" | "incomplete" | "complete" | "final" | "missing" | "hidden";

export interface ReportContext {
  readonly state: ReportState;
  readonly reads: number;
  readonly endedAt: Instant;
}

/** Urgency: an index into the classes, 0 critical, 1 high, 2 normal, 3 low. */
export type ClassIndex = 0 | 1 | 2 | 3;

/** What a game wants where a clan is checked as often as the game suggests; the clan's own interval stretches the age. */
export interface Freshness {
  readonly maxAgeMs: Duration;
  readonly class: ClassIndex;
  /** Also due at this instant, whatever its age: something is known to happen then. */
  readonly dueAt: Instant | null;
}

export type ResourceOwner = "clan" | "account" | "activity" | "game";

export interface Resource<Body = unknown> {
  readonly upstream: UpstreamId;
  /**
   * Waits between the answers "not found" that it takes until one is believed, where the upstream says so by mistake now and
   * then; absent where the first is believed.
   */
  readonly notFoundChecks?: readonly Duration[];
  /** The longest that its verdict says an answer holds; an hour where it is absent. */
  readonly holdsAtMostMs?: Duration;
  /** Nothing needs it by itself: where somebody asked for it, that is not given up for the plan. */
  readonly isOnlyAsked?: true;
  /** One of the pages that begin with the one of this kind: counted with it. */
  readonly pageOf?: ResourceKind;
  /** Whose it is: a clan's, an account's, of an activity that accounts shared, or of the whole game. */
  readonly of: ResourceOwner;
  /** The largest answer that is read, in bytes; 8 MiB where absent. */
  readonly mostBytes?: number;
  /** What it is in words, where its ref says nothing to people: `activity definitions`. */
  readonly titleOf?: (ref: string) => string;
  /** Its ref says more than whose it is: only an answer that shows it can name it. */
  readonly isNamedByAnswer?: true;
  /** Fetched ahead: a batch does not wait for what the first reading of its parent showed of it. */
  readonly isAhead?: true;
  readonly request: (ref: string, config: RequestConfig) => HttpRequest;
  readonly verdict: (answer: HttpAnswer) => Verdict;
  /**
   * Other addresses at which an upstream tells the same of somebody whom it does not have at the first: asked in turn, each as a
   * request of its own, before "not found" is taken for an answer.
   */
  readonly elsewhere?: readonly Resource["request"][];
  /** Tolerant: unknown fields pass, missing ones are optional where recordings show it. */
  readonly body: ZodType<Body>;
  /** Pure; any body that passes `body` gives a value, never a throw. */
  read(body: Body, ref: string): ReadResult;
  /** Null: this clan does not need it as things stand. */
  readonly freshness: (context: FreshnessContext) => Freshness | null;
}

// --- Changes: what became different through one reading, and what the game makes of it. ---

/** A known value of an account or of a stay that became another. */
export interface ValueChange {
  readonly type: "value";
  readonly metric: MetricDefinition;
  readonly account: string;
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly peakBefore: number;
}

export interface WarChange {
  readonly type: "war";
  /** The war as it was stored; null where this reading shows it first. */
  readonly before: War | null;
  readonly after: War;
  /** The reading no longer shows the war: what is stored is all that will ever be known. */
  readonly isGone: boolean;
  readonly now: Instant;
}

/** An account came, went, or does something else. */
export interface PresenceChange {
  readonly type: "presence";
  readonly account: string;
  readonly before: PresenceState;
  readonly after: PresenceState;
  /** When the account was last known to play, before this; null: not known. */
  readonly lastPlayedAt: Instant | null;
  readonly now: Instant;
}

/** People who play together began something. */
export interface FireteamChange {
  readonly type: "fireteam";
  /** Of ours: the same for the same people over time. */
  readonly fireteam: number;
  readonly activity: ActivityName;
  readonly startedAt: Instant;
  readonly isExact: boolean;
  /** Members of the clan that is told. */
  readonly members: readonly string[];
  readonly guests: number;
  readonly now: Instant;
}

/** A report that can be relied on, read for the first time. */
export interface ReportChange {
  readonly type: "report";
  readonly report: Report;
  readonly activity: ActivityName;
  readonly judgement: Judgement;
  /** Members of the clan that is told, with whether they finished. */
  readonly members: readonly { readonly ref: string; readonly name: string; readonly isFinisher: boolean }[];
  readonly now: Instant;
}

export type Change = ValueChange | WarChange | PresenceChange | FireteamChange | ReportChange;

/** An activity by name, and by what kind it is: `raid`, `dungeon`. */
export interface ActivityName {
  readonly ref: string;
  readonly name: string;
  readonly kind: string | null;
  readonly kindLabel: string | null;
}

/** What a report comes to. */
export interface Judgement {
  readonly isCleared: boolean;
  readonly start: "fresh" | "checkpoint" | "unknown";
  readonly isFlawless: boolean;
  /** Different people, however many characters they came with. */
  readonly people: number;
  /** Refs of those who were there at the end. */
  readonly finishers: readonly string[];
}

/** A game whose servers say who plays now. */
export interface LiveRules {
  /** So long a timer may run without another sign of life before it is taken to be stuck. */
  readonly staleAfterMs: (modes: readonly number[]) => Duration;
}

/** A game whose servers tell what was played. */
export interface ActivityRules {
  /** Pages of a character's history, in their order. Their refs end with `/` and the character's. */
  readonly historyKinds: readonly ResourceKind[];
  readonly reportKind: ResourceKind;
  /** Lists of definitions that name activities, in the order in which they are asked. */
  readonly nameLists: readonly string[];
  /** How far back a history is read when it is read first. */
  readonly pastMs: Duration;
  /** How far back reports of a kind are read ahead. */
  readonly reportsPastMs: (kind: string | null) => Duration;
  /** Kinds of activities that people tell apart, in the order in which they are offered. */
  readonly kinds: readonly { readonly id: string; readonly label: string }[];
  /** The kind that an activity with these modes is of; null where it is none that people tell apart. */
  readonly kindOf: (modes: readonly number[]) => string | null;
  readonly judge: (report: Report) => Judgement;
  /** Whether so few people are worth telling where an activity of the kind was cleared. */
  readonly isLowMan: (kind: string | null, people: number) => boolean;
  /** Numbers of ours beside those that the game itself tells of the same. */
  readonly reconciled: readonly { readonly counted: string; readonly told: string }[];
  /** What one instance adds to the counters of one person, by metric: `results` are those of all the person's characters. */
  readonly countsOf: (played: CountedActivity) => Readonly<Record<string, number>>;
}

export interface CountedActivity {
  readonly activity: ActivityName;
  readonly played: PlayedActivity;
  readonly results: readonly PlayerResult[];
  /** Null before the report can be relied on. */
  readonly judgement: Judgement | null;
}

/** Something that happened, before it is tied to clans and accounts of ours. */
export interface GameEvent {
  readonly type: string;
  /** The account it is about; null where it is about the clan. */
  readonly account: string | null;
  /** What tells this occurrence from others of its type in the clan, for example the war and the order of the attack. */
  readonly occurrence: string;
  /** Set where the game says when; else the span between the two readings. */
  readonly happenedAt: Instant | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** A countdown towards an instant that the game set. */
export interface GameTimer {
  readonly kind: string;
  readonly endsAt: Instant;
  readonly isOverdue: boolean;
  readonly data: Readonly<Record<string, string | number | null>>;
}

export interface TimerFacts {
  readonly war: War | null;
  readonly now: Instant;
}

export interface MetricCatalogue {
  readonly known: readonly MetricDefinition[];
  /** Describes any metric key; null for what this game cannot have. */
  readonly describe: (key: string) => MetricDefinition | null;
  /** Of `of`, a key that ends in `*` stands for all that begin so. */
  readonly sums: readonly MetricSum[];
  readonly derived: readonly DerivedMetric[];
  /** What is worked out of a metric that no list names and an answer showed; absent where nothing ever is. */
  readonly derivedOf?: (seen: MetricDefinition) => DerivedMetric | null;
  readonly first: string;
  readonly columns: readonly string[];
  readonly signals: readonly SignalGroup[];
}

export interface DerivedMetric extends MetricDerived {
  /** Rises with the value, never falls. */
  readonly valueOf: (value: number) => number;
}

/** All that a game works out of its metrics and of those that answers showed beside them. */
export function derivedWith(
  { derived, derivedOf }: Pick<MetricCatalogue, "derived" | "derivedOf">,
  seen: readonly MetricDefinition[],
): readonly DerivedMetric[] {
  return derivedOf === undefined ? derived : [...derived, ...seen.flatMap((metric) => derivedOf(metric) ?? [])];
}

export interface SignalGroup extends Signal {
  readonly has: (metric: string) => boolean;
}

/** How the type of an account follows from what the boards of the game say. */
export interface AccountTypes {
  readonly types: readonly { readonly id: string; readonly label: string }[];
  /** Kinds of resources that tell it, each by a metric of its own. */
  readonly kinds: Readonly<Record<ResourceKind, string>>;
  /**
   * By kind the number that its board showed when it was last asked; null: certainly not on it; absent: not known. Boards are
   * not asked at one instant, and a number that was read earlier may be lower for that alone. Null where they do not decide.
   */
  readonly typeOf: (
    standings: Readonly<Record<ResourceKind, number | null>>,
    checkedAt: Readonly<Record<ResourceKind, Instant>>,
  ) => string | null;
}

export interface Season {
  readonly id: string;
  readonly startAt: Instant;
  readonly endAt: Instant;
}

export interface Game {
  readonly id: GameId;
  readonly name: string;
  readonly upstreams: Readonly<Record<UpstreamId, Upstream>>;
  readonly metrics: MetricCatalogue;
  readonly tabs: readonly Tab[];
  readonly roles: readonly GameRole[];
  readonly presence: "exact" | "inferred";
  readonly clanRef: { readonly label: string; readonly example: string; readonly hint: string };
  readonly key: { readonly url: string; readonly steps: readonly string[] } | null;
  /** The ref as the game writes it; null where the text can be none. */
  readonly parseClanRef: (text: string) => string | null;
  readonly parseAccountRef: (text: string) => string | null;
  /** Addresses that a key says it is bound to; empty where it does not say. Null: it cannot be a key. */
  readonly inspectKey: (key: string) => { readonly addresses: readonly string[] } | null;
  /** Null where the game has no seasons. */
  readonly season: (now: Instant) => Season | null;
  /** What of a clan can be followed or left alone. */
  readonly monitors: readonly Monitor[];
  /** Age that what a clan itself tells may reach at ordinary hours, where the clan has no interval of its own. */
  readonly intervalMs: Duration;
  /** What every clan of the game is checked by as a whole, until officers change that; cron in the clan's zone. */
  readonly defaultSchedules: readonly { readonly name: string; readonly cron: string; readonly mostRunsADay: number }[];
  /** Of each kind of window the one that runs or comes next, and the one before. */
  readonly calendar: (now: Instant) => readonly CalendarWindow[];
  readonly timers: (facts: TimerFacts) => readonly GameTimer[];
  readonly resources: Readonly<Record<ResourceKind, Resource>>;
  /** The resource that tells the roster of a clan: the first to fetch, and the measure of its freshness. Null: it is kept by hand. */
  readonly rosterKind: ResourceKind | null;
  /** The kind that describes a clan before it is added, where the roster alone does not. */
  readonly cardKind?: ResourceKind;
  /** Finds a clan by its name; absent where clans are told by their refs alone. */
  readonly clanByName?: { readonly kind: ResourceKind; readonly parse: (text: string) => string | null };
  readonly live?: LiveRules;
  readonly activities?: ActivityRules;
  /** Services that keep rosters, with the kind of resource that reads one and the kind that reads a member's past. */
  readonly rosterPlaces: readonly (Omit<RosterPlace, "hasHistory"> & {
    readonly rosterKind: ResourceKind;
    readonly historyKind: ResourceKind | null;
    readonly parseRef: (text: string) => string | null;
  })[];
  readonly accountTypes: AccountTypes | null;
  readonly contestRules: readonly ContestRuleType[];
  /** The public identity of a player in a draw, such as `coc:#2PP`: 1 to 128 characters from `!` to `~`, of the ref alone. */
  readonly entryId: (ref: string) => string;
  readonly lagNote: string | null;
  /** Kinds that are fetched once per member, which is what a clan's size costs. */
  readonly memberKinds: readonly ResourceKind[];
  /** The kind that tells of a clan's wars; null where the game has none. */
  readonly warKind: ResourceKind | null;
  /** The account's metric that counts its attacks in wars as they are seen; null where the game has none. */
  readonly warAttacksMetric: string | null;
  readonly events: (change: Change) => readonly GameEvent[];
  /** Reads what a server of the game once answered of a player, kept as a file without names; `at` is when it answered. */
  readonly readCsv?: (
    text: string,
    at: Instant,
  ) =>
    | { readonly ok: true; readonly values: Readonly<Record<string, number | null>> }
    | { readonly ok: false; readonly detail: string };
  /** Whether only play can cause a gain of this metric. */
  readonly isSign: (metric: string) => boolean;
}
