import type { Arriving } from "#shared/contract/sync.ts";
import { plainText } from "#shared/plain-text.ts";

const MEGABYTE = 1_000_000;

/** `Activity definitions: 12 of 25 MB`. */
export function arrivingWords({ title, bytes, ofBytes }: Arriving): string {
  const name = plainText(title);
  const what = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const all = ofBytes === null ? "" : ` of ${megabytes(Math.max(bytes, ofBytes))}`;
  return `${what}: ${megabytes(bytes)}${all} MB`;
}

const megabytes = (bytes: number) =>
  bytes < 10 * MEGABYTE ? (bytes / MEGABYTE).toFixed(1) : Math.round(bytes / MEGABYTE);
