import { z } from "zod";
import type { Resource, ResourceKind } from "#main/games/game.ts";
import { DAY, type Duration, MINUTE } from "#shared/time.ts";
import {
  clanFreshness,
  definitionsFreshness,
  historyFreshness,
  manifestFreshness,
  neverFreshness,
  olderFreshness,
  profileFreshness,
  reportFreshness,
  rosterFreshness,
  statsFreshness,
} from "./freshness.ts";
import { readClan, readGroup, readRoster } from "./read-clan.ts";
import { readDefinitions, readManifest } from "./read-definitions.ts";
import { readHistory, readReport } from "./read-played.ts";
import { readProfile } from "./read-profile.ts";
import { readStats } from "./read-stats.ts";
import {
  alertsRequest,
  clanByNameRequest,
  clanRequest,
  definitionsRequest,
  historyRequest,
  manifestRequest,
  profileRequest,
  reportRequest,
  rosterRequest,
  statsRequest,
} from "./requests.ts";
import { type Asked, verdictOf } from "./verdict.ts";
import {
  AccountStatsWire,
  ClanWire,
  DefinitionsWire,
  HistoryWire,
  ManifestWire,
  ProfileWire,
  ReportWire,
  RosterWire,
} from "./wire.ts";

/** The company whose servers answer; names the lane and its settings. */
export const BUNGIE = "bungie";

const MIB = 2 ** 20;

/** The table of all activities has more than twenty, and grows. */
const MOST_DEFINITIONS = 96 * MIB;

/** A report is there some minutes after its activity, or never: five answers in a row (games/destiny2, section 1.3). */
const REPORT_CHECKS: readonly Duration[] = [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE];

const asked = (what: Asked) => (answer: Parameters<Resource["verdict"]>[0]) => verdictOf(answer, what);

const ROSTER: Resource<RosterWire> = {
  upstream: BUNGIE,
  of: "clan",
  request: rosterRequest,
  verdict: asked("game"),
  body: RosterWire,
  read: readRoster,
  freshness: rosterFreshness,
};

const CLAN: Resource<ClanWire> = {
  upstream: BUNGIE,
  of: "clan",
  request: clanRequest,
  verdict: asked("game"),
  body: ClanWire,
  read: readClan,
  freshness: clanFreshness,
};

const CLAN_BY_NAME: Resource<ClanWire> = {
  ...CLAN,
  isOnlyAsked: true,
  request: clanByNameRequest,
  read: readGroup,
  freshness: neverFreshness,
};

const PROFILE: Resource<ProfileWire> = {
  upstream: BUNGIE,
  of: "account",
  isNamedByAnswer: true,
  request: profileRequest,
  verdict: asked("game"),
  body: ProfileWire,
  read: readProfile,
  freshness: profileFreshness,
};

const FIRST_PAGE = "history";

/** The first page is asked often and has what a busy day brings; those behind it are as long as the API makes them. */
const RECENT = 50;
const WHOLE_PAGE = 250;

const HISTORY: Resource<HistoryWire> = {
  upstream: BUNGIE,
  of: "account",
  isNamedByAnswer: true,
  holdsAtMostMs: DAY,
  request: (ref, config) => historyRequest(ref, RECENT, 0, config),
  verdict: asked("statistics"),
  body: HistoryWire,
  read: readHistory(0, RECENT),
  freshness: historyFreshness,
};

/** Whole pages begin at the latest activity again: the first of them repeats what the short one had. */
function olderPage(page: number): Resource<HistoryWire> {
  return {
    ...HISTORY,
    pageOf: FIRST_PAGE,
    isAhead: true,
    request: (ref, config) => historyRequest(ref, WHOLE_PAGE, page - 1, config),
    read: readHistory(page, WHOLE_PAGE),
    freshness: olderFreshness(page),
  };
}

const OLDER_KINDS: readonly ResourceKind[] = ["history-1", "history-2", "history-3"];

/** A character's history: the recent part, then whole pages, 750 activities in all. */
export const HISTORY_KINDS: readonly ResourceKind[] = [FIRST_PAGE, ...OLDER_KINDS];

export const REPORT_KIND = "report";

const REPORT: Resource<ReportWire> = {
  upstream: BUNGIE,
  of: "activity",
  isAhead: true,
  notFoundChecks: REPORT_CHECKS,
  request: reportRequest,
  verdict: asked("report"),
  body: ReportWire,
  read: readReport,
  freshness: reportFreshness,
};

const STATS: Resource<AccountStatsWire> = {
  upstream: BUNGIE,
  of: "account",
  isNamedByAnswer: true,
  holdsAtMostMs: DAY,
  request: statsRequest,
  verdict: asked("statistics"),
  body: AccountStatsWire,
  read: readStats,
  freshness: statsFreshness,
};

const MANIFEST: Resource<ManifestWire> = {
  upstream: BUNGIE,
  of: "game",
  titleOf: () => "list of definitions",
  isAhead: true,
  request: manifestRequest,
  verdict: asked("game"),
  body: ManifestWire,
  read: readManifest,
  freshness: manifestFreshness,
};

const DEFINITIONS: Resource<DefinitionsWire> = {
  upstream: BUNGIE,
  of: "game",
  isAhead: true,
  mostBytes: MOST_DEFINITIONS,
  titleOf: (ref) => (ref.includes("DestinyActivityDefinition") ? "activity definitions" : "definitions"),
  request: definitionsRequest,
  verdict: asked("file"),
  body: DefinitionsWire,
  read: readDefinitions,
  freshness: definitionsFreshness,
};

export const RESOURCES: Readonly<Record<ResourceKind, Resource>> = {
  roster: ROSTER,
  clan: CLAN,
  "clan-by-name": CLAN_BY_NAME,
  profile: PROFILE,
  [FIRST_PAGE]: HISTORY,
  ...Object.fromEntries(OLDER_KINDS.map((kind, i) => [kind, olderPage(i + 1)])),
  [REPORT_KIND]: REPORT,
  stats: STATS,
  manifest: MANIFEST,
  definitions: DEFINITIONS,
};

/** What the game has to announce, the least there is to ask for. */
export const PROBE: Resource = {
  upstream: BUNGIE,
  of: "game",
  request: alertsRequest,
  verdict: asked("game"),
  body: z.unknown(),
  read: () => ({ ok: true, reading: { facts: [], follow: [] } }),
  freshness: neverFreshness,
};
