/** What the palette finds, and how it finds it. */
import type { IconName } from "#renderer/ui/icons.ts";
import { plainText } from "#shared/plain-text.ts";

export type PaletteKind = "members" | "clans" | "pages" | "reports" | "contests" | "boards" | "actions" | "settings";

export interface PaletteItem {
  /** Unique among all items. */
  readonly id: string;
  readonly kind: PaletteKind;
  /** What is searched first and shown first: a name that somebody else chose, or our own words. */
  readonly text: string;
  /** Quietly beside it. */
  readonly note: string;
  /** Found by, and not shown: a tag, other words for the same. */
  readonly also?: string;
  readonly icon: IconName;
  /** Drawn instead of the icon. */
  readonly game?: string;
  /** The keys that do the same. */
  readonly stroke: string | null;
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly kind: PaletteKind;
  readonly head: string;
  readonly items: readonly PaletteItem[];
  /** How many more there are than are shown. */
  readonly more: number;
}

const HEADS: Readonly<Record<PaletteKind, string>> = {
  members: "Members",
  clans: "Clans",
  pages: "Pages",
  reports: "Reports",
  contests: "Contests",
  boards: "Leaderboards",
  actions: "Actions",
  settings: "Settings",
};
const ORDER: readonly PaletteKind[] = [
  "members",
  "clans",
  "pages",
  "reports",
  "contests",
  "boards",
  "actions",
  "settings",
];
/** Before anything is asked, members and the boards of all metrics would only be in the way. */
const UNASKED: readonly PaletteKind[] = ["pages", "clans", "actions", "settings"];

/** Nobody reads more of one kind; a letter more finds them. */
const MOST_OF_A_KIND = 8;

/** The items that match, in groups, the group of the best match first. */
export function findItems(items: readonly PaletteItem[], query: string): PaletteGroup[] {
  const words = folded(query).split(" ").filter(Boolean);
  if (words.length === 0) {
    return UNASKED.flatMap((kind) =>
      groupOf(
        kind,
        items.filter((item) => item.kind === kind),
        items.length,
      ),
    );
  }
  const ranked = items
    .map((item) => ({ item, rank: rankOf(item, words) }))
    .filter((found): found is { item: PaletteItem; rank: number } => found.rank !== null)
    .sort((a, b) => a.rank - b.rank);
  const bestOf = (kind: PaletteKind) => ranked.find(({ item }) => item.kind === kind)?.rank ?? Number.POSITIVE_INFINITY;
  return [...ORDER]
    .sort((a, b) => bestOf(a) - bestOf(b) || ORDER.indexOf(a) - ORDER.indexOf(b))
    .flatMap((kind) =>
      groupOf(
        kind,
        ranked.filter(({ item }) => item.kind === kind).map(({ item }) => item),
        MOST_OF_A_KIND,
      ),
    );
}

function groupOf(kind: PaletteKind, items: readonly PaletteItem[], most: number): PaletteGroup[] {
  if (items.length === 0) return [];
  return [{ kind, head: HEADS[kind], items: items.slice(0, most), more: Math.max(0, items.length - most) }];
}

/** 0 for the start of the text, 1 for the start of a word in it, 2 inside, 3 elsewhere; null where a word is nowhere. */
function rankOf(item: PaletteItem, words: readonly string[]): number | null {
  const text = folded(item.text);
  const rest = folded(`${item.note} ${item.also ?? ""}`);
  let worst = 0;
  for (const word of words) {
    const rank = text.startsWith(word) ? 0 : text.includes(` ${word}`) ? 1 : text.includes(word) ? 2 : 3;
    if (rank === 3 && !rest.includes(word)) return null;
    worst = Math.max(worst, rank);
  }
  return worst;
}

/** Text as it is compared: without case, accents and what does not show. */
function folded(text: string): string {
  return [...plainText(text)].map(foldedCharacter).join("").trim();
}

const foldedCharacter = (character: string) => character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export interface TextPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A text cut where the words of the query are in it, for the eye. */
export function markedParts(shown: string, query: string): TextPart[] {
  const characters = [...shown];
  // One folded character may be several, and one may vanish: each remembers where it came from.
  const letters: { readonly letter: string; readonly from: number }[] = characters.flatMap((character, from) =>
    [...foldedCharacter(character)].map((letter) => ({ letter, from })),
  );
  const plain = letters.map(({ letter }) => letter);
  const isMarked = characters.map(() => false);
  for (const word of folded(query).split(" ").filter(Boolean)) {
    const start = indexOfWord(plain, [...word]);
    if (start === -1) continue;
    for (const { from } of letters.slice(start, start + [...word].length)) isMarked[from] = true;
  }
  return characters.reduce<TextPart[]>((parts, character, index) => {
    const isMatch = isMarked[index] ?? false;
    const last = parts.at(-1);
    if (last?.isMatch === isMatch) parts[parts.length - 1] = { text: last.text + character, isMatch };
    else parts.push({ text: character, isMatch });
    return parts;
  }, []);
}

function indexOfWord(letters: readonly string[], word: readonly string[]): number {
  return letters.findIndex((_, start) => word.every((letter, offset) => letters[start + offset] === letter));
}
