import type { StoredContest } from "#main/store/contests/contests.ts";
import { findHead, insertDraw } from "#main/store/contests/draws.ts";
import type { Tx } from "#main/store/database.ts";
import { QUICKNET } from "#shared/draw/beacon.ts";
import { brokenTerms, commitmentHash, rulesHash, secretHash } from "#shared/draw/commitment.ts";
import { type Commitment, NO_HASH, VERSION } from "#shared/draw/documents.ts";
import { jcs } from "#shared/draw/encode.ts";
import { toTimestamp } from "#shared/draw/timestamp.ts";
import type { Instant } from "#shared/time.ts";
import type { DrawScene } from "./scene.ts";
import { keepSecret, SECRET_BYTES } from "./secrets.ts";
import { proposedRound } from "./terms.ts";

/** The round that a contest online is drawn by: the one that was chosen, else the first long enough after the lock. */
export function roundOf(contest: Pick<StoredContest, "mode" | "round" | "lockBy">): number | null {
  if (contest.mode === "offline") return null;
  return contest.round ?? proposedRound(contest.lockBy);
}

/** What is new in a commitment; the rest are the terms of the contest. */
export interface NewAttempt {
  readonly issuer: string;
  readonly attempt: number;
  /** Hash of the commitment of the attempt before. */
  readonly supersedes: string | null;
  readonly createdAt: Instant;
  readonly rulesText: string;
}

/**
 * Commits to a contest's terms with a new secret, under the next number of the issuer. Throws where the terms are none of the
 * protocol: they were checked before. Returns the commitment with its hash.
 */
export function commit(
  tx: Tx,
  { box, randomBytes }: Pick<DrawScene, "box" | "randomBytes">,
  contest: StoredContest,
  next: NewAttempt,
): { readonly commitment: Commitment; readonly hash: string } {
  const secret = randomBytes(SECRET_BYTES);
  if (secret.length !== SECRET_BYTES) throw new Error(`A secret has ${SECRET_BYTES} bytes.`);
  const head = findHead(tx, next.issuer);
  const round = roundOf(contest);
  const endAt = toTimestamp(contest.endAt);
  const commitment: Commitment = {
    v: VERSION,
    type: "commitment",
    issuer: next.issuer,
    seq: (head?.seq ?? 0) + 1,
    prev: head?.commitmentHash ?? NO_HASH,
    contest_id: contest.publicId,
    title: contest.title,
    attempt: next.attempt,
    supersedes: next.supersedes,
    rules_hash: rulesHash(next.rulesText),
    created_at: toTimestamp(next.createdAt),
    start_at: toTimestamp(contest.startAt),
    end_at: endAt,
    lock_by: toTimestamp(contest.lockBy),
    winners: contest.winners,
    alternates: contest.alternates,
    after_win: contest.afterWin,
    secret_hash: secretHash(secret, contest.publicId, endAt),
    mode: contest.mode,
    beacon: round === null ? null : { chain: QUICKNET.chain, round },
    witnesses: contest.witnesses,
  };
  const broken = brokenTerms(commitment);
  if (broken !== null) throw new Error(`A contest cannot be committed to: ${broken}.`);
  const hash = commitmentHash(commitment);
  insertDraw(tx, {
    contest: contest.id,
    attempt: next.attempt,
    issuer: next.issuer,
    seq: commitment.seq,
    commitment: textOf(commitment),
    commitmentHash: hash,
    secretName: keepSecret(tx, box, commitment, secret),
  });
  return { commitment, hash };
}

/** The JSON text that is hashed. */
export function textOf(document: unknown): string {
  return new TextDecoder().decode(jcs(document));
}
