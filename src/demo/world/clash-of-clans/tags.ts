import type { Random } from "#demo/world/random.ts";

/** The fourteen symbols of a tag in order of their value: no O, no I (games/clash-of-clans.md section 1.5). */
export const TAG_ALPHABET = "0289PYLQGRJCUV";

/**
 * A tag is a number in base 14 that the game hands out upwards. No recording has one of nine symbols that begins above
 * R, so tags that begin with V lie beyond those handed out: nobody real is meant by a tag of the demo.
 */
const FIRST_SYMBOL = "V";
const SYMBOLS_AFTER_FIRST = 8;

/** Gives out tags, none twice: `#` and nine symbols. */
export function createTags(random: Random): () => string {
  const given = new Set<string>();
  return () => {
    for (;;) {
      let tag = `#${FIRST_SYMBOL}`;
      for (let i = 0; i < SYMBOLS_AFTER_FIRST; i++) tag += TAG_ALPHABET[random.int(0, TAG_ALPHABET.length - 1)];
      if (given.has(tag)) continue;
      given.add(tag);
      return tag;
    }
  };
}

const TAG = new RegExp(`^#?[${TAG_ALPHABET}]{3,12}$`);

/** A tag with its `#` from what a caller wrote, or null where it is no tag of the game. */
export function parseTag(text: string): string | null {
  const upper = text.toUpperCase();
  if (!TAG.test(upper)) return null;
  return upper.startsWith("#") ? upper : `#${upper}`;
}
