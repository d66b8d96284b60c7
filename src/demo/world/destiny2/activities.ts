import { MODE } from "./modes.ts";

/** What can be played. Names of raids, dungeons, maps and places are the game's; what else is said of them is invented. */

export type ActivityKind =
  | "orbit"
  | "social"
  | "patrol"
  | "strike"
  | "nightfall"
  | "dungeon"
  | "raid"
  | "crucible"
  | "trials"
  | "gambit";

export interface Activity {
  /** What runs: in the Crucible the map. */
  readonly hash: number;
  /** What was launched where that is a playlist; null else. */
  readonly playlist: number | null;
  readonly kind: ActivityKind;
  /** The same for every difficulty. */
  readonly name: string;
  /** With the difficulty. */
  readonly shownName: string;
  /** The most particular mode, null in orbit, and all of them. */
  readonly mode: number | null;
  readonly modes: readonly number[];
  readonly destination: number;
  /** Most people in a fireteam. */
  readonly size: number;
  /** Strangers whom the game adds. */
  readonly strangers: number;
  /** How long one run takes. */
  readonly minutes: readonly [least: number, most: number];
  /** 0 normal, 2 master, as `activityDifficultyTier`. */
  readonly tier: number;
  /** True: the profile names no mode of it, as of Last Wish (api#910). */
  readonly isModeless: boolean;
}

interface KindTraits {
  readonly mode: number | null;
  readonly modes: readonly number[];
  readonly size: number;
  readonly strangers: number;
  readonly minutes: readonly [number, number];
}

const TRAITS: Readonly<Record<ActivityKind, KindTraits>> = {
  orbit: { mode: null, modes: [], size: 6, strangers: 0, minutes: [1, 10] },
  social: { mode: MODE.social, modes: [MODE.social], size: 6, strangers: 0, minutes: [3, 15] },
  patrol: { mode: MODE.patrol, modes: [MODE.allPvE, MODE.patrol], size: 3, strangers: 0, minutes: [12, 70] },
  strike: {
    mode: MODE.strike,
    modes: [MODE.allPvE, MODE.strike, MODE.allStrikes],
    size: 3,
    strangers: 2,
    minutes: [10, 20],
  },
  nightfall: {
    mode: MODE.nightfall,
    modes: [MODE.allPvE, MODE.allStrikes, MODE.nightfall],
    size: 3,
    strangers: 0,
    minutes: [14, 32],
  },
  dungeon: { mode: MODE.dungeon, modes: [MODE.allPvE, MODE.dungeon], size: 3, strangers: 0, minutes: [18, 60] },
  raid: { mode: MODE.raid, modes: [MODE.allPvE, MODE.raid], size: 6, strangers: 0, minutes: [28, 110] },
  crucible: { mode: MODE.control, modes: [MODE.allPvP, MODE.control], size: 6, strangers: 11, minutes: [7, 12] },
  trials: { mode: MODE.trials, modes: [MODE.allPvP, MODE.trials], size: 3, strangers: 3, minutes: [5, 11] },
  gambit: {
    mode: MODE.gambit,
    modes: [MODE.allPvE, MODE.gambit, MODE.pvECompetitive],
    size: 4,
    strangers: 7,
    minutes: [9, 15],
  },
};

export interface Place {
  readonly hash: number;
  readonly name: string;
}
export interface Destination extends Place {
  readonly place: number;
}

export const PLACES: readonly Place[] = [
  { hash: 2_961_497_387, name: "Orbit" },
  { hash: 3_747_705_955, name: "Earth" },
  { hash: 3_526_908_984, name: "Nessus" },
  { hash: 3_821_439_926, name: "The Moon" },
  { hash: 2_877_881_518, name: "The Dreaming City" },
  { hash: 4_088_006_058, name: "The Crucible" },
  { hash: 4_148_998_934, name: "The Reef" },
  { hash: 2_096_719_558, name: "Europa" },
  { hash: 2_426_873_752, name: "Savathûn's Throne World" },
];

const ORBIT_PLACE = 2_961_497_387;
const EARTH = 3_747_705_955;

export const DESTINATIONS: readonly Destination[] = [
  { hash: 2_961_497_387, name: "", place: ORBIT_PLACE },
  { hash: 2_388_758_973, name: "The Last City", place: EARTH },
  { hash: 697_502_628, name: "European Dead Zone", place: EARTH },
  { hash: 3_990_611_421, name: "The Cosmodrome", place: EARTH },
  { hash: 126_924_919, name: "Arcadian Valley", place: 3_526_908_984 },
  { hash: 290_444_260, name: "The Moon", place: 3_821_439_926 },
  { hash: 1_416_096_592, name: "The Dreaming City", place: 2_877_881_518 },
  { hash: 1_729_879_943, name: "Europa", place: 2_096_719_558 },
  { hash: 2_278_747_016, name: "Savathûn's Throne World", place: 2_426_873_752 },
  { hash: 2_777_041_980, name: "The Crucible", place: 4_088_006_058 },
  { hash: 3_607_432_451, name: "The Tangled Shore", place: 4_148_998_934 },
];

const CITY = 2_388_758_973;
const EDZ = 697_502_628;
const COSMODROME = 3_990_611_421;
const NESSUS = 126_924_919;
const MOON = 290_444_260;
const DREAMING_CITY = 1_416_096_592;
const EUROPA = 1_729_879_943;
const THRONE_WORLD = 2_278_747_016;
const CRUCIBLE = 2_777_041_980;

interface Written {
  readonly shownName?: string;
  readonly playlist?: number;
  readonly tier?: number;
  readonly mode?: number;
  readonly isModeless?: boolean;
}

function activity(kind: ActivityKind, hash: number, name: string, destination: number, more: Written = {}): Activity {
  const { mode = TRAITS[kind].mode, shownName = name, playlist = null, tier = 0, isModeless = false } = more;
  const modes = TRAITS[kind].modes.map((one) => (one === TRAITS[kind].mode && mode !== null ? mode : one));
  return { ...TRAITS[kind], kind, hash, playlist, name, shownName, mode, modes, destination, tier, isModeless };
}

/** One name, several hashes: a difficulty each, the usual one first. */
function variants(kind: ActivityKind, name: string, destination: number, hashes: readonly number[]): Activity[] {
  return hashes.map((hash, i) =>
    activity(kind, hash, name, destination, {
      shownName: `${name}: ${["Standard", "Master", "Legend"][i] ?? "Event"}`,
      tier: [0, 2, 1][i] ?? 0,
    }),
  );
}

export const ORBIT = activity("orbit", 82_913_930, "", 2_961_497_387);
export const TOWER = activity("social", 3_903_562_779, "Tower", CITY);

/** What is launched and is no map. */
export const PLAYLISTS: readonly (Place & { readonly kind: ActivityKind; readonly mode: number })[] = [
  { hash: 3_176_544_780, name: "Control", kind: "crucible", mode: MODE.control },
  { hash: 2_303_927_903, name: "Clash", kind: "crucible", mode: MODE.clash },
  { hash: 588_019_350, name: "Trials of Osiris", kind: "trials", mode: MODE.trials },
  { hash: 1_683_791_010, name: "Gambit", kind: "gambit", mode: MODE.gambit },
  { hash: 743_628_305, name: "Vanguard Ops", kind: "strike", mode: MODE.strike },
];
const [CONTROL, CLASH, TRIALS, GAMBIT, VANGUARD] = [
  { playlist: 3_176_544_780 },
  { playlist: 2_303_927_903, mode: MODE.clash },
  { playlist: 588_019_350 },
  { playlist: 1_683_791_010 },
  { playlist: 743_628_305 },
];

export const ACTIVITIES: readonly Activity[] = [
  ORBIT,
  TOWER,
  activity("social", 3_858_493_935, "H.E.L.M.", CITY),
  ...variants("raid", "Vault of Glass", COSMODROME, [3_881_495_763, 1_681_562_271, 3_022_541_210]),
  ...variants("raid", "King's Fall", EDZ, [1_374_392_663, 2_964_135_793]),
  ...variants("raid", "Root of Nightmares", EUROPA, [2_381_413_764, 2_918_919_505]),
  ...variants("raid", "Vow of the Disciple", THRONE_WORLD, [1_441_982_566, 4_217_492_330]),
  ...variants("raid", "Salvation's Edge", THRONE_WORLD, [1_541_433_876, 4_129_614_942]),
  activity("raid", 3_458_480_158, "Garden of Salvation", MOON),
  activity("raid", 910_380_154, "Deep Stone Crypt", EUROPA),
  activity("raid", 2_122_313_384, "Last Wish", DREAMING_CITY, { shownName: "Last Wish: Level 55", isModeless: true }),
  ...variants("dungeon", "Duality", MOON, [2_823_159_265, 1_668_217_731]),
  ...variants("dungeon", "Warlord's Ruin", EDZ, [2_004_855_007, 2_534_833_093]),
  activity("dungeon", 1_077_850_348, "Prophecy", CITY),
  activity("dungeon", 4_078_656_646, "Grasp of Avarice", COSMODROME),
  activity("nightfall", 265_186_825, "Nightfall", NESSUS, { shownName: "Nightfall: Grandmaster", tier: 3 }),
  activity("nightfall", 887_176_542, "Nightfall", NESSUS, { shownName: "Nightfall: Master", tier: 2 }),
  activity("strike", 1_940_967_975, "The Arms Dealer", EDZ, VANGUARD),
  activity("strike", 442_671_778, "Exodus Crash", NESSUS, VANGUARD),
  activity("strike", 1_495_545_956, "The Scarlet Keep", MOON, VANGUARD),
  activity("crucible", 332_234_118, "Javelin-4", CRUCIBLE, CONTROL),
  activity("crucible", 1_583_254_851, "Altar of Flame", CRUCIBLE, CONTROL),
  activity("crucible", 2_014_552_458, "Rusted Lands", CRUCIBLE, CONTROL),
  activity("crucible", 778_271_008, "Endless Vale", CRUCIBLE, CLASH),
  activity("trials", 1_555_431_622, "Burnout", CRUCIBLE, TRIALS),
  activity("gambit", 2_086_906_937, "New Arcadia", NESSUS, GAMBIT),
  activity("patrol", 3_497_767_636, "The Cosmodrome", COSMODROME, { shownName: "Explore: The Cosmodrome" }),
  activity("patrol", 926_940_962, "Nessus", NESSUS, { shownName: "Explore: Nessus" }),
];

/** By hash, or by name with the usual difficulty; what is not in the list throws a RangeError. */
export function activityOf(which: number | string): Activity {
  const found = ACTIVITIES.find((one) => one.hash === which || one.name === which);
  if (!found) throw new RangeError(`No activity ${which}.`);
  return found;
}

export const ofKind = (kind: ActivityKind): Activity[] => ACTIVITIES.filter((one) => one.kind === kind);
