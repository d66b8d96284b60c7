import { isBlank } from "#shared/plain-text.ts";
import type { UserInfoWire } from "./wire.ts";

/** Codes are numbers that are written with four digits: 7 is `#0007`. */
const CODE_DIGITS = 4;

const shown = (name: string | undefined): string | null => (name === undefined || isBlank(name) ? null : name);

/**
 * What a player is called: the name on every platform with its code, else the one last seen, else the platform's own
 * (games/destiny2, section 1.6). Names are as players write them. Null where there is none to see.
 */
export function nameOf(user: UserInfoWire): string | null {
  const everywhere = shown(user.bungieGlobalDisplayName);
  const code = user.bungieGlobalDisplayNameCode;
  if (everywhere !== null) {
    return code === undefined ? everywhere : `${everywhere}#${String(code).padStart(CODE_DIGITS, "0")}`;
  }
  return shown(user.LastSeenDisplayName) ?? shown(user.displayName);
}
