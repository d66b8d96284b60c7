/** What the sites of the game show in place of a blank: a non-breaking space, or what is left of one that was decoded wrongly. */
const SHOWN_BLANK = /[\u{a0}\u{fffd}]/gu;

/** A name as the game takes it (games/osrs, section 1.6). */
const NAME = /^[a-z0-9 _-]{1,12}$/i;

/**
 * A player's name as everything here knows it: lower case, with `-` and `_` as blanks, which the game takes for the same. Blanks
 * inside stay as many as they are: names with two in a row are names of their own. Null where the text can be no name.
 */
export function parsePlayerName(text: string): string | null {
  const name = text.replaceAll(SHOWN_BLANK, " ").trim();
  if (!NAME.test(name)) return null;
  const ref = name.replaceAll(/[-_]/g, " ").trim().toLowerCase();
  return ref === "" ? null : ref;
}

/** Longer ones exist nowhere, and would fit on no screen. */
const LONGEST_CLAN_NAME = 60;

/** Control characters, halves of characters, and the two line ends that are none of the former. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u{2028}\u{2029}]/u;

/**
 * The name of a clan whose roster officers keep: the game has no number for clans and no place to ask. Two that differ in
 * capitals alone are one. Null where it is empty, too long, or has what nobody can see.
 */
export function parseClanName(text: string): string | null {
  const name = text.trim().normalize("NFC").toLowerCase();
  return name === "" || [...name].length > LONGEST_CLAN_NAME || UNPRINTABLE.test(name) ? null : name;
}
