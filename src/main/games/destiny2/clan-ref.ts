/** Numbers of 64 bits have at most 19 digits. */
const NUMBER = /^[1-9]\d{0,18}$/;

/** Pages of a clan: `/7/en/Clan/Profile/881267`, `/en/ClanV2?groupid=881267`, `/en/ClanV2/Index?groupId=…`, `/en/Groups/…`. */
const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?bungie\.net\//i;
const IN_PATH = /\/(?:clan|clanv2|groups?v?2?)\/(?:[a-z]+\/)*([1-9]\d{0,18})(?:[/?#]|$)/i;
const IN_QUERY = /[?&]groupid=([1-9]\d{0,18})(?:[&#]|$)/i;

/** Number of a clan, alone or in the address of its page; null where the text is neither. */
export function parseClanRef(text: string): string | null {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return trimmed;
  if (!ADDRESS.test(trimmed)) return null;
  return IN_QUERY.exec(trimmed)?.[1] ?? IN_PATH.exec(trimmed)?.[1] ?? null;
}

/** Number of a membership. */
export function parseAccountRef(text: string): string | null {
  const trimmed = text.trim();
  return NUMBER.test(trimmed) ? trimmed : null;
}

/** Longer ones exist nowhere. */
const LONGEST_CLAN_NAME = 100;

/** Control characters, halves of characters, and the two line ends that are none of the former. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u{2028}\u{2029}]/u;

/** A clan's name to look for, as it is typed: capitals do not count there. Null where it can be none, or is a number or an address. */
export function parseClanName(text: string): string | null {
  const name = text.trim().normalize("NFC");
  if (name === "" || [...name].length > LONGEST_CLAN_NAME || UNPRINTABLE.test(name)) return null;
  return NUMBER.test(name) || ADDRESS.test(name) ? null : name;
}
