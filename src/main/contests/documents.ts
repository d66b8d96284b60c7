import type { StoredContest } from "#main/store/contests/contests.ts";
import { listDraws, type StoredDraw } from "#main/store/contests/draws.ts";
import { listLockedMembers } from "#main/store/contests/locked.ts";
import { listPublications } from "#main/store/contests/publications.ts";
import type { Reader } from "#main/store/database.ts";
import {
  type Bundle,
  type Commitment,
  type Entry,
  LIMITS,
  type Lock,
  type Result,
  type Reveal,
  VERSION,
  type WitnessValue,
} from "#shared/draw/documents.ts";
import { parseDocument, readCommitment } from "#shared/draw/read.ts";
import { toTimestamp } from "#shared/draw/timestamp.ts";

/** The commitment as it is stored. Throws where it is none: then somebody altered the database. */
export function commitmentOf({ commitment, issuer, seq }: StoredDraw): Commitment {
  const parsed = parseDocument(commitment);
  const read = parsed.ok ? readCommitment(parsed.value) : parsed;
  if (!read.ok) throw new Error(`Commitment ${seq} of ${issuer} is not readable at ${read.where}: ${read.detail}`);
  return read.commitment;
}

/** Null before the lock. Whatever is stored is verified with the bundle before anything is drawn from it. */
export function lockOf({ lock }: StoredDraw): Lock | null {
  return lock === null ? null : (JSON.parse(lock) as Lock);
}

/** What the witnesses said, as far as it is known. */
export function witnessValuesOf({ witnessValues }: StoredDraw): readonly WitnessValue[] {
  return witnessValues === null ? [] : (JSON.parse(witnessValues) as WitnessValue[]);
}

/** Null before the draw. */
export function revealOf({ reveal }: StoredDraw): Reveal | null {
  return reveal === null ? null : (JSON.parse(reveal) as Reveal);
}

/** Null before the draw. */
export function resultOf({ result }: StoredDraw): Result | null {
  return result === null ? null : (JSON.parse(result) as Result);
}

/** The list that is drawn from, sorted as the lock binds it. */
export function lockedListOf(reader: Reader, { contest, attempt }: StoredDraw): Entry[] {
  return listLockedMembers(reader, contest, attempt)
    .filter((entry) => entry.weight > 0)
    .map(({ entryId, name, weight }) => ({ id: entryId, name, weight }));
}

/** The proof of a draw, with what is recorded of its publications. */
export function assembleBundle(
  reader: Reader,
  contest: StoredContest,
  draw: StoredDraw,
  outcome: { readonly lock: Lock; readonly reveal: Reveal; readonly result: Result },
): Bundle {
  const before = listDraws(reader, contest.id).filter((one) => one.attempt < draw.attempt);
  const publications = listPublications(reader, contest.id).filter((one) => one.attempt === draw.attempt);
  return {
    v: VERSION,
    type: "bundle",
    commitment: commitmentOf(draw),
    history: before.map(commitmentOf),
    rules: contest.rulesText ?? "",
    entries: lockedListOf(reader, draw),
    ...outcome,
    publications: publications
      .slice(0, LIMITS.publications)
      .map(({ document, hash, place, reference, publishedAt }) => ({
        document,
        hash,
        place,
        reference,
        published_at: publishedAt === null ? null : toTimestamp(publishedAt),
      })),
  };
}
