/** Where a document was posted, read out of the link to the message. */
import { type Instant, SECOND } from "#shared/time.ts";

export interface PostedAt {
  readonly place: string;
  readonly reference: string;
  readonly at: Instant;
}

/** Discord counts the milliseconds of its message ids from here, 2015-01-01T00:00:00Z. */
const DISCORD_EPOCH_MS = 1_420_070_400_000;
/** An id's lower bits number the messages of one millisecond. */
const COUNTER_BITS = 22n;

const LINK =
  /^https:\/\/(?:(?:canary|ptb)\.)?discord(?:app)?\.com\/channels\/(?:\d{15,20}|@me)\/(\d{15,20})\/(\d{15,20})\/?$/;

/** Place, `CHANNEL-ID/MESSAGE-ID` and time (whole seconds, as the protocol compares them); null for any other text. */
export function readMessageLink(text: string): PostedAt | null {
  const [, channel, message] = LINK.exec(text.trim()) ?? [];
  if (channel === undefined || message === undefined) return null;
  const at = Number(BigInt(message) >> COUNTER_BITS) + DISCORD_EPOCH_MS;
  return { place: "discord", reference: `${channel}/${message}`, at: Math.floor(at / SECOND) * SECOND };
}
