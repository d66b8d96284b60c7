/** Modes by their numbers, and the hashes of their definitions (games/destiny2.md sections 1.8 and 1.9). */

export interface Mode {
  readonly type: number;
  readonly hash: number;
  readonly name: string;
  /** How account and character statistics name it. */
  readonly key: string;
  /** 1 PvE, 2 PvP, 3 both against each other. */
  readonly category: number;
}

export const MODE = {
  story: 2,
  strike: 3,
  raid: 4,
  allPvP: 5,
  patrol: 6,
  allPvE: 7,
  control: 10,
  clash: 12,
  allStrikes: 18,
  social: 40,
  nightfall: 46,
  rumble: 48,
  gambit: 63,
  pvECompetitive: 64,
  dungeon: 82,
  trials: 84,
} as const;

/** FNV's offset: what a hash is where there is nothing to hash. */
export const NO_HASH = 2_166_136_261;

export const MODES: readonly Mode[] = [
  { type: MODE.story, hash: 1_686_739_444, name: "Story", key: "story", category: 1 },
  { type: MODE.strike, hash: 2_394_616_003, name: "Strikes", key: "strike", category: 1 },
  { type: MODE.raid, hash: 2_043_403_989, name: "Raid", key: "raid", category: 1 },
  { type: MODE.allPvP, hash: 1_164_760_504, name: "Crucible", key: "allPvP", category: 2 },
  { type: MODE.patrol, hash: 3_497_767_639, name: "Explore", key: "patrol", category: 1 },
  { type: MODE.allPvE, hash: 1_164_760_493, name: "PvE", key: "allPvE", category: 1 },
  { type: MODE.control, hash: 3_199_098_480, name: "Control", key: "control", category: 2 },
  { type: MODE.clash, hash: 2_303_927_902, name: "Clash", key: "clash", category: 2 },
  { type: MODE.allStrikes, hash: 4_110_605_575, name: "Vanguard Ops", key: "allStrikes", category: 1 },
  { type: MODE.social, hash: 1_589_650_888, name: "Social", key: "social", category: 0 },
  { type: MODE.nightfall, hash: 547_513_715, name: "Nightfall", key: "scored_nightfall", category: 1 },
  { type: MODE.rumble, hash: 157_639_802, name: "Rumble", key: "rumble", category: 2 },
  { type: MODE.gambit, hash: 1_848_252_830, name: "Gambit", key: "pvecomp_gambit", category: 3 },
  { type: MODE.pvECompetitive, hash: 1_826_469_369, name: "Gambit", key: "allPvECompetitive", category: 3 },
  { type: MODE.dungeon, hash: 608_898_761, name: "Dungeon", key: "dungeon", category: 1 },
  { type: MODE.trials, hash: 1_673_724_806, name: "Trials of Osiris", key: "trials_of_osiris", category: 2 },
];

export const modeHash = (type: number): number => MODES.find((one) => one.type === type)?.hash ?? NO_HASH;
