import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { VERSION } from "./documents.ts";

/** Section 2 of the protocol: how values become bytes, and bytes become hashes. */

const HEX = /^(?:[0-9a-f]{2})*$/;

export const toHex: (bytes: Uint8Array) => string = bytesToHex;

/** Null for anything but pairs of lower-case digits. */
export function fromHex(text: string): Uint8Array | null {
  return HEX.test(text) ? hexToBytes(text) : null;
}

/** Throws where the text holds a lone surrogate: what is no Unicode has no bytes. */
export function utf8(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new RangeError("A lone surrogate has no bytes.");
  return utf8ToBytes(text);
}

/** A whole number from 0 to 2^32 − 1 as four bytes, big-endian. */
export function u32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

const HIGH = 2 ** 32;

/** A whole number from 0 to 2^53 − 1 as eight bytes, big-endian. */
export function u64(value: number): Uint8Array {
  return concatBytes(u32(Math.floor(value / HIGH)), u32(value % HIGH));
}

/** The bytes behind their length. */
export function lp(bytes: Uint8Array): Uint8Array {
  return concatBytes(u32(bytes.length), bytes);
}

/** SHA-256 over the tag and the parts, each behind its length: no two lists of parts give the same input. */
export function h(tag: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const hash = sha256.create().update(lp(utf8(`${VERSION}/${tag}`)));
  for (const part of parts) hash.update(u32(part.length)).update(part);
  return hash.digest();
}

/**
 * RFC 8785 as section 2 narrows it, in UTF-8. Numbers are whole and within ±(2^53 − 1); anything else throws. Members are
 * sorted by UTF-16 code units.
 */
export function jcs(value: unknown): Uint8Array {
  return utf8(jcsText(value));
}

function jcsText(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RangeError("Only whole numbers within ±(2^53 − 1) are written.");
    return String(value);
  }
  if (typeof value === "string") return jcsString(value);
  if (isListOfTexts(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(jcsText).join(",")}]`;
  if (typeof value === "object") {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${jcsString(name)}:${jcsText(member)}`).join(",")}}`;
  }
  throw new RangeError("Only JSON is written.");
}

/** ECMAScript writes strings as RFC 8785 wants them, but for lone surrogates. */
function jcsString(text: string): string {
  if (!text.isWellFormed()) throw new RangeError("A lone surrogate is not written.");
  return JSON.stringify(text);
}

/** Names of 100 000 members are written at once. */
function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string" && one.isWellFormed());
}
