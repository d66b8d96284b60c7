import type { MetricCatalogue } from "#main/games/game.ts";
import type { MetricDefinition, MetricKind, MetricScope } from "#shared/metric.ts";
import { COUNTED, DUNGEON, RAID } from "./kinds.ts";

type Row = readonly [key: string, label: string, unit: string, group: string, kind: MetricKind, scope: MetricScope];

/** Counted by us, out of what each member's history and its reports tell. */
const HISTORY = "history";

const COUNTS: readonly Row[] = [
  ["minutes_played", "Time played", "minutes", "Play", "counter", "account"],
  ["activities", "Activities", "activities", "Play", "counter", "account"],
  ["kills", "Kills", "kills", "Combat", "counter", "account"],
  ["deaths", "Deaths", "deaths", "Combat", "counter", "account"],
];

const FEATS: readonly Row[] = [
  ["full_clears.raid", "Raids from start to end", "clears", "Raids", "counter", "account"],
  ["full_clears.dungeon", "Dungeons from start to end", "clears", "Dungeons", "counter", "account"],
  ["flawless", "Flawless clears", "clears", "Feats", "counter", "account"],
  ["low_man", "Low-man clears", "clears", "Feats", "counter", "account"],
];

/** What the game itself counts, all of a life long: ours begin when the history does. */
const TOLD: readonly Row[] = [
  ["lifetime.minutes", "Time played in all", "minutes", "Lifetime", "counter", "account"],
  ["lifetime.activities", "Activities in all", "activities", "Lifetime", "counter", "account"],
  ["lifetime.clears", "Activities cleared in all", "clears", "Lifetime", "counter", "account"],
  ["lifetime.kills", "Kills in all", "kills", "Lifetime", "counter", "account"],
  ["lifetime.deaths", "Deaths in all", "deaths", "Lifetime", "counter", "account"],
];

const FROM_PROFILE: readonly Row[] = [
  ["characters.light", "Power", "", "Guardian", "gauge", "account"],
  ["guardian_rank", "Guardian rank", "", "Guardian", "gauge", "account"],
];

const FROM_CLAN: readonly Row[] = [
  ["clan_members", "Members", "", "Clan", "gauge", "clan"],
  ["clan_level", "Clan level", "level", "Clan", "gauge", "clan"],
];

/** As the game writes them. Those that come later are named by what their key has. */
const RAID_NAMES = [
  "Crota's End",
  "Crown of Sorrow",
  "Deep Stone Crypt",
  "Garden of Salvation",
  "King's Fall",
  "Last Wish",
  "Leviathan",
  "Leviathan, Eater of Worlds",
  "Leviathan, Spire of Stars",
  "Root of Nightmares",
  "Salvation's Edge",
  "Scourge of the Past",
  "The Desert Perpetual",
  "Vault of Glass",
  "Vow of the Disciple",
];
const DUNGEON_NAMES = [
  "Duality",
  "Equilibrium",
  "Ghosts of the Deep",
  "Grasp of Avarice",
  "Pit of Heresy",
  "Prophecy",
  "Spire of the Watcher",
  "Sundered Doctrine",
  "The Shattered Throne",
  "Vesper's Host",
  "Warlord's Ruin",
];

const CLEARS = "clears.";

/** Finished activities of a kind. */
export const clearsOf = (kind: string): string => `${CLEARS}${kind}`;

/** What stands for a name that no definition tells. */
const UNNAMED = /^Classified\b/i;

/** Clears of one raid or dungeon, whatever its difficulty; null where its name is not known. */
export function clearsOfName(kind: string, name: string): string | null {
  const slug = slugOf(name);
  return slug === "" || UNNAMED.test(name) ? null : `${CLEARS}${kind}.${slug}`;
}

/** `king_s_fall` would be hard to read: apostrophes vanish, all else that is no letter or digit is a gap. */
function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/['’\p{M}]/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
}

const GROUP_OF: Readonly<Record<string, string>> = { [RAID]: "Raids", [DUNGEON]: "Dungeons" };

function named(kind: string, name: string): MetricDefinition {
  const key = clearsOfName(kind, name) ?? clearsOf(kind);
  return define(HISTORY, [key, name, "clears", GROUP_OF[kind] ?? "Activities", "counter", "account"]);
}

function define(source: string, [key, label, unit, group, kind, scope]: Row): MetricDefinition {
  return { key, label, unit, group, kind, scope, source, isRanked: scope !== "clan" };
}

const KNOWN: readonly MetricDefinition[] = [
  ...COUNTS.map((row) => define(HISTORY, row)),
  ...COUNTED.map(({ id, finished }) =>
    define(HISTORY, [clearsOf(id), finished, "clears", GROUP_OF[id] ?? "Activities", "counter", "account"]),
  ),
  ...FEATS.map((row) => define(HISTORY, row)),
  ...RAID_NAMES.map((name) => named(RAID, name)),
  ...DUNGEON_NAMES.map((name) => named(DUNGEON, name)),
  ...TOLD.map((row) => define("stats", row)),
  ...FROM_PROFILE.map((row) => define("profile", row)),
  ...FROM_CLAN.map((row) => define("clan", row)),
];

const BY_KEY = new Map(KNOWN.map((metric) => [metric.key, metric]));

const NAMED_KEY = /^clears\.(raid|dungeon)\.([a-z0-9]+(?:_[a-z0-9]+)*)$/;
const SMALL_WORDS: ReadonlySet<string> = new Set(["a", "an", "and", "at", "in", "of", "on", "the", "to"]);

/** Of a raid that nobody knew there is no more than the key to name it by. */
function describe(key: string): MetricDefinition | null {
  const known = BY_KEY.get(key);
  if (known !== undefined) return known;
  const [, kind, slug] = NAMED_KEY.exec(key) ?? [];
  if (kind === undefined || slug === undefined) return null;
  const words = slug.split("_").map((word, i) => (i > 0 && SMALL_WORDS.has(word) ? word : capitalised(word)));
  return { ...named(kind, words.join(" ")), key };
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const CLEAR_SIGNS = (key: string): boolean =>
  key.startsWith(CLEARS) || key.startsWith("full_clears.") || key === "flawless" || key === "low_man";

export const METRICS: MetricCatalogue = {
  known: KNOWN,
  describe,
  sums: [
    {
      key: "sum.endgame",
      label: "Raids and dungeons",
      unit: "clears",
      group: "Feats",
      of: [clearsOf(RAID), clearsOf(DUNGEON)],
    },
    {
      key: "sum.full_clears",
      label: "Raids and dungeons from start to end",
      unit: "clears",
      group: "Feats",
      of: ["full_clears.raid", "full_clears.dungeon"],
    },
    {
      key: "sum.matches",
      label: "All matches",
      unit: "matches",
      group: "Activities",
      of: ["crucible", "trials", "iron_banner", "gambit"].map(clearsOf),
    },
  ],
  derived: [],
  first: clearsOf(RAID),
  columns: ["now", "last-activity", `7d:${clearsOf(RAID)}`, "7d:minutes_played"],
  signals: [
    { id: "activities", label: "Activities", has: (key) => key === "activities" || key === "minutes_played" },
    { id: "combat", label: "Kills", has: (key) => key === "kills" },
    { id: "clears", label: "Clears", has: CLEAR_SIGNS },
  ],
};

/** Counted out of what somebody played, so nothing else can raise it. */
export function isSign(key: string): boolean {
  return METRICS.signals.some((signal) => signal.has(key));
}
