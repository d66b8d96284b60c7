import { type StoredContest, saveContest } from "#main/store/contests/contests.ts";
import { endDraw, findLastDraw } from "#main/store/contests/draws.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import { brokenRearm } from "#shared/draw/commitment.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";
import type { Instant } from "#shared/time.ts";
import { commit, roundOf } from "./committing.ts";
import { commitmentOf } from "./documents.ts";
import { hindranceOf } from "./facts.ts";
import { followHead } from "./ledger.ts";
import { wholeSeconds } from "./plan.ts";
import { type Deed, DONE, type DrawScene, type Edit, targetOf } from "./scene.ts";
import { findDrawProblems, type Problem } from "./terms.ts";

export interface Rearming {
  readonly lockBy: Instant;
  /** Null: the first one long enough after the lock. */
  readonly round: number | null;
  readonly reason: string;
}

export type RearmDeed = Deed | { readonly ok: false; readonly code: "invalid-terms"; readonly problems: Problem[] };

/** Gives the last attempt up and makes another, with a new secret. A lock that is there stays, with the attempt that it is of. */
export function rearmContest(scene: DrawScene, contest: StoredContest, rearming: Rearming, edit: Edit): RearmDeed {
  const hindered = hindranceOf(scene, contest, "rearm", edit.at);
  if (hindered !== null) return { ok: false, code: "hindered", hindered };
  const draw = findLastDraw(scene.database.reader, contest.id);
  if (draw === undefined) throw new Error(`Contest ${contest.id} was never committed to.`);
  const before = commitmentOf(draw);
  const { reason } = rearming;
  // The protocol's times are whole seconds, and a clock that was set back must not take the attempt with it.
  const lockBy = wholeSeconds(rearming.lockBy);
  const createdAt = Math.max(edit.at, fromTimestamp(before.created_at));
  const terms = { ...contest, lockBy, round: rearming.round };
  const problems = findDrawProblems({ ...terms, witnesses: [...terms.witnesses] }, createdAt);
  if (problems.length > 0) return { ok: false, code: "invalid-terms", problems };
  const round = roundOf(terms);
  followHead(scene);
  scene.database.durably((tx) => {
    if (!endDraw(tx, draw, edit.at, reason)) throw new Error(`Commitment ${draw.commitmentHash} is drawn already.`);
    const { commitment, hash } = commit(tx, scene, terms, {
      issuer: draw.issuer,
      attempt: draw.attempt + 1,
      supersedes: draw.commitmentHash,
      createdAt,
      rulesText: contest.rulesText ?? "",
    });
    const broken = brokenRearm(commitment, before);
    if (broken !== null) throw new Error(`Contest ${contest.id} cannot be re-armed: ${broken}.`);
    saveContest(tx, contest.id, { state: "ended", lockBy, round });
    appendAudit(tx, {
      ...edit,
      action: "contests.rearm",
      target: targetOf(contest),
      before: { state: contest.state, attempt: draw.attempt, lockBy: contest.lockBy, round: contest.round },
      after: { reason, attempt: commitment.attempt, seq: commitment.seq, commitment: hash, lockBy, round },
    });
  });
  followHead(scene);
  return DONE;
}
