/** Texts of somebody else made visible: names in a proof may hold what cannot be seen, and a reader must see that they do. */

export interface VisiblePart {
  readonly text: string;
  /** It stands for a character that cannot be seen, by its number: `U+202E`. */
  readonly isMark: boolean;
}

/** Controls, directions, fillers and joiners; spaces other than the common one; the common one where it is easily missed. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}|^ | $| (?= )/gu;

/** The text in order, what cannot be seen of it as marks. Each text is to be shown isolated (`<bdi>`), as text and never as markup. */
export function visibleParts(text: string): readonly VisiblePart[] {
  const parts: VisiblePart[] = [];
  let from = 0;
  for (const found of text.matchAll(UNSEEN)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index), isMark: false });
    parts.push({ text: markOf(found[0]), isMark: true });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isMark: false });
  return parts;
}

const CODE_DIGITS = 4;

function markOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(CODE_DIGITS, "0")}`;
}
