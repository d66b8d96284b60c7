import type { Game } from "#main/games/game.ts";
import { DAY, HOUR, SECOND } from "#shared/time.ts";
import { parseAccountRef, parseClanName, parseClanRef } from "./clan-ref.ts";
import { CONTEST_RULES } from "./contest-rules.ts";
import { countsOf } from "./counts.ts";
import { eventsOf } from "./events.ts";
import { INTERVAL } from "./freshness.ts";
import { judge } from "./judge.ts";
import { DUNGEON, isLowMan, kindOf, OFFERED, RAID } from "./kinds.ts";
import { isSign, METRICS } from "./metrics.ts";
import { ACTIVITIES } from "./read-definitions.ts";
import { REPORTS_HOST } from "./requests.ts";
import { BUNGIE, HISTORY_KINDS, PROBE, REPORT_KIND, RESOURCES } from "./resources.ts";
import { ROLES } from "./roles.ts";

const HTTP_HEADER_VALUE = /^[\x21-\x7e]+$/;

/** The longest that people stay in one activity without a sign of something else: raids go on for hours. */
const LONGEST_RAID = 6 * HOUR;
const LONGEST_OTHER = 3 * HOUR;

/** A first reading takes some minutes for a full clan: nobody looks for older reports of what is played every day. */
const PAST = 30 * DAY;
const ORDINARY_REPORTS_PAST = 3 * DAY;

export const destiny2: Game = {
  id: "destiny2",
  name: "Destiny 2",
  upstreams: {
    [BUNGIE]: {
      name: "Bungie.net",
      baseUrl: "https://www.bungie.net/Platform",
      // 25 a second from one address are allowed, and other tools on the same line use some (games/destiny2, section 1.4).
      limits: [{ requests: 10, perMs: SECOND }],
      credentials: "token",
      budget: "per-address",
      otherHosts: { [REPORTS_HOST]: { name: "Reports", baseUrl: "https://stats.bungie.net/Platform" } },
      probe: PROBE,
    },
  },
  metrics: METRICS,
  tabs: ["members", "activities", "leaderboards", "inactivity", "feed", "contests"],
  roles: ROLES,
  presence: "exact",
  clanRef: {
    label: "Clan name or number",
    example: "3074427",
    hint: "The address of the clan's page on bungie.net has its number and works too.",
  },
  key: {
    url: "https://www.bungie.net/en/Application",
    steps: [
      "Open bungie.net/en/Application and sign in with the account that you play with.",
      "Choose Create New App and give it any name and website.",
      "As OAuth client type choose Not Applicable, and leave the origin empty.",
      "Create it, copy the API key (32 letters and digits) and paste it here.",
    ],
  },
  parseClanRef,
  parseAccountRef,
  inspectKey: (key) => (HTTP_HEADER_VALUE.test(key) ? { addresses: [] } : null),
  season: () => null,
  monitors: [],
  intervalMs: INTERVAL,
  defaultSchedules: [],
  calendar: () => [],
  timers: () => [],
  resources: RESOURCES,
  rosterKind: "roster",
  cardKind: "clan",
  clanByName: { kind: "clan-by-name", parse: parseClanName },
  live: { staleAfterMs: (modes) => (kindOf(modes) === RAID ? LONGEST_RAID : LONGEST_OTHER) },
  activities: {
    historyKinds: HISTORY_KINDS,
    reportKind: REPORT_KIND,
    nameLists: [ACTIVITIES],
    pastMs: PAST,
    reportsPastMs: (kind) => (kind === RAID || kind === DUNGEON ? PAST : ORDINARY_REPORTS_PAST),
    kinds: OFFERED,
    kindOf,
    judge,
    isLowMan,
    reconciled: [
      { counted: "activities", told: "lifetime.activities" },
      { counted: "kills", told: "lifetime.kills" },
      { counted: "deaths", told: "lifetime.deaths" },
      { counted: "minutes_played", told: "lifetime.minutes" },
    ],
    countsOf,
  },
  rosterPlaces: [],
  accountTypes: null,
  contestRules: CONTEST_RULES,
  entryId: (ref) => `d2:${ref}`,
  lagNote:
    "Bungie tells of an activity some minutes after its end, and of who is in the game up to a minute late: numbers follow that.",
  memberKinds: ["profile"],
  warKind: null,
  warAttacksMetric: null,
  events: eventsOf,
  isSign,
};
