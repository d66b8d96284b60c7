/**
 * Controls of the terminal (C0, C1), characters that take no place and those that turn the direction of writing: a name
 * that holds them can hide or move what stands around it.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text of somebody else made safe to stand in a line: names of players and clans are hostile input. */
export function plainText(text: string): string {
  return text.normalize("NFC").replace(UNSEEN, "");
}

/** Several lines of somebody else, each made safe. */
export function plainLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => plainText(line.replaceAll("\t", "  ")));
}

/** Blanks, and letters without a shape: fillers of Hangul and the empty cell of Braille, which players use as a name. */
const BLANK = /^[\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** Whether there is nothing to see of a text. */
export function isBlank(text: string): boolean {
  return BLANK.test(plainText(text));
}

/** A name as it can be shown: where there is nothing to see of it, that is said, so that it can be found and chosen. */
export function shownName(name: string): string {
  return isBlank(name) ? "(blank name)" : plainText(name);
}
