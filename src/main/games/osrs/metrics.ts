import type { DerivedMetric, MetricCatalogue } from "#main/games/game.ts";
import type { MetricDefinition, MetricKind } from "#shared/metric.ts";
import { plainText } from "#shared/plain-text.ts";
import { BOARD_METRICS, HARDCORE, IRONMAN, type IronTable, MAIN, ULTIMATE } from "./account-type.ts";
import { levelOf } from "./levels.ts";
import { SUMS } from "./sums.ts";
import { ACTIVITY_NAMES, BOSS_NAMES, keyOfActivity, SKILL_NAMES, slugOf } from "./wire-names.ts";

const OVERALL_XP = BOARD_METRICS[MAIN];
/** Told by the hiscores; the level of a single skill is worked out from its experience, which is never hidden. */
export const TOTAL_LEVEL = "level.overall";

const OF_MEMBER = { scope: "account", source: MAIN, isRanked: true } as const;

/** What the activities count, by key; those that are not here count points that only rise. */
const SCORES: Readonly<Record<string, { readonly label?: string; readonly unit: string; readonly kind?: MetricKind }>> =
  {
    "score.grid_points": { unit: "points", kind: "resetting" },
    "score.league_points": { unit: "points", kind: "resetting" },
    "score.deadman_points": { unit: "points", kind: "resetting" },
    // Began again at zero in May 2023, and may with every new form of it.
    "score.bounty_hunter_hunter": { label: "Bounty Hunter, hunter", unit: "kills", kind: "resetting" },
    "score.bounty_hunter_rogue": { label: "Bounty Hunter, rogue", unit: "kills", kind: "resetting" },
    "score.bounty_hunter_legacy_hunter": { label: "Bounty Hunter of old, hunter", unit: "kills" },
    "score.bounty_hunter_legacy_rogue": { label: "Bounty Hunter of old, rogue", unit: "kills" },
    "score.lms_rank": { label: "Last Man Standing rank", unit: "rating", kind: "rating" },
    "score.pvp_arena_rank": { label: "PvP Arena rank", unit: "rating", kind: "rating" },
    "score.soul_wars_zeal": { unit: "zeal" },
    "score.rifts_closed": { unit: "rifts" },
    "score.colosseum_glory": { unit: "glory" },
    "score.collections_logged": { label: "Collection log", unit: "items" },
  };

const XP = "xp.";

const CHESTS = /\bchests$/i;

/** A skill by its name. */
export function skillOf(name: string, slug: string): MetricDefinition {
  return { ...OF_MEMBER, key: `${XP}${slug}`, label: `${name} XP`, unit: "XP", group: "Skills", kind: "counter" };
}

/** An activity by its name and key, which says what it is. */
export function activityOf(name: string, key: string): MetricDefinition {
  if (key.startsWith("kc.")) {
    const unit = CHESTS.test(name) ? "chests" : "kills";
    return { ...OF_MEMBER, key, label: name, unit, group: "Bosses", kind: "counter" };
  }
  if (key.startsWith("clues.")) {
    const tier = key.slice("clues.".length);
    const label = tier === "all" ? "All clues" : `${capitalised(tier)} clues`;
    return { ...OF_MEMBER, key, label, unit: "clues", group: "Clues", kind: "counter" };
  }
  const { label, unit, kind } = SCORES[key] ?? { unit: /\bpoints?\b/i.test(name) ? "points" : "" };
  return { ...OF_MEMBER, key, label: label ?? name, unit, group: "Activities", kind: kind ?? kindByName(name) };
}

/** Ranks of players against players go both ways; nothing else is known of what a later update brings. */
function kindByName(name: string): MetricKind {
  return /\brank\b/i.test(name) ? "rating" : "counter";
}

function capitalised(slug: string): string {
  const words = slug.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const IRON_TABLES: readonly (readonly [source: IronTable, label: string])[] = [
  [IRONMAN, "XP on the table of ironmen"],
  [HARDCORE, "XP on the table of hardcore ironmen"],
  [ULTIMATE, "XP on the table of ultimate ironmen"],
];

/** They tell the type of an account, and nothing that anybody competes in. */
const BOARDS: readonly MetricDefinition[] = IRON_TABLES.map(([source, label]) => ({
  key: BOARD_METRICS[source],
  label,
  unit: "XP",
  group: "Account type",
  kind: "gauge",
  scope: "account",
  source,
  isRanked: false,
}));

const KNOWN: readonly MetricDefinition[] = [
  ...SKILL_NAMES.map((name) => skillOf(name, slugOf(name) ?? "")),
  { ...OF_MEMBER, key: TOTAL_LEVEL, label: "Total level", unit: "level", group: "Levels", kind: "counter" },
  ...BOSS_NAMES.map((name) => activityOf(name, keyOfActivity(name, true) ?? "")),
  ...ACTIVITY_NAMES.map((name) => activityOf(name, keyOfActivity(name, false) ?? "")),
  ...BOARDS,
];

const BY_KEY = new Map(KNOWN.map((metric) => [metric.key, metric]));

export function isKnown(key: string): boolean {
  return BY_KEY.has(key);
}

/** The level of a skill, out of its experience. */
function levelFrom({ key, label }: MetricDefinition): DerivedMetric {
  const slug = key.slice(XP.length);
  const name = label.replace(/ XP$/, "");
  return { key: `level.${slug}`, label: `${name} level`, unit: "level", group: "Levels", from: key, valueOf: levelOf };
}

/** Levels, worked out from experience. */
export const LEVELS: readonly DerivedMetric[] = SKILL_NAMES.slice(1).map((name) =>
  levelFrom(skillOf(name, slugOf(name) ?? "")),
);

const KEY = /^(xp|kc|clues|score)\.([a-z0-9]+(?:_[a-z0-9]+)*)$/;

/** Of a key that nobody knows there is no more than the key to name it by: the label is as good as that allows. */
function describe(key: string): MetricDefinition | null {
  const known = BY_KEY.get(key);
  if (known !== undefined) return known;
  const [, prefix, slug] = KEY.exec(key) ?? [];
  if (prefix === undefined || slug === undefined) return null;
  const name = capitalised(slug);
  return prefix === "xp" ? skillOf(name, slug) : activityOf(name, key);
}

/** A name of the wire as a label: it is somebody else's text. */
export function labelText(name: string): string {
  return plainText(name).replaceAll(/\s+/g, " ").trim();
}

export const METRICS: MetricCatalogue = {
  known: KNOWN,
  describe,
  sums: SUMS,
  derived: LEVELS,
  derivedOf: (seen) => (seen.key.startsWith(XP) ? levelFrom(seen) : null),
  first: OVERALL_XP,
  columns: [OVERALL_XP, TOTAL_LEVEL, "clues.all", "score.collections_logged", "last-activity"],
  signals: [
    { id: "skilling", label: "Skilling", has: (key) => key.startsWith(XP) },
    { id: "bossing", label: "Bosses and raids", has: (key) => key.startsWith("kc.") },
    { id: "clues", label: "Clues", has: (key) => key.startsWith("clues.") },
    { id: "minigames", label: "Minigames and collection log", has: (key) => key.startsWith("score.") },
  ],
};

/**
 * Experience, kills, clues and scores rise by play alone. The total level is left out: a new skill raises it by one for
 * everybody.
 */
export function isSign(key: string): boolean {
  return METRICS.signals.some((signal) => signal.has(key));
}
