/** Tags of clans and players: `#` and letters of this alphabet (games/clash-of-clans, section 1.5). */
const TAG = /^#[0289PYLQGRJCUV]{3,14}$/;

/**
 * Normalises a tag as the game does: trimmed, upper case, one leading `#`, the letter O read as zero. Takes a link that
 * the game shares too. Null where the text can be no tag.
 */
export function parseTag(text: string): string | null {
  const trimmed = text.trim();
  const shared = /[?&]tag=(?:%23|#)?([^&#\s]+)/i.exec(trimmed);
  const bare = (shared?.[1] ?? trimmed).replace(/^(?:%23|#)/i, "").replaceAll(/\s/g, "");
  const tag = `#${bare.toUpperCase().replaceAll("O", "0")}`;
  return TAG.test(tag) ? tag : null;
}
