import { ACTIVITIES, type Activity, DESTINATIONS, PLACES, PLAYLISTS } from "#demo/world/destiny2/activities.ts";
import { MODES, modeHash } from "#demo/world/destiny2/modes.ts";
import { createRandom } from "#demo/world/random.ts";

/** Definitions and the list of their files (games/destiny2.md section 1.11). */

const TABLES = [
  "DestinyActivityDefinition",
  "DestinyActivityModeDefinition",
  "DestinyActivityTypeDefinition",
  "DestinyClassDefinition",
  "DestinyDestinationDefinition",
  "DestinyPlaceDefinition",
] as const;
export type Table = (typeof TABLES)[number];

export const isTable = (name: string): name is Table => (TABLES as readonly string[]).includes(name);

const FILE_ID = "a4f0c2de-5f0b-4c1b-9d7e-66b1f0a3c9d2";
/** Below the service's host, beside `/Platform`. */
const FILES_AT = "/common/destiny2_content/json/en/";

export const FIRST_VERSION = "241033.26.07.28.2000-1-bnet.61104";

const fileOf = (table: Table, version: string) => `${FILES_AT}${table}-${FILE_ID}-${version}.json`;

export function manifestBody(version: string) {
  const component = Object.fromEntries(TABLES.map((table) => [table, fileOf(table, version)]));
  const sqlite = (part: string) => `/common/destiny2_content/sqlite/${part}_${FILE_ID}.content`;
  return {
    version,
    mobileAssetContentPath: sqlite("asset/asset_sql_content"),
    mobileGearAssetDataBases: [{ version: 0, path: sqlite("asset/asset_sql_content") }],
    mobileWorldContentPaths: { en: sqlite("en/world_sql_content") },
    jsonWorldContentPaths: { en: `${FILES_AT}aggregate-${FILE_ID}.json` },
    jsonWorldComponentContentPaths: { en: component },
    mobileClanBannerDatabasePath: sqlite("clanbanner/clanbanner_sql_content"),
    mobileGearCDN: { Geometry: "/common/destiny2_content/geometry/platform/mobile/geometry" },
  };
}

/** The table that a file holds; null for another address, or one of another version. */
export function tableOfFile(path: string, version: string): Table | null {
  return TABLES.find((table) => fileOf(table, version) === path) ?? null;
}

const display = (name: string, description = "") => ({
  description,
  name,
  icon: "/common/destiny2_content/icons/activity.png",
  hasIcon: name !== "",
});

function activityDefinition(activity: Activity, index: number) {
  const { hash, name, shownName, kind, mode, modes, destination, tier, size } = activity;
  const place = DESTINATIONS.find((one) => one.hash === destination)?.place ?? 0;
  return {
    displayProperties: display(shownName, name === "" ? "" : `${name} awaits.`),
    originalDisplayProperties: display(name),
    selectionScreenDisplayProperties: display(shownName),
    releaseIcon: "/img/misc/missing_icon_d2.png",
    releaseTime: 0,
    completionUnlockHash: 0,
    activityLightLevel: 2_000 + tier * 20,
    destinationHash: destination,
    placeHash: place,
    activityTypeHash: mode === null ? 0 : modeHash(mode),
    tier,
    pgcrImage: "/img/destiny_content/pgcr/activity.jpg",
    rewards: [],
    modifiers: [],
    isPlaylist: false,
    challenges: [],
    optionalUnlockStrings: [],
    inheritFromFreeRoam: kind === "patrol",
    suppressOtherRewards: false,
    playlistItems: [],
    matchmaking: {
      isMatchmade: activity.strangers > 0,
      minParty: 1,
      maxParty: size,
      maxPlayers: size,
      requiresGuardianOath: false,
    },
    ...(mode === null
      ? { activityModeHashes: [], activityModeTypes: [] }
      : {
          directActivityModeHash: modeHash(mode),
          directActivityModeType: mode,
          activityModeHashes: modes.map(modeHash),
          activityModeTypes: modes,
        }),
    isPvP: kind === "crucible" || kind === "trials",
    insertionPoints: [],
    activityLocationMappings: [],
    hash,
    index,
    redacted: false,
    blacklisted: false,
  };
}

const QUESTS = ["Adventure", "Lost Sector", "Mission", "Public Event", "Patrol", "Empire Hunt"] as const;
const ABOUT = ["Fallen", "Hive", "Cabal", "Vex", "Taken", "Scorn"] as const;
const THINGS = ["Cache", "Signal", "Refuge", "Ritual", "Outpost", "Archive", "Passage", "Engine"] as const;
/** What nobody here plays, and the real file is full of. */
const UNPLAYED = 500;
/** What an unplayed activity could give: long lists that no reader wants. */
const REWARDS = 18;

function unplayedDefinition(place: number) {
  const random = createRandom(`definition-${place}`);
  const hash = 1_000_000_007 + place * 6_421_013;
  const name = `${random.pick(QUESTS)}: ${random.pick(ABOUT)} ${random.pick(THINGS)} ${place}`;
  const destination = random.pick(DESTINATIONS.slice(1, 9));
  const rewardItems = Array.from({ length: REWARDS }, () => ({
    itemHash: random.int(1, 4_294_967_295),
    quantity: random.int(1, 5),
    hasConditionalVisibility: false,
  }));
  const shape: Activity = {
    hash,
    playlist: null,
    kind: "patrol",
    name,
    shownName: name,
    mode: 2,
    modes: [7, 2],
    destination: destination.hash,
    size: 3,
    strangers: 0,
    minutes: [5, 20],
    tier: 0,
    isModeless: false,
  };
  const isRedacted = place % 25 === 0;
  return {
    ...activityDefinition(shape, ACTIVITIES.length + PLAYLISTS.length + place),
    ...(isRedacted ? { displayProperties: display(""), originalDisplayProperties: display("") } : {}),
    rewards: [{ rewardItems }],
    redacted: isRedacted,
  };
}

function playlistDefinition({ hash, name, kind, mode }: (typeof PLAYLISTS)[number], index: number) {
  const like = ACTIVITIES.find((one) => one.kind === kind) ?? ACTIVITIES[0];
  if (!like) throw new RangeError("There is no activity.");
  const modes = [...like.modes.slice(0, -1), mode];
  const shape = { ...like, hash, name, shownName: name, mode, modes, playlist: null };
  return { ...activityDefinition(shape, ACTIVITIES.length + index), isPlaylist: true };
}

const CLASSES = [
  [3_655_393_761, "Titan"],
  [671_679_327, "Hunter"],
  [2_271_682_572, "Warlock"],
] as const;

const end = (hash: number, index: number) => ({ hash, index, redacted: false, blacklisted: false });

function rowsOf(table: Table): readonly { readonly hash: number }[] {
  switch (table) {
    case "DestinyActivityDefinition":
      return [
        ...ACTIVITIES.map(activityDefinition),
        ...PLAYLISTS.map(playlistDefinition),
        ...Array.from({ length: UNPLAYED }, (_, i) => unplayedDefinition(i)),
      ];
    case "DestinyActivityModeDefinition":
      return MODES.map(({ type, hash, name, category }, i) => ({
        displayProperties: display(name),
        modeType: type,
        activityModeCategory: category,
        isTeamBased: category !== 1,
        isAggregateMode: type === 5 || type === 7,
        parentHashes: [],
        friendlyName: name.toLowerCase().replaceAll(" ", "-"),
        order: i,
        ...end(hash, i),
      }));
    case "DestinyActivityTypeDefinition":
      return MODES.map(({ hash, name }, i) => ({ displayProperties: display(name), ...end(hash, i) }));
    case "DestinyClassDefinition":
      return CLASSES.map(([hash, name], i) => ({ classType: i, displayProperties: display(name), ...end(hash, i) }));
    case "DestinyDestinationDefinition":
      return DESTINATIONS.map(({ hash, name, place }, i) => ({
        displayProperties: display(name),
        placeHash: place,
        defaultFreeroamActivityHash: 0,
        ...end(hash, i),
      }));
    case "DestinyPlaceDefinition":
      return PLACES.map(({ hash, name }, i) => ({ displayProperties: display(name), ...end(hash, i) }));
  }
}

/** A table as its file has it: definitions by their hashes. */
export function tableBody(table: Table): Record<string, unknown> {
  return Object.fromEntries(rowsOf(table).map((row) => [String(row.hash), row]));
}
