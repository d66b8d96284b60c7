import { z } from "zod";
import type { Resource, ResourceKind, ResourceRef } from "#main/games/game.ts";
import { type Duration, MINUTE } from "#shared/time.ts";
import { HARDCORE, IRONMAN, type IronTable, MAIN, ULTIMATE } from "./account-type.ts";
import { hiscoreFreshness, historyFreshness, TYPE_AGE, typeFreshness } from "./freshness.ts";
import { readBoard, readHiscore } from "./read.ts";
import { hiscoreRequest, wiseOldManRequest } from "./requests.ts";
import { hiscoreVerdict, wiseOldManVerdict } from "./verdict.ts";
import { GroupWire, HiscoreWire, SnapshotsWire } from "./wire.ts";
import { FIRST_PAGE, HISTORY_KINDS, historyPath, readGroup, readHistory } from "./wise-old-man.ts";

/** The two servers; they name the lanes and their settings. */
export const HISCORES = "hiscores";
export const WISE_OLD_MAN = "wise-old-man";

/**
 * The hiscores answer "not found" by mistake now and then: waits between five answers, until they are believed
 * (games/osrs, section 1.7).
 */
const NOT_FOUND_CHECKS: readonly Duration[] = [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE];

/** Most players are on none of the tables of ironmen, and nobody is missed there: twice is enough. */
const NOT_FOUND_CHECKS_OF_TYPES: readonly Duration[] = [MINUTE];

/** Names of the tables in the addresses (games/osrs, section 1.1). */
const TABLES = {
  [MAIN]: "hiscore_oldschool",
  [IRONMAN]: "hiscore_oldschool_ironman",
  [HARDCORE]: "hiscore_oldschool_hardcore_ironman",
  [ULTIMATE]: "hiscore_oldschool_ultimate",
} as const;

const HISCORE: Resource<HiscoreWire> = {
  upstream: HISCORES,
  of: "account",
  notFoundChecks: NOT_FOUND_CHECKS,
  request: (ref, config) => hiscoreRequest(TABLES[MAIN], ref, config),
  // Low ironmen are on the table of all ironmen before they are on the main one (games/osrs, section 1.8).
  elsewhere: [(ref, config) => hiscoreRequest(TABLES[IRONMAN], ref, config)],
  verdict: (answer) => hiscoreVerdict(answer, null),
  body: HiscoreWire,
  read: readHiscore,
  freshness: hiscoreFreshness,
};

function ironTable(kind: IronTable): Resource<HiscoreWire> {
  return {
    upstream: HISCORES,
    of: "account",
    notFoundChecks: NOT_FOUND_CHECKS_OF_TYPES,
    holdsAtMostMs: TYPE_AGE,
    request: (ref, config) => hiscoreRequest(TABLES[kind], ref, config),
    verdict: (answer) => hiscoreVerdict(answer, TYPE_AGE),
    body: HiscoreWire,
    read: readBoard(kind),
    freshness: typeFreshness,
  };
}

/** Asked for by a person who takes over a roster, and by nobody else. */
const WOM_GROUP: Resource<GroupWire> = {
  upstream: WISE_OLD_MAN,
  isOnlyAsked: true,
  of: "clan",
  request: (ref, config) => wiseOldManRequest(`/groups/${encodeURIComponent(ref)}`, config),
  verdict: wiseOldManVerdict,
  body: GroupWire,
  read: readGroup,
  freshness: () => null,
};

function history(page: number): Resource<SnapshotsWire> {
  return {
    upstream: WISE_OLD_MAN,
    isOnlyAsked: true,
    pageOf: FIRST_PAGE,
    of: "account",
    request: (ref, config) => wiseOldManRequest(historyPath(ref, page), config),
    verdict: wiseOldManVerdict,
    body: SnapshotsWire,
    read: readHistory(page),
    freshness: historyFreshness,
  };
}

export const RESOURCES: Readonly<Record<ResourceKind, Resource>> = {
  [MAIN]: HISCORE,
  [IRONMAN]: ironTable(IRONMAN),
  [HARDCORE]: ironTable(HARDCORE),
  [ULTIMATE]: ironTable(ULTIMATE),
  "wom-group": WOM_GROUP,
  ...Object.fromEntries(HISTORY_KINDS.map((kind, page) => [kind, history(page)])),
};

const NOTHING: { readonly facts: readonly []; readonly follow: readonly ResourceRef[] } = { facts: [], follow: [] };

/** One group, the least there is to ask for: a key that is none is refused here as anywhere. */
export const WISE_OLD_MAN_PROBE: Resource = {
  upstream: WISE_OLD_MAN,
  of: "clan",
  request: (_ref, config) => wiseOldManRequest("/groups?limit=1", config),
  verdict: wiseOldManVerdict,
  body: z.unknown(),
  read: () => ({ ok: true, reading: NOTHING }),
  freshness: () => null,
};

/** The hiscores take no key, so nobody tests one there. */
export const HISCORES_PROBE: Resource = {
  ...WISE_OLD_MAN_PROBE,
  upstream: HISCORES,
  request: (_ref, config) => hiscoreRequest(TABLES[MAIN], "", config),
  verdict: (answer) => hiscoreVerdict(answer, null),
};
