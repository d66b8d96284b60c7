/**
 * Draws a locked contest, once. What is drawn is verified by the code that members use before it is kept: a result that does
 * not verify is not one.
 */
import { findContest, type StoredContest, saveContest } from "#main/store/contests/contests.ts";
import { findLastDraw, type StoredDraw, saveResult } from "#main/store/contests/draws.ts";
import type { Reader } from "#main/store/database.ts";
import { removeSecret } from "#main/store/settings/credentials.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { ContestAction } from "#shared/contract/contests.ts";
import { isSignatureOf, randomnessOf } from "#shared/draw/beacon.ts";
import type { BeaconValue, Lock, Reveal } from "#shared/draw/documents.ts";
import { toHex } from "#shared/draw/encode.ts";
import { drawResult } from "#shared/draw/pick.ts";
import { verifyBundle } from "#shared/draw/verify.ts";
import type { ContestId } from "#shared/ids.ts";
import { textOf } from "./committing.ts";
import { assembleBundle, commitmentOf, lockedListOf, lockOf, witnessValuesOf } from "./documents.ts";
import { hindranceOf } from "./facts.ts";
import { type Deed, DONE, type DrawScene, type Edit, targetOf } from "./scene.ts";
import { openSecret } from "./secrets.ts";

export type DrawDeed = Deed | { readonly ok: false; readonly code: "bad-signature"; readonly round: number };

/**
 * Draws with what the beacon said (96 hexadecimal digits; they are checked here), or offline with what the witnesses said and
 * the secret of this workspace. Null for a contest online is hindered: there is nothing to draw with.
 */
export function completeDraw(
  scene: DrawScene,
  id: ContestId,
  signature: string | null,
  edit: Edit,
  action: Extract<ContestAction, "draw" | "beacon"> = "draw",
): DrawDeed {
  const { database } = scene;
  const contest = findContest(database.reader, id);
  if (contest === undefined) throw new Error(`There is no contest ${id}.`);
  const hindered = hindranceOf(scene, contest, action, edit.at);
  if (hindered !== null) return { ok: false, code: "hindered", hindered };
  const draw = findLastDraw(database.reader, id);
  const lock = draw === undefined ? null : lockOf(draw);
  if (draw === undefined || lock === null) throw new Error(`Contest ${id} has no lock to draw from.`);
  const { beacon } = commitmentOf(draw);
  if (beacon === null) return keepDraw(scene, contest, draw, lock, offlineReveal(scene, draw), edit);
  if (signature === null) {
    return { ok: false, code: "hindered", hindered: { action, why: "beacon-missing", state: contest.state, at: null } };
  }
  const value = beaconValueOf(beacon.round, signature);
  if (value === null) return { ok: false, code: "bad-signature", round: beacon.round };
  const reveal = { secret: lock.secret ?? "", beacon: value, witness_values: [] };
  return keepDraw(scene, contest, draw, lock, reveal, edit);
}

/** Null where quicknet did not sign that round so. */
function beaconValueOf(round: number, text: string): BeaconValue | null {
  const signature = text.toLowerCase();
  const randomness = randomnessOf(signature);
  return randomness !== null && isSignatureOf(round, signature) ? { round, signature, randomness } : null;
}

function offlineReveal({ database, box }: DrawScene, draw: StoredDraw): Reveal {
  const secret = openSecret(database.reader, box, draw);
  if (secret === null) throw new Error(`The secret of attempt ${draw.attempt} cannot be opened.`);
  return { secret: toHex(secret), beacon: null, witness_values: spokenInOrder(draw) };
}

/** As the commitment names the witnesses, whoever spoke first. */
function spokenInOrder(draw: StoredDraw): Reveal["witness_values"] {
  const values = witnessValuesOf(draw);
  return commitmentOf(draw).witnesses.flatMap((name) => values.find((one) => one.name === name) ?? []);
}

function keepDraw(
  scene: DrawScene,
  contest: StoredContest,
  draw: StoredDraw,
  lock: Lock,
  reveal: Reveal,
  edit: Edit,
): Deed {
  const result = verifiedResult(scene.database.reader, contest, draw, lock, reveal);
  scene.database.durably((tx) => {
    const isDrawn = saveResult(tx, draw, {
      beacon: reveal.beacon && textOf(reveal.beacon),
      reveal: textOf(reveal),
      result: textOf(result),
      drawnAt: edit.at,
    });
    if (!isDrawn) throw new Error(`Commitment ${draw.commitmentHash} is drawn already.`);
    if (draw.secretName !== null) removeSecret(tx, draw.secretName);
    saveContest(tx, contest.id, { state: "drawn" });
    appendAudit(tx, {
      ...edit,
      action: "contests.draw",
      target: targetOf(contest),
      before: { state: contest.state },
      after: { seed: result.seed, picks: result.picks.map((pick) => pick.id) },
    });
  });
  return DONE;
}

function verifiedResult(reader: Reader, contest: StoredContest, draw: StoredDraw, lock: Lock, reveal: Reveal) {
  const entries = lockedListOf(reader, draw);
  const result = drawResult({ commitment: commitmentOf(draw), lock, entries, reveal });
  const { report } = verifyBundle(assembleBundle(reader, contest, draw, { lock, reveal, result }));
  if (!report.ok) throw new Error(`The draw of contest ${contest.id} does not verify: ${report.code}.`);
  return result;
}
