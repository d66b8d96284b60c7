/** Kinds of activities, out of the numbers of their modes as the API lists them. */

interface Kind {
  readonly id: string;
  readonly label: string;
  /** What one that was finished is called. */
  readonly finished: string;
  readonly modes: readonly number[];
}

/** The first that has one of an activity's modes is its kind: what is particular stands before what is general. */
const KINDS: readonly Kind[] = [
  { id: "raid", label: "Raid", finished: "Raid clears", modes: [4] },
  { id: "dungeon", label: "Dungeon", finished: "Dungeon clears", modes: [82] },
  { id: "nightfall", label: "Nightfall", finished: "Nightfall clears", modes: [16, 17, 46, 47] },
  { id: "trials", label: "Trials", finished: "Trials matches", modes: [84, 39, 41, 42] },
  { id: "iron_banner", label: "Iron Banner", finished: "Iron Banner matches", modes: [19, 43, 44, 45, 68, 90, 91] },
  { id: "gambit", label: "Gambit", finished: "Gambit matches", modes: [63, 75] },
  { id: "crucible", label: "Crucible", finished: "Crucible matches", modes: [5] },
  { id: "strike", label: "Strike", finished: "Strike clears", modes: [3, 18] },
  {
    id: "seasonal",
    label: "Seasonal",
    finished: "Seasonal activities finished",
    // Black Armory, Reckoning, Menagerie, Vex Offensive, Nightmare Hunt, Sundial, Dares, Offensive, Relic, Lawless Frontier.
    modes: [66, 76, 77, 78, 79, 83, 85, 86, 92, 93],
  },
  { id: "lost_sector", label: "Lost sector", finished: "Lost sectors cleared", modes: [87] },
  { id: "story", label: "Story", finished: "Story missions finished", modes: [2, 58] },
];

export const RAID = "raid";
export const DUNGEON = "dungeon";

/** People against people: a match that is lost is finished too, and has no objective that everybody reaches. */
const MATCHES: ReadonlySet<string> = new Set(["trials", "iron_banner", "gambit", "crucible"]);

export const OFFERED: readonly { readonly id: string; readonly label: string }[] = KINDS.map(({ id, label }) => ({
  id,
  label,
}));

/** What is counted as finished, kind by kind. */
export const COUNTED: readonly Pick<Kind, "id" | "finished">[] = KINDS;

/** Null for strolls and the Tower, which nobody finishes, and for what no list has. */
export function kindOf(modes: readonly number[]): string | null {
  return KINDS.find((kind) => kind.modes.some((mode) => modes.includes(mode)))?.id ?? null;
}

export const isMatch = (kind: string | null): boolean => kind !== null && MATCHES.has(kind);

/** So few people that it is worth telling: half a fireteam of six, and one alone of three. */
export const LOW_MAN: Readonly<Record<string, number>> = { [RAID]: 3, [DUNGEON]: 1 };

export function isLowMan(kind: string | null, people: number): boolean {
  return kind !== null && people > 0 && people <= (LOW_MAN[kind] ?? 0);
}
