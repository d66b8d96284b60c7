/** Classes of characters, by the number that profiles have and by the hash that reports have. */
const CLASSES: readonly (readonly [type: number, hash: number, name: string])[] = [
  [0, 3_655_393_761, "Titan"],
  [1, 671_679_327, "Hunter"],
  [2, 2_271_682_572, "Warlock"],
];

export function className(type: number | undefined): string | null {
  return CLASSES.find(([known]) => known === type)?.[2] ?? null;
}

export function classNameOfHash(hash: number | undefined): string | null {
  return CLASSES.find(([, known]) => known === hash)?.[2] ?? null;
}
