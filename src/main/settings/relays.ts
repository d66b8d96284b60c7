import type { Reader } from "#main/store/database.ts";
import { findSetting } from "#main/store/settings/settings.ts";
import { parseAddress } from "./address.ts";

export const RELAYS = "draws.relays";

/** Hosts that are known to relay the beacon (FAIR-DRAW.md section 5). */
export const KNOWN_RELAYS: readonly string[] = [
  "https://api.drand.sh",
  "https://api2.drand.sh",
  "https://api3.drand.sh",
  "https://drand.cloudflare.com",
];

/** Every one may be asked for one signature. */
const MOST_RELAYS = 16;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Addresses in their order, each once; null where one is not by https and not on this computer, or where there are none or too many. */
export function parseRelays(text: string): string[] | null {
  const relays = new Set<string>();
  for (const part of text.split(/[\s,]+/).filter((one) => one !== "")) {
    const address = parseAddress(part);
    if (address === null) return null;
    const { protocol, hostname } = new URL(address);
    if (protocol !== "https:" && !LOOPBACK.has(hostname)) return null;
    relays.add(address);
  }
  return relays.size >= 1 && relays.size <= MOST_RELAYS ? [...relays] : null;
}

export function relaysOf(reader: Reader): readonly string[] {
  const stored = findSetting(reader, RELAYS);
  return (stored === undefined ? null : parseRelays(String(JSON.parse(stored)))) ?? KNOWN_RELAYS;
}
