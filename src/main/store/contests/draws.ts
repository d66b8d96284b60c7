/**
 * Commitments and what became of them. What was written once is never written again: locking, drawing and giving up each say
 * whether they wrote, and write nothing where something is there.
 */
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { ContestId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface StoredDraw {
  readonly contest: ContestId;
  readonly attempt: number;
  readonly issuer: string;
  readonly seq: number;
  /** Documents are the JSON text that was hashed. */
  readonly commitment: string;
  readonly commitmentHash: string;
  /** Row of `secrets`; null once the secret is public. */
  readonly secretName: string | null;
  readonly lock: string | null;
  readonly lockHash: string | null;
  readonly lockedBy: string | null;
  /** JSON. */
  readonly beacon: string | null;
  /** JSON list of `{name, value}`. */
  readonly witnessValues: string | null;
  /** JSON. */
  readonly reveal: string | null;
  /** JSON. */
  readonly result: string | null;
  readonly drawnAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedWhy: string | null;
}

const SELECT = `select contest_id as contest, attempt, issuer, seq, commitment, commitment_hash as commitmentHash,
    secret_name as secretName, lock, lock_hash as lockHash, locked_by as lockedBy, beacon, witness_values as witnessValues,
    reveal, result, drawn_at as drawnAt, ended_at as endedAt, ended_why as endedWhy
  from contest_draws`;

/** Attempts of a contest in order; of all contests in the order of the numbers. */
export function listDraws(reader: Reader, contest: ContestId | null): StoredDraw[] {
  return contest === null
    ? queryAll(reader, `${SELECT} order by issuer, seq`)
    : queryAll(reader, `${SELECT} where contest_id = ? order by attempt`, contest);
}

/** The attempt of a contest that counts. */
export function findLastDraw(reader: Reader, contest: ContestId): StoredDraw | undefined {
  return queryFirst(reader, `${SELECT} where contest_id = ? order by attempt desc limit 1`, contest);
}

/** The commitment of an issuer with the highest number. */
export function findHead(reader: Reader, issuer: string): StoredDraw | undefined {
  return queryFirst(reader, `${SELECT} where issuer = ? order by seq desc limit 1`, issuer);
}

export function findDrawOf(reader: Reader, issuer: string, seq: number): StoredDraw | undefined {
  return queryFirst(reader, `${SELECT} where issuer = ? and seq = ?`, issuer, seq);
}

export type NewDraw = Pick<
  StoredDraw,
  "contest" | "attempt" | "issuer" | "seq" | "commitment" | "commitmentHash" | "secretName"
>;

export function insertDraw(tx: Tx, draw: NewDraw): void {
  execute(
    tx,
    `insert into contest_draws (contest_id, attempt, issuer, seq, commitment, commitment_hash, secret_name)
     values (:contest, :attempt, :issuer, :seq, :commitment, :commitmentHash, :secretName)`,
    { ...draw },
  );
}

type DrawKey = Pick<StoredDraw, "contest" | "attempt">;

export interface LockColumns {
  readonly lock: string;
  readonly lockHash: string;
  readonly lockedBy: string;
  readonly evidence: Buffer;
  readonly secretName: string | null;
}

/** False where the attempt has a lock, or was given up. */
export function saveLock(tx: Tx, { contest, attempt }: DrawKey, columns: LockColumns): boolean {
  return (
    execute(
      tx,
      `update contest_draws set lock = :lock, lock_hash = :lockHash, locked_by = :lockedBy, evidence = :evidence,
         secret_name = :secretName
       where contest_id = :contest and attempt = :attempt and lock is null and ended_at is null`,
      { contest, attempt, ...columns },
    ).changes > 0
  );
}

/** Bytes of the evidence file that the lock binds. */
export function findEvidence(reader: Reader, { contest, attempt }: DrawKey): Buffer | null {
  return (
    queryFirst<{ evidence: Buffer | null }>(
      reader,
      "select evidence from contest_draws where contest_id = ? and attempt = ?",
      contest,
      attempt,
    )?.evidence ?? null
  );
}

/** What the witnesses said, as far as it is known; JSON. False where the attempt is drawn or was given up. */
export function saveWitnessValues(tx: Tx, { contest, attempt }: DrawKey, values: string): boolean {
  return (
    execute(
      tx,
      `update contest_draws set witness_values = ?
       where contest_id = ? and attempt = ? and lock is not null and result is null and ended_at is null`,
      values,
      contest,
      attempt,
    ).changes > 0
  );
}

export interface ResultColumns {
  readonly beacon: string | null;
  readonly reveal: string;
  readonly result: string;
  readonly drawnAt: Instant;
}

/** False where the attempt has a result, has no lock, or was given up. */
export function saveResult(tx: Tx, { contest, attempt }: DrawKey, columns: ResultColumns): boolean {
  return (
    execute(
      tx,
      `update contest_draws set beacon = :beacon, reveal = :reveal, result = :result, drawn_at = :drawnAt, secret_name = null
       where contest_id = :contest and attempt = :attempt and lock is not null and result is null and ended_at is null`,
      { contest, attempt, ...columns },
    ).changes > 0
  );
}

/** Gives an attempt up. False where it is drawn, or was given up before. */
export function endDraw(tx: Tx, { contest, attempt }: DrawKey, at: Instant, why: string): boolean {
  return (
    execute(
      tx,
      `update contest_draws set ended_at = ?, ended_why = ?
       where contest_id = ? and attempt = ? and result is null and ended_at is null`,
      at,
      why,
      contest,
      attempt,
    ).changes > 0
  );
}
