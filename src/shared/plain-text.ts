/**
 * Controls of the terminal (C0, C1), characters that take no place and those that turn the direction of writing: a name
 * that holds them can hide or move what stands around it.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text of somebody else made safe to stand in a line: names of players and clans are hostile input. */
export function plainText(text: string): string {
  return text.normalize("NFC").replace(UNSEEN, "");
}
