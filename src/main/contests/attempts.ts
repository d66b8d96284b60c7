import type { StoredContest } from "#main/store/contests/contests.ts";
import { listDraws, type StoredDraw } from "#main/store/contests/draws.ts";
import { findLockedMembers } from "#main/store/contests/locked.ts";
import { listPublications, type StoredPublication } from "#main/store/contests/publications.ts";
import type { Reader } from "#main/store/database.ts";
import type { Attempt, PickRow } from "#shared/contract/contests.ts";
import { timeOfRound } from "#shared/draw/beacon.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";
import { commitmentOf, lockOf, resultOf, witnessValuesOf } from "./documents.ts";
import type { DrawScene } from "./scene.ts";
import { secretStateOf } from "./secrets.ts";

/** Every commitment of a contest, as people see it. */
export function describeAttempts(
  { database: { reader }, box }: Pick<DrawScene, "database" | "box">,
  contest: StoredContest,
): Attempt[] {
  const publications = listPublications(reader, contest.id);
  return listDraws(reader, contest.id).map((draw) => attemptOf(reader, box, draw, publications));
}

function attemptOf(
  reader: Reader,
  box: DrawScene["box"],
  draw: StoredDraw,
  publications: readonly StoredPublication[],
): Attempt {
  const { created_at, lock_by, beacon } = commitmentOf(draw);
  const lock = lockOf(draw);
  return {
    attempt: draw.attempt,
    issuer: draw.issuer,
    seq: draw.seq,
    commitmentHash: draw.commitmentHash,
    commitment: draw.commitment,
    createdAt: fromTimestamp(created_at),
    lockBy: fromTimestamp(lock_by),
    round: beacon?.round ?? null,
    roundAt: beacon === null ? null : timeOfRound(beacon.round),
    lockHash: draw.lockHash,
    lock: draw.lock,
    lockedAt: lock === null ? null : fromTimestamp(lock.locked_at),
    lockedBy: draw.lockedBy,
    evidenceHash: lock?.evidence_hash ?? null,
    secret: secretStateOf(reader, box, draw),
    witnessValues: [...witnessValuesOf(draw)],
    seed: resultOf(draw)?.seed ?? null,
    drawnAt: draw.drawnAt,
    endedWhy: draw.endedWhy,
    publications: publications
      .filter((one) => one.attempt === draw.attempt)
      .map(({ contest: _contest, attempt: _attempt, ...row }) => row),
  };
}

/** Who was picked, in order; none before the draw. */
export function describePicks(reader: Reader, contest: StoredContest, draw: StoredDraw): PickRow[] {
  const result = resultOf(draw);
  if (result === null) return [];
  const ids = result.picks.map((pick) => pick.id);
  const entries = new Map(
    findLockedMembers(reader, draw.contest, draw.attempt, ids).map((entry) => [entry.entryId, entry]),
  );
  const pickedBefore = new Map<string, number>();
  return result.picks.flatMap(({ position, kind, id, pool_weight }) => {
    const entry = entries.get(id);
    if (entry === undefined) return [];
    const before = pickedBefore.get(id) ?? 0;
    pickedBefore.set(id, before + 1);
    const used = contest.afterWin === "remove_ticket" ? before : 0;
    const { ref, name, account } = entry;
    return { position, kind, entryId: id, ref, name, account, weight: entry.weight - used, poolWeight: pool_weight };
  });
}
