/**
 * Freezes the list of entries, once for each commitment: rows, evidence and lock document together, so that no crash leaves one
 * without the others.
 */
import { type StoredContest, saveContest } from "#main/store/contests/contests.ts";
import { findLastDraw, saveLock } from "#main/store/contests/draws.ts";
import { insertLockedEntries } from "#main/store/contests/locked.ts";
import { removeSecret } from "#main/store/settings/credentials.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { ContestEntry } from "#shared/contract/contests.ts";
import { type Entry, LIMITS } from "#shared/draw/documents.ts";
import { utf8 } from "#shared/draw/encode.ts";
import { lockHash, makeLock, sortEntries } from "#shared/draw/lock.ts";
import { faultOfEntries } from "#shared/draw/read.ts";
import { textOf } from "./committing.ts";
import { commitmentOf } from "./documents.ts";
import { evidenceOf } from "./evidence.ts";
import { hindranceOf, liveEntries } from "./facts.ts";
import { type Deed, DONE, type DrawScene, type Edit, targetOf } from "./scene.ts";
import { openSecret } from "./secrets.ts";

export function lockContest(scene: DrawScene, contest: StoredContest, edit: Edit): Deed {
  const { database, box } = scene;
  const hindered = hindranceOf(scene, contest, "lock", edit.at);
  if (hindered !== null) return { ok: false, code: "hindered", hindered };
  const draw = findLastDraw(database.reader, contest.id);
  const secret = draw && openSecret(database.reader, box, draw);
  if (draw === undefined || !secret) throw new Error(`Contest ${contest.id} has no secret to lock with.`);
  const list = liveEntries(scene, contest, edit.at);
  const entries = sortEntries(list.entries.filter((entry) => entry.weight > 0).map(entryOf));
  // What is locked is for good: a list that no proof can hold must not get so far.
  const fault = faultOfEntries(entries);
  if (fault !== null) throw new Error(`Contest ${contest.id} cannot be locked: ${fault.where} ${fault.detail}.`);
  const evidence = Buffer.from(evidenceOf(contest, list), "utf8");
  const commitment = commitmentOf(draw);
  const lock = makeLock({ commitment, entries, evidence, lockedAt: edit.at, secret });
  const hash = lockHash(lock);
  database.durably((tx) => {
    const isPublic = lock.secret !== null;
    const isLocked = saveLock(tx, draw, {
      lock: textOf(lock),
      lockHash: hash,
      lockedBy: edit.actor.name,
      evidence,
      secretName: isPublic ? null : draw.secretName,
    });
    if (!isLocked) throw new Error(`Commitment ${draw.commitmentHash} is locked already.`);
    if (isPublic && draw.secretName !== null) removeSecret(tx, draw.secretName);
    insertLockedEntries(
      tx,
      contest.id,
      draw.attempt,
      list.entries.map((entry) => ({ ...entry, name: nameOf(entry) })),
    );
    saveContest(tx, contest.id, { state: "locked" });
    appendAudit(tx, {
      ...edit,
      action: "contests.lock",
      target: targetOf(contest),
      before: { state: contest.state },
      after: { lock: hash, members: lock.entry_count, entries: lock.total_weight },
    });
  });
  return DONE;
}

const entryOf = (entry: ContestEntry): Entry => ({ id: entry.entryId, name: nameOf(entry), weight: entry.weight });

/** A name as the protocol takes it. Games keep to far less, but what they answer is not ours. */
function nameOf({ name }: Pick<ContestEntry, "name">): string {
  let wellFormed = name.toWellFormed();
  while (utf8(wellFormed).length > LIMITS.nameBytes) wellFormed = [...wellFormed].slice(0, -1).join("");
  return wellFormed;
}
