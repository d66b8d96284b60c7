import type { Game } from "#main/games/game.ts";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { ACCOUNT_TYPES } from "./account-type.ts";
import { CONTEST_RULES } from "./contest-rules.ts";
import { readCsv } from "./csv.ts";
import { eventsOf } from "./events.ts";
import { isSign, METRICS } from "./metrics.ts";
import { parseClanName, parsePlayerName } from "./names.ts";
import { HISCORES, HISCORES_PROBE, RESOURCES, WISE_OLD_MAN, WISE_OLD_MAN_PROBE } from "./resources.ts";
import { ROLES } from "./roles.ts";
import { FIRST_PAGE } from "./wise-old-man.ts";

const HTTP_HEADER_VALUE = /^[\x21-\x7e]+$/;

/** Number of a group, alone or in the address of its page. */
function parseGroupRef(text: string): string | null {
  const match = /^(?:https?:\/\/(?:www\.)?wiseoldman\.net\/groups\/)?([1-9]\d{0,9})(?:[/?#].*)?$/i.exec(text.trim());
  return match?.[1] ?? null;
}

export const osrs: Game = {
  id: "osrs",
  name: "Old School RuneScape",
  upstreams: {
    [HISCORES]: {
      name: "Hiscores",
      baseUrl: "https://secure.runescape.com",
      // Nothing is published; 60 a minute is what the longest running tools keep to (games/osrs, section 1.7).
      limits: [{ requests: 1, perMs: SECOND }],
      credentials: "none",
      budget: "per-address",
      probe: HISCORES_PROBE,
    },
    [WISE_OLD_MAN]: {
      name: "Wise Old Man",
      baseUrl: "https://api.wiseoldman.net/v2",
      limits: [{ requests: 20, perMs: MINUTE }],
      credentials: "optional",
      limitsWithKey: [{ requests: 100, perMs: MINUTE }],
      budget: "per-address",
      probe: WISE_OLD_MAN_PROBE,
    },
  },
  metrics: METRICS,
  tabs: ["members", "leaderboards", "inactivity", "feed", "contests"],
  roles: ROLES,
  presence: "inferred",
  clanRef: {
    label: "Clan name",
    example: "Iron Foundry",
    hint: "Any name: the game has no list of a clan's members to ask for, so you keep it here.",
  },
  key: {
    url: "https://wiseoldman.net/discord",
    steps: [
      "Nothing here needs a key. With one, Wise Old Man answers five times as often.",
      "Join the Discord server of Wise Old Man and ask there for an API key.",
      "Copy the key and paste it here.",
    ],
  },
  parseClanRef: parseClanName,
  parseAccountRef: parsePlayerName,
  inspectKey: (key) => (HTTP_HEADER_VALUE.test(key) ? { addresses: [] } : null),
  season: () => null,
  monitors: [],
  intervalMs: HOUR,
  defaultSchedules: [{ name: "Twice a day", cron: "0 6,18 * * *", mostRunsADay: 2 }],
  calendar: () => [],
  timers: () => [],
  resources: RESOURCES,
  rosterKind: null,
  rosterPlaces: [
    {
      id: WISE_OLD_MAN,
      name: "Wise Old Man",
      refLabel: "Group number or address",
      example: "139",
      rosterKind: "wom-group",
      historyKind: FIRST_PAGE,
      parseRef: parseGroupRef,
    },
  ],
  accountTypes: ACCOUNT_TYPES,
  contestRules: CONTEST_RULES,
  // The protocol's ids have no blanks, and refs have no underscores: two names stay two ids.
  entryId: (ref) => `osrs:${ref.replaceAll(" ", "_")}`,
  lagNote: "The hiscores show what a player has when they log out: after a long session a value can be six hours old.",
  memberKinds: ["hiscore"],
  warKind: null,
  warAttacksMetric: null,
  events: eventsOf,
  readCsv,
  isSign,
};
