/** The list of time zones that every zone field of the page offers. */
export const ZONES_LIST = "time-zones";

/** Twice as long as the longest name of a zone. */
export const LONGEST_ZONE = 60;

let known: readonly string[] | null = null;

/** Zones by their IANA names. UTC is a zone, and no browser lists it. */
export function zones(): readonly string[] {
  known ??= [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];
  return known;
}
