import type { MetricSum } from "#shared/metric.ts";

/** Kills that officers add up (games/osrs, section 3.4): a raid is one whatever its mode. */
const CHAMBERS = ["chambers_of_xeric", "chambers_of_xeric_challenge_mode"];
const THEATRE = ["theatre_of_blood", "theatre_of_blood_hard_mode"];
const TOMBS = ["tombs_of_amascut", "tombs_of_amascut_expert_mode"];

const OF_BOSSES: readonly (readonly [key: string, label: string, of: readonly string[]])[] = [
  ["all_raids", "All raids", [...CHAMBERS, ...THEATRE, ...TOMBS]],
  ["chambers", "Chambers of Xeric, both modes", CHAMBERS],
  ["theatre", "Theatre of Blood, both modes", THEATRE],
  ["tombs", "Tombs of Amascut, both modes", TOMBS],
  ["gauntlets", "Both Gauntlets", ["the_gauntlet", "the_corrupted_gauntlet"]],
  ["nightmares", "Both Nightmares", ["nightmare", "phosanis_nightmare"]],
  ["desert_treasure_2", "Desert Treasure II bosses", ["duke_sucellus", "the_leviathan", "the_whisperer", "vardorvis"]],
  ["god_wars", "God Wars bosses", ["commander_zilyana", "general_graardor", "kreearra", "kril_tsutsaroth", "nex"]],
  ["dagannoth_kings", "Dagannoth Kings", ["dagannoth_prime", "dagannoth_rex", "dagannoth_supreme"]],
  [
    "slayer_bosses",
    "Slayer bosses",
    [
      "abyssal_sire",
      "alchemical_hydra",
      "araxxor",
      "cerberus",
      "grotesque_guardians",
      "kraken",
      "thermonuclear_smoke_devil",
    ],
  ],
  [
    "wilderness_bosses",
    "Wilderness bosses",
    [
      "artio",
      "callisto",
      "calvarion",
      "chaos_elemental",
      "chaos_fanatic",
      "crazy_archaeologist",
      "scorpia",
      "spindel",
      "venenatis",
      "vetion",
    ],
  ],
  ["skilling_bosses", "Skilling bosses", ["tempoross", "wintertodt", "zalcano"]],
];

const COMBAT = ["attack", "strength", "defence", "hitpoints", "ranged", "magic", "prayer"];
const GATHERING = ["fishing", "mining", "woodcutting", "farming", "hunter"];

export const SUMS: readonly MetricSum[] = [
  { key: "sum.all_bosses", label: "All bosses", unit: "kills", group: "Bosses", of: ["kc.*"] },
  ...OF_BOSSES.map(([key, label, of]) => ({
    key: `sum.${key}`,
    label,
    unit: "kills",
    group: "Bosses",
    of: of.map((boss) => `kc.${boss}`),
  })),
  { key: "sum.combat", label: "Combat XP", unit: "XP", group: "Skills", of: COMBAT.map((skill) => `xp.${skill}`) },
  {
    key: "sum.gathering",
    label: "Gathering XP",
    unit: "XP",
    group: "Skills",
    of: GATHERING.map((skill) => `xp.${skill}`),
  },
];
