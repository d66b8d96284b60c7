/** Times of the protocol: `YYYY-MM-DDThh:mm:ssZ`, UTC, whole seconds. Two of them compare as text. */

const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** The whole second that holds an instant (milliseconds since 1970); years 1970 to 9999. */
export function toTimestamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** Milliseconds since 1970 of a time that `isTimestamp`. */
export function fromTimestamp(time: string): number {
  return Date.parse(time);
}

/** Whether the text is such a time, of a day that exists, in 1970 or later. */
export function isTimestamp(text: string): boolean {
  if (!FORM.test(text)) return false;
  const at = Date.parse(text);
  // What does not exist (30 February, 24:00) is refused or becomes another time.
  return at >= 0 && toTimestamp(at) === text;
}
