import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { Answer } from "#demo/servers/answers.ts";
import { type Clan, presentStays } from "#demo/world/destiny2/model.ts";
import { createWorld } from "#demo/world/world.ts";
import { failure, success } from "./envelope.ts";
import type { Ground } from "./ground.ts";
import { groupBody, memberBody, pageBody } from "./group-bodies.ts";
import { destinyRoute } from "./guardians.ts";
import { NO_LAGS } from "./lags.ts";
import { manifestBody } from "./manifest-bodies.ts";
import { hasEnded, historyItem, reportBody } from "./report-bodies.ts";

/** Genuine answers, beside the project. They are read here and nowhere copied. */
const RECORDINGS = resolve("../shared/data/destiny");
const areThere = existsSync(RECORDINGS);
if (!areThere)
  console.warn(`No recordings in ${RECORDINGS}: the demo's field names are not compared with genuine ones.`);

const read = (file: string): unknown => JSON.parse(readFileSync(join(RECORDINGS, file), "utf8"));
const readAll = (folder: string): unknown[] =>
  readdirSync(join(RECORDINGS, folder)).map((file) => read(join(folder, file)));

const ID_KEY = /^\d+$/;

/** Every path of keys in a value, with what kind of value stands there; ids as keys are all one. */
function shapes(value: unknown, at = "", found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) shapes(item, `${at}[]`, found);
  } else if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      const name = ID_KEY.test(key) ? "#" : key;
      shapes(inner, at === "" ? name : `${at}.${name}`, found);
    }
  } else {
    found.add(`${at} ${value === null ? "null" : typeof value}`);
  }
  return found;
}

const union = (values: readonly unknown[]) =>
  new Set(values.flatMap((value) => [...shapes(JSON.parse(JSON.stringify(value)))]));
const textOf = ({ body }: Answer): unknown => JSON.parse(body.plain.toString());
/** What is inside the envelope, where there is one. */
const inside = (body: unknown) =>
  body !== null && typeof body === "object" && "Response" in body ? body.Response : body;
const wrapped = (body: unknown) => textOf(success(body));

const WORLD = createWorld({ seed: "shapes" });
const { destiny2 } = WORLD;
const GROUND: Ground = {
  game: () => destiny2,
  now: () => WORLD.now(),
  lags: NO_LAGS,
  pageSize: 100,
  nextServer: () => 0,
};
/** Of both clans, with their odd ones. */
const MEMBERS = destiny2.clans.flatMap((clan) => presentStays(clan).map(({ player }) => player)).slice(0, 60);
const RUNS = [...destiny2.ended.values()].filter(hasEnded);

function rosterOf(clan: Clan) {
  const members = presentStays(clan).map((stay) => memberBody(clan, stay, NO_LAGS, WORLD.now()));
  return pageBody(members, { page: 1, size: 100 });
}

/** What the routes answer for each member; a query in the manner of an address. */
function asked(path: (of: { type: number; id: string; characters: readonly string[] }) => string, query = "") {
  return MEMBERS.map(({ membershipType: type, membershipId: id, characters }) =>
    textOf(
      destinyRoute(
        GROUND,
        path({ type, id, characters: characters.map((one) => one.id) }).split("/"),
        new URLSearchParams(query),
      ),
    ),
  );
}
const profiles = (components: string) => asked(({ type, id }) => `${type}/Profile/${id}`, `components=${components}`);

interface Kind {
  readonly recorded: () => unknown[];
  readonly ours: () => unknown[];
  /** What no recording at hand has, and why we have it. */
  readonly added: readonly RegExp[];
  /** What recordings have and the demo leaves out. */
  readonly leftOut: readonly RegExp[];
}

const PLATFORM =
  /\.(?:LastSeenDisplayName|LastSeenDisplayNameType|crossSaveOverride|applicableMembershipTypes\[\]|isPublic|bungieGlobalDisplayName|bungieGlobalDisplayNameCode|iconPath) /;

const KINDS: Readonly<Record<string, Kind>> = {
  group: {
    recorded: () => [read("clan/group-2022.json")],
    ours: () => destiny2.clans.map((clan) => wrapped(groupBody(clan, NO_LAGS, WORLD.now()))),
    added: [],
    leftOut: [],
  },
  roster: {
    recorded: () => [
      inside(read("clan/admins-and-founder-2017.json")),
      { results: [read("fragments/group-member-2019.json")] },
    ],
    ours: () => destiny2.clans.map(rosterOf),
    // Names of one's own came in 2021 (group-2022 has them).
    added: [/\.bungieGlobalDisplayName(?:Code)? /],
    leftOut: [],
  },
  profile: {
    recorded: () => [read("profile/profile-100-2017.json")],
    ours: () => profiles("100"),
    // Since 2017: minted times, guardian ranks, seasons, names of one's own.
    added: [PLATFORM, /MintedTimestamp string$/, /\.(?:currentSeasonRewardPowerCap|\w*[gG]uardianRank) number$/],
    leftOut: [],
  },
  characters: {
    recorded: () => [inside(read("profile/profile-200-characters-2017.json"))],
    ours: () => profiles("200").map(inside),
    added: [/MintedTimestamp string$/, /\.emblemColor\./],
    leftOut: [/\.titleRecordHash /],
  },
  activities: {
    recorded: () => [read("fragments/characterActivities-204-stuck.json")],
    ours: () =>
      profiles("204").map(
        (body) => (inside(body) as { characterActivities: { data?: unknown } }).characterActivities.data ?? {},
      ),
    // Cut by who reported the fragment.
    added: [/\.availableActivities\[\]\./],
    leftOut: [],
  },
  party: {
    recorded: () => [read("fragments/transitory-1000-partyMembers-no-displayName.json")],
    ours: () =>
      profiles("1000").map((body) => {
        const { data } = (inside(body) as { profileTransitoryData: { data?: { partyMembers: unknown } } })
          .profileTransitoryData;
        return { partyMembers: data?.partyMembers ?? [] };
      }),
    added: [/\.displayName string$/],
    leftOut: [],
  },
  report: {
    recorded: () => readAll("pgcr").map(inside),
    ours: () => RUNS.slice(-600).map((run) => reportBody(run, destiny2.outsiders)),
    // All recorded ones are of raids without difficulty: no teams, no tiers.
    added: [/^teams\[\]\./, /\.values\.(?:standing|team)\./, /^activityDifficultyTier /],
    leftOut: [],
  },
  "history item": {
    recorded: () => read("activity/activity-history-trimmed-1.json") as unknown[],
    ours: () => RUNS.slice(-300).flatMap((run) => run.entries.map((entry) => historyItem(entry, run))),
    // Trimmed to two values by its source; the others are those of a report.
    added: [/^values\./],
    leftOut: [],
  },
  "account statistics": {
    recorded: () => [inside(read("activity/historical-stats-account.json"))],
    ours: () => asked(({ type, id }) => `${type}/Account/${id}/Stats`).map(inside),
    added: [],
    // Sixty more of each; nobody reads them.
    leftOut: [/\.allTime\.(?!kills\.|deaths\.|assists\.|secondsPlayed\.|activities)/, /^mergedDeletedCharacters\./],
  },
  "linked profiles": {
    recorded: () => [read("profile/linked-profiles-2025.json")],
    ours: () => asked(({ type, id }) => `${type}/Profile/${id}/LinkedProfiles`).map(inside),
    added: [/\.iconPath string$/],
    leftOut: [/\.platformSilver\./],
  },
  manifest: {
    recorded: () => [inside(read("misc/manifest-2017.json"))],
    ours: () => [manifestBody("1")],
    // They came after 2017.
    added: [/^jsonWorld\w*ContentPaths\./],
    leftOut: [/^mobile/],
  },
};

const missing = (from: ReadonlySet<string>, known: ReadonlySet<string>, allowed: readonly RegExp[]) =>
  [...from].filter((shape) => !known.has(shape) && !allowed.some((pattern) => pattern.test(shape)));

test.skipIf(!areThere).each(Object.entries(KINDS))(
  "the fields of a %s are the recorded ones and of their kinds, or listed with their reason",
  (_, { recorded, ours, added, leftOut }) => {
    const [genuine, made] = [union(recorded()), union(ours())];
    expect(genuine.size).toBeGreaterThan(2);
    expect(missing(made, genuine, added)).toEqual([]);
    expect(missing(genuine, made, leftOut)).toEqual([]);
  },
);

test.skipIf(!areThere).each([5, 18])("error %i is answered as recorded", (code) => {
  const file = readdirSync(join(RECORDINGS, "errors")).find((name) => name.startsWith(`${code}-`)) ?? "";
  expect(textOf(failure(code))).toEqual(read(join("errors", file)));
});
