import { LockParts, type SealedContest, type SealedDraw, SealedWitnesses } from "#shared/contract/sealed-contest.ts";
import { brokenRearm, brokenTerms, commitmentHash, rulesHash, secretHash } from "#shared/draw/commitment.ts";
import type { Commitment } from "#shared/draw/documents.ts";
import { fromHex, jcs } from "#shared/draw/encode.ts";
import { lockHash, makeLock, sortEntries, totalWeight } from "#shared/draw/lock.ts";
import { faultOfEntries, parseDocument, readCommitment } from "#shared/draw/read.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";

export type ReadSealed =
  | { readonly ok: true; readonly commitments: readonly [...Commitment[], Commitment] }
  | { readonly ok: false; readonly fault: string };

const fault = (text: string): ReadSealed => ({ ok: false, fault: text });

/**
 * The commitments of a sealed copy whose parts fit together: whoever knows the passphrase can write into it what they like,
 * and a contest that cannot be drawn, or shows other terms than it was committed to, is not taken over.
 */
export function readSealed(content: SealedContest, secret: Uint8Array | null): ReadSealed {
  const { contest, draws } = content;
  const commitments: Commitment[] = [];
  for (const [index, draw] of draws.entries()) {
    const isLast = index === draws.length - 1;
    const commitment = commitmentIn(draw);
    if (commitment === null) return fault(`attempt ${index + 1}: is no commitment`);
    const before = commitments.at(-1);
    const broken =
      brokenTerms(commitment) ??
      (before === undefined ? null : brokenRearm(commitment, before)) ??
      brokenPlace(draw, commitment, index);
    if (broken !== null) return fault(`attempt ${index + 1}: ${broken}`);
    if (commitment.contest_id !== contest.publicId) return fault("a commitment is another contest's");
    if (commitment.rules_hash !== rulesHash(contest.rulesText)) return fault("the rules are not those committed to");
    if (isLast !== (draw.endedAt === null)) return fault("not the last attempt is the open one");
    const lockFault = brokenLock(draw, commitment, isLast ? secret : null);
    if (lockFault !== null) return fault(`attempt ${index + 1}: ${lockFault}`);
    commitments.push(commitment);
  }
  const [draw, last] = [draws.at(-1), commitments.at(-1)];
  if (draw === undefined || last === undefined) return fault("there is no commitment");
  if ((contest.state === "locked") !== (draw.lock !== null)) return fault("the state is not that of the last attempt");
  const secretFault = brokenSecret(last, draw, secret);
  return secretFault === null ? { ok: true, commitments: [...commitments.slice(0, -1), last] } : fault(secretFault);
}

/** Null where the text is not exactly that of a commitment with the hash and numbers that stand beside it. */
function commitmentIn(draw: SealedDraw): Commitment | null {
  const parsed = parseDocument(draw.commitment);
  const read = parsed.ok ? readCommitment(parsed.value) : parsed;
  if (!read.ok) return null;
  const { commitment } = read;
  const isSame = isText(draw.commitment, commitment) && commitmentHash(commitment) === draw.commitmentHash;
  return isSame && commitment.issuer === draw.issuer && commitment.seq === draw.seq ? commitment : null;
}

const isText = (text: string, document: object) => Buffer.from(jcs(document)).equals(Buffer.from(text, "utf8"));

function brokenPlace({ attempt, witnessValues }: SealedDraw, commitment: Commitment, index: number): string | null {
  if (attempt !== index + 1 || commitment.attempt !== attempt) return "the attempts do not count up by one";
  return witnessValues === null || SealedWitnesses.safeParse(jsonOf(witnessValues)).success
    ? null
    : "what the witnesses said is not readable";
}

/** A lock follows from its entries and evidence; it must come out the same. */
function brokenLock(draw: SealedDraw, commitment: Commitment, secret: Uint8Array | null): string | null {
  if (draw.lock === null) return draw.entries.length === 0 && draw.evidence === null ? null : "has a list and no lock";
  if (draw.evidence === null) return "the lock is without its evidence";
  const parts = LockParts.safeParse(jsonOf(draw.lock));
  if (!parts.success) return "the lock is not readable";
  const { locked_at, secret: shown } = parts.data;
  const entries = draw.entries
    .filter((entry) => entry.weight > 0)
    .map(({ entryId, name, weight }) => ({ id: entryId, name, weight }));
  if (faultOfEntries(entries) !== null || totalWeight(entries) > Number.MAX_SAFE_INTEGER)
    return "no proof can hold the list";
  const isInTime =
    locked_at >= commitment.created_at && locked_at >= commitment.end_at && locked_at <= commitment.lock_by;
  if (!isInTime) return "the lock is not of its time";
  const lock = makeLock({
    commitment,
    entries: sortEntries(entries),
    evidence: Buffer.from(draw.evidence, "utf8"),
    lockedAt: fromTimestamp(locked_at),
    secret: (shown === null ? secret : fromHex(shown)) ?? new Uint8Array(),
  });
  return isText(draw.lock, lock) && lockHash(lock) === draw.lockHash ? null : "the lock is not that of its list";
}

/** The secret must be the one committed to, whether it is sealed or shown by the lock. */
function brokenSecret(commitment: Commitment, draw: SealedDraw, sealed: Uint8Array | null): string | null {
  const isPublic = commitment.mode === "online" && draw.lock !== null;
  const shown = isPublic ? fromHex(LockParts.parse(jsonOf(draw.lock ?? "")).secret ?? "") : sealed;
  if (shown === null || (isPublic && sealed !== null)) return "the secret is missing";
  return secretHash(shown, commitment.contest_id, commitment.end_at) === commitment.secret_hash
    ? null
    : "the secret is not the one committed to";
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
