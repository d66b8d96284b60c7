import { z } from "zod";
import type { Game, HttpRequest, RequestConfig, Resource } from "#main/games/game.ts";
import { MINUTE, SECOND } from "#shared/time.ts";
import { calendarAt } from "./calendar.ts";
import { CONTEST_RULES } from "./contest-rules.ts";
import { eventsOf, timersOf } from "./events.ts";
import { clanFreshness, currentWarFreshness, INTERVAL, playerFreshness } from "./freshness.ts";
import { inspectKey } from "./key.ts";
import { isSign, METRICS, WAR_ATTACKS } from "./metrics.ts";
import { readClan, readCurrentWar, readPlayer } from "./read.ts";
import { seasonAt } from "./season.ts";
import { parseTag } from "./tags.ts";
import { verdictOf } from "./verdict.ts";
import { ClanWire, PlayerWire, WarWire } from "./wire.ts";

/** The company whose servers answer; names the lane and its settings. */
const UPSTREAM = "supercell";

function get(config: RequestConfig, path: string): HttpRequest {
  return {
    method: "GET",
    url: `${config.baseUrl.replace(/\/+$/, "")}${path}`,
    headers: {
      accept: "application/json",
      ...(config.token === null ? {} : { authorization: `Bearer ${config.token}` }),
    },
  };
}

const CLAN: Resource<ClanWire> = {
  upstream: UPSTREAM,
  of: "clan",
  request: (ref, config) => get(config, `/clans/${encodeURIComponent(ref)}`),
  verdict: (answer) => verdictOf(answer, false),
  body: ClanWire,
  read: readClan,
  freshness: clanFreshness,
};

const PLAYER: Resource<PlayerWire> = {
  upstream: UPSTREAM,
  of: "account",
  request: (ref, config) => get(config, `/players/${encodeURIComponent(ref)}`),
  verdict: (answer) => verdictOf(answer, false),
  body: PlayerWire,
  read: readPlayer,
  freshness: playerFreshness,
};

const CURRENT_WAR: Resource<WarWire> = {
  upstream: UPSTREAM,
  of: "clan",
  request: (ref, config) => get(config, `/clans/${encodeURIComponent(ref)}/currentwar`),
  verdict: (answer) => verdictOf(answer, true),
  body: WarWire,
  read: readCurrentWar,
  freshness: currentWarFreshness,
};

const PROBE: Resource = {
  upstream: UPSTREAM,
  of: "clan",
  request: (_ref, config) => get(config, "/goldpass/seasons/current"),
  verdict: (answer) => verdictOf(answer, false),
  body: z.unknown(),
  read: () => ({ ok: true, reading: { facts: [], follow: [] } }),
  freshness: () => null,
};

export const clashOfClans: Game = {
  id: "clash-of-clans",
  name: "Clash of Clans",
  upstreams: {
    [UPSTREAM]: {
      name: "Clash of Clans",
      baseUrl: "https://api.clashofclans.com/v1",
      limits: [
        { requests: 10, perMs: SECOND },
        { requests: 600, perMs: MINUTE },
      ],
      credentials: "token",
      // games/clash-of-clans, section 1.3: libraries rotate up to ten keys, each with its own limit.
      budget: "per-key",
      probe: PROBE,
    },
  },
  metrics: METRICS,
  tabs: ["members", "wars", "leaderboards", "inactivity", "feed", "contests"],
  roles: [
    { id: "leader", label: "Leader", role: "leader" },
    { id: "coLeader", label: "Co-leader", role: "officer" },
    { id: "admin", label: "Elder", role: "member" },
    { id: "member", label: "Member", role: "member" },
  ],
  presence: "inferred",
  clanRef: {
    label: "Clan tag",
    example: "#2PP",
    hint: "In the game: My clan, below the name. A link that was shared works too.",
  },
  key: {
    url: "https://developer.clashofclans.com/#/new-key",
    steps: [
      "Open developer.clashofclans.com and log in (or register, it is free).",
      "Choose My account, then Create new key.",
      "Give it any name and enter the address of this computer's internet connection.",
      "Copy the long token and paste it here.",
    ],
  },
  parseClanRef: parseTag,
  parseAccountRef: parseTag,
  inspectKey,
  season: seasonAt,
  monitors: ["wars", "games", "donations", "raids"],
  intervalMs: INTERVAL,
  defaultSchedules: [],
  calendar: calendarAt,
  timers: timersOf,
  resources: { clan: CLAN, player: PLAYER, "current-war": CURRENT_WAR },
  rosterKind: "clan",
  rosterPlaces: [],
  accountTypes: null,
  contestRules: CONTEST_RULES,
  entryId: (ref) => `coc:${ref}`,
  lagNote: null,
  memberKinds: ["player"],
  warKind: "current-war",
  warAttacksMetric: WAR_ATTACKS,
  events: eventsOf,
  isSign,
};
