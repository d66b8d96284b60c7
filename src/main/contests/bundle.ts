/** What of a draw goes out of the house: the proof, and before it the locked list with what it was computed from. */
import type { StoredContest } from "#main/store/contests/contests.ts";
import { findEvidence, findLastDraw, listDraws, type StoredDraw } from "#main/store/contests/draws.ts";
import type { Reader } from "#main/store/database.ts";
import { type Lock, type Report, type Reveal, VERSION } from "#shared/draw/documents.ts";
import { evidenceHash } from "#shared/draw/lock.ts";
import { verifyBundle } from "#shared/draw/verify.ts";
import { assembleBundle, commitmentOf, lockedListOf, lockOf, resultOf } from "./documents.ts";
import { type ExportFile, fileNameOf } from "./export-file.ts";

/** The last attempt with its lock; null where it has none. */
export interface LockedDraw {
  readonly draw: StoredDraw;
  readonly lock: Lock;
}

export function findLocked(reader: Reader, contest: StoredContest): LockedDraw | null {
  const draw = findLastDraw(reader, contest.id);
  const lock = draw === undefined ? null : lockOf(draw);
  return draw === undefined || lock === null ? null : { draw, lock };
}

/**
 * The proof bundle; null before the draw. It is verified as members will, from the text that they get: one that does not
 * verify is not given out but thrown.
 */
export function proofFile(reader: Reader, contest: StoredContest): (ExportFile & { readonly report: Report }) | null {
  const locked = findLocked(reader, contest);
  const result = locked && resultOf(locked.draw);
  if (locked === null || result === null || locked.draw.reveal === null) return null;
  const { draw, lock } = locked;
  const reveal = JSON.parse(draw.reveal ?? "") as Reveal;
  const text = textOf(assembleBundle(reader, contest, draw, { lock, reveal, result }));
  const { report } = verifyBundle(JSON.parse(text));
  if (!report.ok) throw new Error(`The proof of contest ${contest.publicId} does not verify: ${report.code}.`);
  return { fileName: fileNameOf(draw.seq, contest.title, "proof"), text, report };
}

/**
 * Lock and list for members' hands, with the terms and rules that they were locked under: online everybody can compute the
 * winners from it when the beacon speaks. Null before the lock.
 */
export function lockFile(reader: Reader, contest: StoredContest): ExportFile | null {
  const locked = findLocked(reader, contest);
  if (locked === null) return null;
  const { draw, lock } = locked;
  const before = listDraws(reader, contest.id).filter((one) => one.attempt < draw.attempt);
  const text = textOf({
    v: VERSION,
    type: "locked-list",
    commitment: commitmentOf(draw),
    history: before.map(commitmentOf),
    rules: contest.rulesText ?? "",
    lock,
    entries: lockedListOf(reader, draw),
  });
  return { fileName: fileNameOf(draw.seq, contest.title, "locked-list"), text };
}

/** The file that the lock binds, byte for byte; null before the lock. */
export function evidenceFile(reader: Reader, contest: StoredContest): ExportFile | null {
  const locked = findLocked(reader, contest);
  const bytes = locked && findEvidence(reader, locked.draw);
  if (locked === null || bytes === null) return null;
  if (evidenceHash(bytes) !== locked.lock.evidence_hash) {
    throw new Error(`The evidence of contest ${contest.publicId} is not what was locked.`);
  }
  return { fileName: fileNameOf(locked.draw.seq, contest.title, "evidence"), text: bytes.toString("utf8") };
}

const textOf = (document: object) => `${JSON.stringify(document, null, 1)}\n`;
