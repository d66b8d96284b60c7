import { type Commitment, LIMITS, NO_HASH } from "./documents.ts";
import { h, jcs, toHex, utf8 } from "./encode.ts";
import { QUICKNET, timeOfRound } from "./rounds.ts";
import { fromTimestamp } from "./timestamp.ts";

/** The lock is closed so long before the round, whose value nobody knows then. */
export const ROUND_MARGIN_MS = 60_000;

/** What a commitment says of its secret (32 bytes); bound to the contest, so that no other can use it. */
export function secretHash(secret: Uint8Array, contestId: string, endAt: string): string {
  return toHex(h("secret", secret, utf8(contestId), utf8(endAt)));
}

export function rulesHash(text: string): string {
  return toHex(h("rules", utf8(text)));
}

export function commitmentHash(commitment: Commitment): string {
  return toHex(h("commitment", jcs(commitment)));
}

/** The first term of section 3.1 that is not met, in words; null where all are. */
export function brokenTerms(commitment: Commitment): string | null {
  const { seq, prev, attempt, supersedes, created_at, start_at, end_at, lock_by, witnesses } = commitment;
  if ((prev === NO_HASH) !== (seq === 1)) return "prev must be zeros for number 1 and for no other";
  if ((supersedes === null) !== (attempt === 1)) return "supersedes must be null for attempt 1 and for no other";
  if (start_at >= end_at) return "start_at must be before end_at";
  if (end_at > lock_by) return "lock_by must not be before end_at";
  if (created_at >= lock_by) return "created_at must be before lock_by";
  if (attempt === 1 && created_at >= end_at) return "created_at of attempt 1 must be before end_at";
  if (new Set(witnesses).size < witnesses.length) return "a witness is named twice";
  return brokenBeacon(commitment);
}

function brokenBeacon({ mode, beacon, witnesses, lock_by }: Commitment): string | null {
  if (mode === "offline") return beacon === null ? null : "an offline draw names no beacon";
  if (beacon === null) return "an online draw names a beacon";
  if (witnesses.length > 0) return "an online draw names no witnesses";
  if (beacon.chain !== QUICKNET.chain) return "the beacon is not quicknet";
  if (beacon.round > LIMITS.round) return `the round is above ${LIMITS.round}`;
  return fromTimestamp(lock_by) + ROUND_MARGIN_MS <= timeOfRound(beacon.round)
    ? null
    : "the round is less than 60 s after lock_by";
}

/** What stays as it was when a draw is re-armed (section 7). */
export const KEPT_TERMS = [
  "issuer",
  "contest_id",
  "title",
  "rules_hash",
  "start_at",
  "end_at",
  "winners",
  "alternates",
  "after_win",
  "mode",
] as const satisfies readonly (keyof Commitment)[];

/** Why `next` is not the attempt that follows `before`, in words; null where it is. */
export function brokenRearm(next: Commitment, before: Commitment): string | null {
  if (next.attempt !== before.attempt + 1) return "the attempts do not count up by one";
  if (next.supersedes !== commitmentHash(before)) return "supersedes is not the hash of the attempt before";
  if (next.seq <= before.seq) return "seq does not grow";
  if (next.created_at < before.created_at) return "created_at goes back";
  const changed = KEPT_TERMS.find((member) => next[member] !== before[member]);
  if (changed !== undefined) return `${changed} is not what it was`;
  if (!areEqual(next.witnesses, before.witnesses)) return "witnesses are not what they were";
  return next.secret_hash === before.secret_hash ? "the secret is not new" : null;
}

export function isRearmOf(next: Commitment, before: Commitment): boolean {
  return brokenRearm(next, before) === null;
}

function areEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
